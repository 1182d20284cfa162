"""The statutory return of a simulated authority: header, episodes and unaccompanied children.

The layout is the SSDA903's (FORMATS 1): it allows no comment lines, so that the children are
made up is said in the about file beside it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from forecasting.ages import as_date, eighteenth_birthday
from scenarios.baseline.made_up_authority.authority import SimulatedAuthority
from scenarios.baseline.made_up_authority.identities import child_ids
from scenarios.baseline.made_up_authority.short_breaks import Break, short_breaks
from scenarios.baseline.made_up_authority.statutory import ISLAND_SECTOR, episodes

HEADER = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
EPISODES = (
    *("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"),
    *("REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"),
)
UASC = ("CHILD", "SEX", "DOB", "DUC")


def write_episodes(folder: Path, authority: SimulatedAuthority) -> None:
    """Write header.csv, episodes.csv and, if there are such children, uasc.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = child_ids(authority)
    breaks = tuple(short_breaks(authority.seed, authority.last_day))
    header, rows = _header(authority, ids), _episodes(authority, ids)
    write_table(folder / "header.csv", HEADER, chain(header, _header_of_breaks(breaks)))
    write_table(folder / "episodes.csv", EPISODES, chain(rows, _episodes_of_breaks(breaks)))
    if authority.periods.unaccompanied.any():  # a table without rows is a mistake to a reader
        write_table(folder / "uasc.csv", UASC, _unaccompanied(authority, ids))


def statutory_day(day: date | None) -> str:
    """Write a day as the return does; empty while there is none."""
    return day.strftime("%d/%m/%Y") if day else ""


def _first_periods(ids: Sequence[str]) -> dict[str, int]:
    """Give the first period of each child, in order of the numbers."""
    first: dict[str, int] = {}
    for period, child in enumerate(ids):
        first.setdefault(child, period)
    return dict(sorted(first.items()))


def _header(authority: SimulatedAuthority, ids: Sequence[str]) -> Iterable[Sequence[object]]:
    periods = authority.periods
    for child, period in _first_periods(ids).items():
        born = statutory_day(as_date(periods.born[period]))
        yield child, int(periods.sex[period]), born, "NOBT", "", "", ""


def _unaccompanied(authority: SimulatedAuthority, ids: Sequence[str]) -> Iterable[Sequence[object]]:
    periods = authority.periods
    for child, period in _first_periods(ids).items():
        if periods.unaccompanied[period]:
            born = as_date(periods.born[period])
            ceased = statutory_day(eighteenth_birthday(born))
            yield child, int(periods.sex[period]), statutory_day(born), ceased


def _episodes(authority: SimulatedAuthority, ids: Sequence[str]) -> Iterable[Sequence[object]]:
    rows = sorted(episodes(authority), key=lambda e: (ids[e.period], e.began))
    for row in rows:
        yield (
            *(ids[row.period], statutory_day(row.began), row.reason_new, row.legal_status),
            *(row.need, row.placement, row.provider, statutory_day(row.ended)),
            *(row.reason_ended, row.reason_moved, ISLAND_SECTOR, row.sector, ""),
        )


def _header_of_breaks(breaks: Sequence[Break]) -> Iterable[Sequence[object]]:
    for each in {each.child: each for each in breaks}.values():
        yield each.child, each.sex, statutory_day(each.born), "NOBT", "", "", ""


def _episodes_of_breaks(breaks: Sequence[Break]) -> Iterable[Sequence[object]]:
    for each in breaks:
        yield (
            *(each.child, statutory_day(each.began), "S", "V4", "N2", "K2", "PR1"),
            *(statutory_day(each.ended), "E4A", "", ISLAND_SECTOR, ISLAND_SECTOR, ""),
        )


def write_table(path: Path, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table as the statutory returns are: UTF-8, commas, one heading."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)
