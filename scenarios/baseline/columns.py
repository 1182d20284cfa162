"""The columns of a table: their names, what may stand in them and what they mean.

A *column* is described once: reading, the empty templates and the reference pages are all made
from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ColumnKind(StrEnum):
    """What may stand in a cell, in words for the person who fills it in."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    POUNDS = "pounds, such as 765 or 765.50"
    DATE = "date, yyyy-mm-dd"
    STATUTORY_DATE = "date, dd/mm/yyyy"
    YES_NO = "yes or no"
    LIST = "list, separated by ;"
    CHOICE = "one of the words listed"
    CODE = "one of the codes listed"
    RATING = "0 to 4, NK (not known) or NA (age)"
    CAPABILITY = "0 to 4"
    PACKAGE = "domains and levels, such as BEH:3;EMO:3"
    PAIRS = "pairs of children, such as c1+c2:neutral;c1+c3:manageable"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. A needed column must have a heading and a value in every row."""

    name: str
    kind: ColumnKind
    needed: bool
    meaning: str
    choices: tuple[str, ...] = ()
    other_name: str = ""

    @property
    def says(self) -> str:
        """What may stand in a cell, with the words to choose from."""
        if self.choices:
            return f"{self.kind}: {', '.join(self.choices)}"
        return str(self.kind)


def names(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """Give the headings, in order."""
    return tuple(column.name for column in columns)
