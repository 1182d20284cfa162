"""Makes good and bad files for the tests of reading."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from scenarios.baseline.findings import Finding
from scenarios.baseline.read import Reading, read

SAMPLES = Path(__file__).parent / "samples"
EPISODE_HEADINGS = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
)
HEADER_HEADINGS = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"


def an_episode(
    child="1",
    began="01/05/2018",
    new="S",
    legal="C2",
    place="U4",
    ended="",
    reason="",
    moved="",
    urn="",
):
    """Make a row of the episodes table."""
    return f"{child},{began},{new},{legal},N1,{place},PR1,{ended},{reason},{moved},,,{urn}"


def a_child(child="1", born="02/03/2010", sex="2"):
    """Make a row of the header table."""
    return f"{child},{sex},{born},WBRI,,,"


@dataclass
class Folder:
    """A folder of files being made, and read."""

    path: Path

    def episodes(self, *rows, name="episodes.csv", headings=EPISODE_HEADINGS):
        return self.text(name, "\n".join([headings, *rows]) + "\n")

    def header(self, *rows, name="header.csv", headings=HEADER_HEADINGS):
        return self.text(name, "\n".join([headings, *(rows or (a_child(),))]) + "\n")

    def text(self, name, text, encoding="utf-8"):
        return self.bytes(name, text.encode(encoding))

    def bytes(self, name, data):
        path = self.path / name
        path.write_bytes(data)
        return path

    def zip_bomb(self, name="annex_a.xlsx", megabytes=2_000):
        """Make a workbook whose one sheet is megabytes of nothing, small on the disk."""
        path = self.path / name
        block = b" " * 1024**2
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
                for _ in range(megabytes):
                    member.write(block)
        return path

    def many_members(self, name="annex_a.xlsx", members=3_000):
        path = self.path / name
        with zipfile.ZipFile(path, "w") as archive:
            for number in range(members):
                archive.writestr(f"{number}.xml", "<a/>")
        return path

    def workbook(self, rows, name="annex_a.xlsx", sheet="List 8"):
        import openpyxl

        book = openpyxl.Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(row)
        kept = io.BytesIO()
        book.save(kept)
        return self.bytes(name, kept.getvalue())

    def read(self) -> Reading:
        return read([self.path])


@pytest.fixture
def folder(tmp_path):
    """Give an empty folder called Townshire."""
    path = tmp_path / "Townshire"
    path.mkdir()
    return Folder(path)


@pytest.fixture
def samples():
    """Give the folder of samples."""
    return SAMPLES


@pytest.fixture
def episode():
    """Make a row of the episodes table; name what matters."""
    return an_episode


@pytest.fixture
def child():
    """Make a row of the header table; name what matters."""
    return a_child


@pytest.fixture
def only():
    """Give the one finding of a rule."""

    def one(reading: Reading, rule: str) -> Finding:
        found = [finding for finding in reading.findings if finding.rule == rule]
        assert len(found) == 1, [f.sentence() for f in reading.findings]
        return found[0]

    return one
