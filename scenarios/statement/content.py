"""What a statement is made of: sections of sentences, tables, figures and parts still to write."""

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What a column of a table holds, so that a spreadsheet shows a number as what it is."""

    WORDS = "words"
    MONTH = "month"
    YEAR = "year"
    WHOLE = "whole number"
    NUMBER = "number"
    SHARE = "share"
    POUNDS = "pounds"


Cell = str | int | float | None
"""None is not known, or nothing to measure: never zero."""

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and what stands under it."""

    head: str
    holds: Holds = Holds.WORDS


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as a page has room for it; the first column names the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures with a caption: all of them for a spreadsheet, and as a page shows them."""

    name: str
    """Short, for the name of a sheet."""
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shortened: Printed | None = None
    """Where a page has no room for every row."""


class FigureName(StrEnum):
    """The pictures of a statement; whoever writes the file brings them."""

    CHILDREN = "children"
    OUTCOMES = "outcomes"
    GAP = "gap"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Figure:
    """Where a picture stands, and its caption."""

    name: FigureName
    caption: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as PNG, and the sentence it says; none where there was nothing to draw."""

    words: str
    png: bytes | None
    height: int
    """On a screen of 96 dots an inch."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short points."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToWrite:
    """What only the service can write, with a sentence or two on what belongs there."""

    about: str
    guidance: str


Part = Paragraph | Bullets | Table | Figure | ToWrite


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the statement."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page and every figure says of where it comes from."""

    data_day: str
    seed: int
    draws: int
    version: str
    unassessed: int
    synthetic: bool

    @property
    def short(self) -> str:
        """Give what stands under each figure."""
        return f"Data of {self.data_day}, seed {self.seed}."

    @property
    def whole(self) -> str:
        """Give what stands at the foot of each page."""
        return (
            f"Data of {self.data_day}, seed {self.seed}, {self.draws:,} futures, "
            f"version {self.version}. Children without a needs assessment: {self.unassessed}."
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole statement, ready to be written as a document or a workbook."""

    area: str
    scenario: str
    marking: str
    made_on: str
    headline: str
    stamp: Stamp
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """Give the title of the document."""
        return f"Sufficiency statement: {self.area}"

    @property
    def properties(self) -> dict[str, str]:
        """Give what the file says of itself, cut to what a document's properties hold."""
        made_up = "Synthetic data. " if self.stamp.synthetic else ""
        said = {
            "title": self.title,
            "subject": f"{self.stamp.whole} {self.scenario}",
            "author": f"Placement sufficiency, version {self.stamp.version}",
            "category": self.marking,
            "keywords": "sufficiency, children looked after",
            "comments": f"{made_up}For use inside the service; not protected for publication.",
        }
        return {name: words[:LONGEST_PROPERTY] for name, words in said.items()}

    @property
    def notices(self) -> tuple[str, ...]:
        """Say what a reader must know before the first figure."""
        return (*((SYNTHETIC,) if self.stamp.synthetic else ()), INTERNAL)


LONGEST_PROPERTY = 255

SYNTHETIC = "Synthetic data: no child, carer or home in this statement is real."

INTERNAL = (
    "For use inside the service. Counts of today's children are not protected against "
    "recognising a child: small numbers are shown as they are. Do not publish this document "
    "or send it to anyone outside before that has been done. Averages of simulated futures are not "
    "counts of children and are not rounded."
)
