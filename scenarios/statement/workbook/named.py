"""Names of sheets: short enough for Excel, each different, in the order of the statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from scenarios.statement.content import Section, Table

LONGEST = 31
NOT_ALLOWED = "[]:*?/\\"


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table with the name of its sheet and of the table in Excel."""

    sheet: str
    excel_name: str
    table: Table


@dataclass(frozen=True, slots=True)
class NamedSection:
    """A section with the name of its sheet, and its tables with theirs."""

    sheet: str
    title: str
    section: Section
    tables: tuple[NamedTable, ...]


def named(sections: Sequence[Section]) -> tuple[NamedSection, ...]:
    """Give each section its number, and each of its tables a letter."""
    return tuple(_named(number, section) for number, section in enumerate(sections, 1))


def _named(number: int, section: Section) -> NamedSection:
    tables = [part for part in section.parts if isinstance(part, Table) and part.rows]
    return NamedSection(
        sheet=_name(f"{number} {section.title}"),
        title=f"{number}. {section.title}",
        section=section,
        tables=tuple(
            NamedTable(_name(f"{number}{letter} {table.name}"), f"table_{number}{letter}", table)
            for letter, table in zip(ascii_lowercase, tables, strict=False)
        ),
    )


def _name(words: str) -> str:
    """Take out what the name of a sheet may not have."""
    allowed = "".join(sign for sign in words if sign not in NOT_ALLOWED)
    return allowed[:LONGEST].strip(" '")
