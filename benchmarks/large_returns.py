"""Returns of any size for timing: sets written out again and again under fresh child numbers."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from scenarios.baseline.made_up_authority.authority import simulate_authority
from scenarios.baseline.made_up_authority.returns import (
    EPISODES,
    HEADER,
    write_episodes,
    write_table,
)
from scenarios.baseline.made_up_authority.truth import steady

LAST_DAY = date(2026, 3, 31)
RETURNS = 5
ONE_SET = 820
"""Children looked after in one simulated set; larger areas are several of these."""
DIFFERENT_SETS = 10


def made_up_returns(folder: Path, children: int) -> None:
    """Write five yearly returns of a made-up area with about this many children looked after.

    Each return holds the episodes of its year as they stood at its end: one that lasts for years
    is in every one of them, as in real returns.
    """
    sets = max(round(children / ONE_SET), 1)
    folder.mkdir(parents=True, exist_ok=True)
    sources = [_simulated(children // sets, number) for number in range(min(sets, DIFFERENT_SETS))]
    for year in range(LAST_DAY.year - RETURNS, LAST_DAY.year):
        first, last = date(year, 4, 1), date(year + 1, 3, 31)
        headers: list[Sequence[str]] = []
        episodes: list[Sequence[str]] = []
        for number in range(sets):
            header, rows = sources[number % len(sources)]
            of_year = [_as_it_stood(row, last) for row in rows if _is_in(row, first, last)]
            seen = {row[0] for row in of_year}
            headers += _renumbered((row for row in header if row[0] in seen), number)
            episodes += _renumbered(of_year, number)
        write_table(folder / f"{year + 1}-header.csv", HEADER, headers)
        write_table(folder / f"{year + 1}-episodes.csv", EPISODES, episodes)


def repeated_returns(source: Path, folder: Path, times: int) -> None:
    """Write the header and episode tables of a folder so many times over."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in sorted(source.glob("*.csv")):
        heading, *rows = _read(table)
        if heading[0] == "CHILD":
            written = [row for number in range(times) for row in _renumbered(rows, number)]
            write_table(folder / table.name, heading, written)


def _simulated(children: int, seed: int) -> tuple[list[list[str]], list[list[str]]]:
    first = LAST_DAY.replace(year=LAST_DAY.year - RETURNS)
    truth = replace(steady(children), name=f"set {seed}")
    with TemporaryDirectory() as written:
        folder = Path(written)
        write_episodes(folder, simulate_authority(truth, seed, first, LAST_DAY))
        return _read(folder / "header.csv")[1:], _read(folder / "episodes.csv")[1:]


def _is_in(row: Sequence[str], first: date, last: date) -> bool:
    return _day(row[1]) <= last and (not row[7] or _day(row[7]) >= first)


def _as_it_stood(row: Sequence[str], last: date) -> Sequence[str]:
    """Take back an end that came after the return's last day."""
    if not row[7] or _day(row[7]) <= last:
        return row
    return (*row[:7], "", "", "", *row[10:])


def _day(text: str) -> date:
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))


def _renumbered(rows: Iterable[Sequence[str]], number: int) -> list[Sequence[str]]:
    return [(f"{number + 1}{row[0]:0>7}", *row[1:]) for row in rows]


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))
