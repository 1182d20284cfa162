"""The columns of Annex A List 8 that we read, and the headings under which councils write them.

Source: header rows of the sample workbook of liia-tools (SocialFinanceDigitalLabs/liia-tools).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from scenarios.baseline.columns import Column, ColumnKind

LIST_8: tuple[Column, ...] = (
    Column("Child Unique ID", ColumnKind.TEXT, True, "the child's number"),
    Column("Gender", ColumnKind.TEXT, False, "a) Male, b) Female"),
    Column("Date of Birth", ColumnKind.STATUTORY_DATE, True, "a date"),
    Column(
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        ColumnKind.TEXT,
        False,
        "a) Yes, b) No",
    ),
    Column("Date Started to be Looked After", ColumnKind.STATUTORY_DATE, True, "a date"),
    Column("Child's Category of Need", ColumnKind.TEXT, False, "such as N1 - Abuse or neglect"),
    Column("Child's Legal Status", ColumnKind.TEXT, False, "such as C2: full care order"),
    Column("Date Ceased to be Looked After", ColumnKind.STATUTORY_DATE, False, "empty if they are"),
    Column("Start Date of Most Recent Placement", ColumnKind.STATUTORY_DATE, False, "a date"),
    Column("Placement Type", ColumnKind.TEXT, True, "such as f) U6: Foster placement"),
    Column("Placement Provider", ColumnKind.TEXT, False, "such as b) PR1: Own provision"),
    Column("URN of Placement", ColumnKind.TEXT, False, "number of the home"),
    Column("Placement Location", ColumnKind.TEXT, False, "a) In, b) Out of the area"),
    Column("LA of Placement", ColumnKind.TEXT, False, "authority the home is in; NUK is outside"),
)

OTHER_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "child unique id": ("child id", "unique child id", "child unique identifier", "child uid"),
        "gender": ("sex", "gender sex"),
        "date of birth": ("dob", "birth date"),
        "date started to be looked after": (
            "date started to be looked after current period",
            "start date of looked after",
            "date became looked after",
        ),
        "start date of most recent placement": ("placement start date", "start of placement"),
        "placement type": ("type of placement",),
        "childs legal status": ("legal status",),
        "childs category of need": ("category of need",),
    }
)
"""By the plain form of our heading, the plain forms of others we have met."""

TELLING = ("child unique id", "date started to be looked after", "placement type")


def plain_heading(heading: object) -> str:
    """Give a heading as it is compared: no case, quotes, brackets, or letters in brackets."""
    text = str(heading or "").casefold()
    text = re.sub(r"['‘’`´\"“”]", "", text)
    text = re.sub(r"\(y/n\)+", " ", text)
    return " ".join(re.findall(r"[a-z0-9]+", text))


def places_of_columns(headings: Sequence[object]) -> dict[str, int]:
    """Give where each of our columns is among some headings; by name, never by position."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        found.setdefault(plain_heading(heading), place)
    places: dict[str, int] = {}
    for column in LIST_8:
        plain = plain_heading(column.name)
        for name in (plain, *OTHER_HEADINGS.get(plain, ())):
            if name in found:
                places[plain] = found[name]
                break
    return places
