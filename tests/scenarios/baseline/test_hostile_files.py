"""Files that would do harm, or take for ever, are refused at once."""

import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from scenarios.baseline.read import read


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK(""http://x"")', "@SUM(1)", "+cmd|' /C'!A0"])
def test_a_formula_is_refused(folder, child, episode, only, cell):
    folder.header(child(), f'2,1,02/03/2010,"{cell}",,,')
    folder.episodes(episode())
    finding = only(folder.read(), "formula")
    assert (finding.file, finding.row, finding.column) == ("header.csv", 3, "ETHNIC")
    assert finding.is_error


def test_nul_bytes_are_refused(folder, episode, only):
    folder.header()
    folder.bytes("episodes.csv", folder.episodes(episode()).read_bytes().replace(b"U4", b"U\0"))
    assert only(folder.read(), "not-text").is_error


def test_a_row_of_ten_megabytes_is_refused(folder, episode, only):
    folder.header()
    folder.episodes(episode(), episode(child="7" * 10_000_000))
    finding = only(folder.read(), "row-too-long")
    assert finding.row == 3


def test_a_quotation_mark_that_is_never_closed_is_refused(folder, episode, only):
    folder.header()
    folder.episodes(episode(), episode(urn='"open'), episode(began="01/06/2018"))
    assert only(folder.read(), "row-unreadable").row == 3


def test_a_file_of_a_hundred_megabytes_is_refused_at_once(folder, only):
    folder.header()
    with (folder.path / "episodes.csv").open("wb") as stream:
        stream.truncate(100 * 1024**2)
    began = time.perf_counter()
    finding = only(folder.read(), "file-too-large")
    assert "100 MB" in finding.message
    assert time.perf_counter() - began < 1


def test_a_two_gigabyte_zip_bomb_is_refused_in_under_a_second(folder, only):
    path = folder.zip_bomb()
    tracemalloc.start()
    began = time.perf_counter()
    finding = only(read([path]), "workbook-too-large")
    seconds = time.perf_counter() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "2,000 MB" in finding.message
    assert seconds < 1
    assert peak < 64 * 1024**2


def test_a_workbook_of_too_many_parts_is_refused(folder, only):
    assert "3,000 parts" in only(read([folder.many_members()]), "workbook-too-large").message


def test_a_workbook_with_an_xml_bomb_inside_is_refused(folder, only, samples):
    path = folder.path / "annex_a.xlsx"
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with zipfile.ZipFile(samples / "annex_a.xlsx") as good, zipfile.ZipFile(path, "w") as bad:
        for member in good.namelist():
            text = good.read(member)
            if member.startswith("xl/worksheets"):
                text = text.replace(b"<worksheet", bomb.encode() + b"<worksheet", 1)
            bad.writestr(member, text)
    assert only(read([path]), "workbook-damaged").is_error


def test_a_table_of_faults_is_not_read_to_its_end(folder, only):
    folder.header()
    folder.episodes(*("1,2" for _ in range(5_000)))
    assert only(folder.read(), "too-many-errors").row < 3_000


def test_a_table_of_blank_rows_is_not_read_to_its_end(folder, only):
    folder.header()
    folder.episodes("\n" * 200_000)
    assert only(folder.read(), "blank-rows").is_error


BILLION_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<EXPSSDA903><CHILD><HEADER><CHILDID>&b;</CHILDID></HEADER></CHILD></EXPSSDA903>"""


OUTSIDE_ENTITY = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><EXPSSDA903>&a;</EXPSSDA903>"""


@pytest.mark.parametrize("text", [BILLION_LAUGHS, OUTSIDE_ENTITY])
def test_an_xml_bomb_is_refused(folder, only, text):
    finding = only(read([folder.text("return.xml", text)]), "xml-dtd")
    assert "document type" in finding.message


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("<html><body>Sign in</body></html>", "xml-not-a-return"),
        ("<EXPSSDA903><CHILD><HEADER>", "xml-damaged"),
        ("<EXPSSDA903>" + "<CHILD>" * 1_000, "xml-damaged"),
        ("<EXPSSDA903></EXPSSDA903>", "no-rows"),
        ("<EXPSSDA903><CHILD></CHILD></EXPSSDA903>", "xml-header-missing"),
    ],
)
def test_other_xml_is_refused(folder, only, text, rule):
    assert only(read([folder.text("return.xml", text)]), rule).is_error


@pytest.mark.parametrize("data", [b"PK\x03\x04 and then nothing", b"PK\x05\x06" + b"\0" * 18])
def test_a_damaged_workbook_is_refused(folder, data):
    errors = read([folder.bytes("annex_a.xlsx", data)]).errors
    assert [finding.rule for finding in errors] in (["workbook-damaged"], ["not-a-workbook"])


def test_an_old_or_locked_workbook_is_refused(folder, only):
    path = folder.bytes("annex_a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert (
        "Save it without a password as .xlsx"
        in only(read([path]), "workbook-old-or-locked").message
    )


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 \x93\x8c\x8b\x9e\r\n1 0 obj", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256))],
)
def test_a_file_that_is_no_table_at_all_is_refused(folder, data):
    assert read([folder.bytes("episodes.csv", data)]).errors


def test_a_file_nobody_may_read_is_named(folder, episode, only, monkeypatch):
    folder.header()
    locked = folder.episodes(episode())
    opens = Path.open

    def refuse(path, *args, **kwargs):
        if path.name == locked.name:
            raise PermissionError(13, "Permission denied")
        return opens(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)  # root, who runs some test machines, may read all
    assert only(folder.read(), "file-locked").file == "episodes.csv"
