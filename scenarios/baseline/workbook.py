"""Opens an Excel workbook safely: how much it would unpack to is known before it is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from scenarios.baseline.files import OpenedFile
from scenarios.baseline.gathered_findings import GatheredFindings

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_MEMBERS = 1_000
LARGEST_UNPACKED = 150 * 1024 * 1024
LARGEST_MEMBER = 40 * 1024 * 1024
"""Bytes of one sheet: List 8 of the largest authority is a tenth of this."""
LARGEST_RATIO = 100
"""Unpacked to packed; real workbooks lie between 3 and 20."""
RATIO_FROM = 5 * 1024 * 1024
"""Bytes unpacked from which the ratio counts: a small file may be very regular."""
MOST_ROWS = 50_000
MOST_COLUMNS = 200

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def is_workbook(opened: OpenedFile) -> bool:
    """Whether the file is an Excel workbook, or says it is."""
    return opened.data.startswith((_ZIP, b"PK\x05\x06", _OLD_EXCEL))


@contextmanager
def open_workbook(opened: OpenedFile, findings: GatheredFindings) -> Iterator[Workbook | None]:
    """Open a workbook for reading; None, with an error, where that is not safe or not possible."""
    if not _is_safe(opened, findings):
        yield None
        return
    import openpyxl  # slow to import, and only workbooks need it

    try:
        book = openpyxl.load_workbook(io.BytesIO(opened.data), read_only=True, keep_links=False)
    except Exception:  # openpyxl lets through whatever its parsers raise
        say_damaged(opened, findings)
        yield None
        return
    with closing(book):
        yield book


def say_damaged(opened: OpenedFile, findings: GatheredFindings) -> None:
    """Add the error of a workbook that cannot be read."""
    findings.error(
        opened.file.name,
        "workbook-damaged",
        "The workbook cannot be read: it is cut off or damaged, or not an Excel workbook. Open it "
        "in Excel, save it again as .xlsx and try that.",
    )


def _is_safe(opened: OpenedFile, findings: GatheredFindings) -> bool:
    """Say whether a workbook may be unpacked; where not, an error says why."""
    name = opened.file.name
    if opened.data.startswith(_OLD_EXCEL):
        findings.error(
            name,
            "workbook-old-or-locked",
            "This is a workbook of an old kind (.xls) or one with a password. Save it without a "
            "password as .xlsx.",
        )
        return False
    members = _members(opened)
    if members is None:
        say_damaged(opened, findings)
        return False
    if _unpacks_to_too_much(members):
        findings.error(
            name,
            "workbook-too-large",
            f"The workbook would unpack to {_unpacked(members) / 1024**2:,.0f} MB in "
            f"{len(members):,} parts, which no real list does, so it was not opened. Copy the list "
            "alone into a new workbook and save that.",
        )
        return False
    if "[Content_Types].xml" not in {member.filename for member in members}:
        findings.error(
            name,
            "not-a-workbook",
            "This is a zip archive and not a workbook. Unpack it and name the files inside.",
        )
        return False
    return True


def _members(opened: OpenedFile) -> Sequence[zipfile.ZipInfo] | None:
    """List the parts of a workbook without unpacking any; None where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(opened.data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None


def _unpacked(members: Sequence[zipfile.ZipInfo]) -> int:
    """Add up the bytes that the parts say they unpack to."""
    return sum(member.file_size for member in members)


def _unpacks_to_too_much(members: Sequence[zipfile.ZipInfo]) -> bool:
    unpacked = _unpacked(members)
    packed = sum(member.compress_size for member in members)
    return (
        len(members) > MOST_MEMBERS
        or unpacked > LARGEST_UNPACKED
        or max((member.file_size for member in members), default=0) > LARGEST_MEMBER
        or (unpacked > RATIO_FROM and unpacked > LARGEST_RATIO * max(packed, 1))
    )
