"""What a picture on a page is made of: small charts, a sentence, a key and a table."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart with a title above and a few words below."""

    title: str
    svg: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a picture: the first column names the row, the others are numbers.

    Columns of words are told apart by their number: they stand to the left.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = ()
    note: str = ""
    """What is to be known when reading it, said below it."""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What one mark in the charts stands for."""

    svg: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A group of small charts that answer one question, and the table behind them."""

    sentence: str
    panels: tuple[Panel, ...]
    key: tuple[KeyEntry, ...]
    table: Table
