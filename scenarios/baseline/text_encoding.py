"""Which encoding a file of text has; a file that is not text is said to be none."""

from __future__ import annotations

from scenarios.baseline.files import OpenedFile
from scenarios.baseline.gathered_findings import GatheredFindings


def encoding_of(opened: OpenedFile, findings: GatheredFindings) -> str | None:
    """Give the encoding, or None with an error where the file is damaged or no text."""
    data = opened.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _if_readable(opened, "utf-16", findings)
    if b"\0" in data:
        if data[1:200:2].count(0) > 40:
            return _if_readable(opened, "utf-16-le", findings)
        if data[0:200:2].count(0) > 40:
            return _if_readable(opened, "utf-16-be", findings)
        findings.error(
            opened.file.name,
            "not-text",
            "There are NUL bytes in the file: it is damaged, or not a table. Export it again.",
        )
        return None
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _if_readable(opened, "cp1252", findings)
    return "utf-8-sig"


def _if_readable(opened: OpenedFile, encoding: str, findings: GatheredFindings) -> str | None:
    try:
        text = opened.data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        findings.error(
            opened.file.name,
            "not-text",
            "The file is not text in UTF-8, UTF-16 or Windows-1252. Save it as CSV UTF-8.",
        )
        return None
    return encoding
