"""Writes the reference page of file layouts out of the column tables that reading uses."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.baseline import ssda903_columns
from scenarios.baseline.annex_a_columns import LIST_8
from scenarios.baseline.columns import Column
from scenarios.baseline.ssd import SSD_LAYOUT
from scenarios.baseline.template_columns import ABOUT_FIELDS
from scenarios.baseline.templates import COLUMN_TABLES, TEMPLATES

_OPENING = """\
# Files we read

This page is made from the column tables that reading uses (`scenarios/baseline`); a test fails when
the two differ. How to bring your own: [bring your own data](../how-to/bring-your-own-data.md).

A file is recognised by its headings, never by its name or by the order of its columns. A folder is
read with all its files, folders inside it are not. Columns that are not listed are not read, and
nothing of them is kept: no names, pupil numbers, ethnicity or postcodes.

- *needed*: the heading must be there. In our own tables every row must have a value too.
- Text may be UTF-8, UTF-16 or Windows-1252, and cells parted by commas, semicolons or tabs.
- Statutory files write dates as dd/mm/yyyy, ours as yyyy-mm-dd. Any other form is refused.
- A file may have up to 32 MB. A workbook that would unpack to more than 150 MB is not opened.
- A cell that holds a formula is refused.
"""
_RETURN = """\
## SSDA903 return (CSV)

Header and episodes are needed, the UASC table is used where it is there. Several years may lie in
one folder: the later return wins for the same child and first day. The order is that of the years
in the names (`2019-episodes.csv`), or else of the latest date in each file. An episode that an old
return leaves open and no later return mentions is ended on that return's last day and counted in a
warning. Short breaks (legal status V3 and V4) are outside the stock. Temporary placements (T0 to
T4) count as the last other one. A move is a new episode for the reasons P and B.
"""
_XML = """\
## SSDA903 return (XML)

Root `EXPSSDA903`, then `CHILD` with a `HEADER` (`CHILDID`, `SEX`, `DOB`, `UASC`) and its `EPISODE`s
with the tags above, `PL` standing for `PLACE`. The row of a finding is the number of the `CHILD`,
counted from 1. A document type or entities are refused.
"""
_SSD = """\
## Standard Safeguarding Dataset (CSV)

Person, episodes and placement are needed; without legal statuses short breaks cannot be left out.
Dates are yyyy-mm-dd, with or without a time of midnight. Codes are those of the SSDA903 return.
"""
_LIST_8 = """\
## Annex A workbook, List 8

Found on whichever sheet has its headings, in any order, below up to 20 rows of title. Case,
punctuation and curly quotes do not matter; codes are taken out of cells like
`n) H5: Residential accommodation`. Dates may be cells of dates or dd/mm/yyyy. The list is a
snapshot: it gives a stock by age and no entries or exits. It does not say of which day it is: that
is the latest date in it, unless an about table has `data_to`.
"""


def reference_page() -> str:
    """Give the page as Markdown."""
    return "\n".join([_OPENING, *_statutory(), *_ours()])


def _statutory() -> Iterator[str]:
    yield _RETURN
    yield from _section("### Header", ssda903_columns.HEADER)
    yield from _section("### Episodes", ssda903_columns.EPISODES)
    yield from _section("### UASC", ssda903_columns.UASC)
    others = ", ".join(ssda903_columns.NOT_NEEDED)
    yield f"Recognised and not needed: {others}.\n"
    yield _XML
    yield _SSD
    for name, columns in SSD_LAYOUT:
        yield from _section(f"### {name}", columns)
    yield _LIST_8
    yield from _table(LIST_8)


def _ours() -> Iterator[str]:
    yield "## Our own tables\n"
    yield "`sufficiency template NAME` prints an empty one with these explanations in it.\n"
    for name, columns in COLUMN_TABLES.items():
        yield f"### {name}\n"
        yield f"{TEMPLATES[name]}\n"
        yield from _table(columns)
        if name == "about":
            yield from (f"- `{field}`: {meaning}" for field, meaning in ABOUT_FIELDS.items())
            yield ""


def _section(title: str, columns: tuple[Column, ...]) -> Iterator[str]:
    yield f"{title}\n"
    yield from _table(columns)


def _table(columns: tuple[Column, ...]) -> Iterator[str]:
    yield "| column | needed | what may stand there | meaning |"
    yield "|---|---|---|---|"
    for column in columns:
        name = f"`{column.name}`" + (f" or `{column.other_name}`" if column.other_name else "")
        needed = "yes" if column.needed else ""
        yield f"| {name} | {needed} | {column.says} | {column.meaning} |"
    yield ""
