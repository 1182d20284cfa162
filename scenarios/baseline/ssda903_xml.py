"""Reads the SSDA903 return as XML, the form in which case systems send it.

Source of the layout: data-to-insight/csc-validator-be-903 `ingress.py`. The row of a finding is the
number of the CHILD element, counted from 1, since XML has no rows.
"""

from __future__ import annotations

import io
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from scenarios.baseline.dates import DatesRead
from scenarios.baseline.episode_checks import EpisodeChecks
from scenarios.baseline.files import OpenedFile
from scenarios.baseline.gathering import ChildrenOfFile, EpisodesOfFile, Gathering
from scenarios.baseline.header_rows import child_from
from scenarios.baseline.records import EpisodeRecord
from scenarios.baseline.ssda903_csv import EPISODE_COLUMNS

ROOT = "EXPSSDA903"
DEEPEST = 20
"""Elements inside each other; a return has four."""
TAG_OF = {"PLACE": "PL"}
"""Tags that differ from the column's name."""


def is_xml(opened: OpenedFile) -> bool:
    """Whether the file looks like XML."""
    start = opened.data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith((b"<", b"<\0", b"\0<"))


def read_xml(opened: OpenedFile, gathering: Gathering) -> int | None:
    """Read children and episodes; None, with an error, where it is not an SSDA903 return."""
    reading = _XmlReturn(opened, gathering)
    file = opened.file.name
    try:
        return reading.read()
    except DefusedXmlException:
        gathering.findings.error(
            file,
            "xml-dtd",
            "The XML declares a document type or entities, which are not read because they can be "
            "used to harm. Export it again without them.",
        )
    except (ParseError, LookupError, ValueError) as problem:
        gathering.findings.error(
            file,
            "xml-damaged",
            f"The XML cannot be read ({problem}). It is cut off or damaged: export it again.",
        )
    return None


class _XmlReturn:
    def __init__(self, opened: OpenedFile, gathering: Gathering) -> None:
        file = opened.file
        self._opened = opened
        self._gathering = gathering
        self._file = file.name
        self._area = file.folder.name
        self._dates = DatesRead()
        self._checks = EpisodeChecks(file.name, gathering.findings)
        self._children = ChildrenOfFile(file.name, file.folder)
        self._episodes = EpisodesOfFile(file.name, file.folder)
        self._rows = 0

    def read(self) -> int | None:
        number = 0
        depth = 0
        for event, element in iterparse(
            io.BytesIO(self._opened.data), events=("start", "end"), forbid_dtd=True
        ):
            if event == "start":
                depth += 1
                if depth > DEEPEST:
                    raise ValueError(f"elements inside each other more than {DEEPEST} times")
                if depth == 1 and _tag(element) != ROOT:
                    self._say_not_a_return(_tag(element))
                    return None
                continue
            depth -= 1
            if depth == 1 and _tag(element) == "CHILD":
                number += 1
                self._child(number, element)
                element.clear()
        self._checks.say_when_a_column_is_mostly_unknown(self._rows)
        if not number:
            self._gathering.findings.error(
                self._file, "no-rows", "There are no children in this return. Export it again."
            )
        self._gathering.children.append(self._children)
        self._gathering.episodes.append(self._episodes)
        return number

    def _child(self, number: int, element: Element) -> None:
        header = element.find("HEADER")
        if header is None:
            self._gathering.findings.error(
                self._file,
                "xml-header-missing",
                "The child has no HEADER. Export the return again.",
                row=number,
                column="HEADER",
            )
            return
        cells = (
            _text(header, "CHILDID") or _text(header, "CHILD"),
            _text(header, "SEX"),
            _text(header, "DOB"),
            _text(header, "UASC"),
        )
        self._children.named.add(cells[0])
        child = child_from(
            cells, self._dates, self._gathering.findings, self._file, number, self._area
        )
        if child is not None:
            self._children.rows.append(number)
            self._children.children.append(child)
        for episode in element.iter("EPISODE"):
            self._rows += 1
            self._episode(number, cells[0], episode)

    def _episode(self, number: int, child: str, element: Element) -> None:
        cells = [_text(element, TAG_OF.get(name, name)) for name in EPISODE_COLUMNS[1:]]
        decom, rne, ls, cin, place, provider, dec, rec, moved, urn = cells
        began, ended = self._dates[decom], self._dates[dec]
        if not child or not isinstance(began, date) or isinstance(ended, str):
            self._checks.say_what_is_missing(number, child, decom, began, dec, ended)
            return
        codes = self._checks.codes(number, (rne, ls, cin, place, provider, rec, moved))
        rne, ls, _, place, _, rec, moved = codes
        if not self._checks.dates_and_reason(number, began, ended, dec, rec):
            return
        self._episodes.rows.append(number)
        self._episodes.episodes.append(
            EpisodeRecord(
                child,
                began,
                ended,
                rne,
                ls,
                place,
                rec,
                moved,
                urn or None,
                self._area,
            )
        )

    def _say_not_a_return(self, root: str) -> None:
        self._gathering.findings.error(
            self._file,
            "xml-not-a-return",
            f"The XML begins with <{root[:40]}> and not with <{ROOT}>, so it is not an SSDA903 "
            "return. Choose the file the case system exports for the return.",
        )


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element, tag: str) -> str:
    found = element.find(tag)
    return (found.text or "").strip() if found is not None else ""
