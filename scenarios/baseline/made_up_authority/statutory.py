"""The episodes an authority would return: legal orders, codes and reasons over the placements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from forecasting.ages import as_date, eighteenth_birthday
from scenarios.baseline.made_up_authority.authority import SimulatedAuthority
from scenarios.baseline.made_up_authority.placements import BEGAN, SETTINGS, Began
from scenarios.baseline.made_up_authority.reasons import (
    need_at_entry,
    reason_for_move,
    reason_left,
)
from scenarios.baseline.made_up_authority.stays import STAYS
from scenarios.baseline.made_up_authority.truth import Setting, Stay

CONTINUES = "X1"
LONG_TERM_AFTER = (300, 500)
"""Days in one family before its long-term match: same carer, another code."""
ORDER_AFTER = (120, 330)
"""Days from the start to a full care order."""

CODES: dict[Setting, tuple[str, str]] = {
    # at first, and after a long-term match with the same carer
    Setting.KINSHIP: ("U3", "U1"),
    Setting.FOSTER: ("U6", "U4"),
    Setting.OFF_FOSTER: ("U6", "U4"),
    Setting.RESIDENTIAL: ("K2", "K2"),
    Setting.OFF_RESIDENTIAL: ("K2", "K2"),
    Setting.SUPPORTED: ("H5", "H5"),
    Setting.PARENTS: ("P1", "P1"),
    Setting.ADOPTION: ("A6", "A6"),
}
PROVIDERS: dict[Setting, str] = {
    Setting.KINSHIP: "PR1",
    Setting.FOSTER: "PR1",
    Setting.OFF_FOSTER: "PR4",
    Setting.RESIDENTIAL: "PR1",
    Setting.OFF_RESIDENTIAL: "PR4",
    Setting.SUPPORTED: "PR5",
    Setting.PARENTS: "PR0",
    Setting.ADOPTION: "PR1",
}
ISLAND_SECTOR, OFF_ISLAND_SECTOR = "JE2 3", "SO15 1"


@dataclass(frozen=True, slots=True)
class Episode:
    """One row of the return; the end is the first day of the next one, or None while it lasts."""

    period: int
    began: date
    ended: date | None
    reason_new: str
    legal_status: str
    need: str
    placement: str
    provider: str
    reason_ended: str
    reason_moved: str
    sector: str


@dataclass(frozen=True, slots=True)
class _Home:
    began: date
    setting: Setting
    code: str
    moved: bool
    """A change of carer, rather than of the code of the same carer."""
    why: str


def episodes(authority: SimulatedAuthority) -> Iterator[Episode]:
    """Give every episode of every period of care, child by child, in order of its first day."""
    rng = np.random.default_rng([authority.seed, 4])
    placements = authority.placements
    starts = np.searchsorted(placements.period, np.arange(len(authority.periods) + 1))
    for period in range(len(authority.periods)):
        rows = range(int(starts[period]), int(starts[period + 1]))
        yield from _of_period(authority, period, rows, rng)


def _of_period(
    authority: SimulatedAuthority, period: int, rows: range, rng: np.random.Generator
) -> Iterator[Episode]:
    periods = authority.periods
    began, left = as_date(periods.began[period]), as_date(periods.ended[period])
    stop = min(left, authority.last_day + timedelta(days=1))
    kind = Stay(STAYS[int(periods.kind[period])])
    homes = [home for row in rows for home in _homes(authority, row, kind, stop, rng)]
    orders = _orders(authority, period, kind, homes, stop, rng)
    need = need_at_entry(rng, bool(periods.unaccompanied[period]))
    days = sorted({home.began for home in homes} | set(orders))
    ended = left if left <= authority.last_day else None
    adult = eighteenth_birthday(as_date(periods.born[period]))
    last_setting = homes[-1].setting
    why_left = reason_left(rng, kind, last_setting, left == adult, (left - began).days)
    for index, day in enumerate(days):
        home = next(h for h in reversed(homes) if h.began <= day)
        status = orders[max(d for d in orders if d <= day)]
        following = days[index + 1] if index + 1 < len(days) else None
        next_home = next((h for h in homes if h.began == following), None)
        yield Episode(
            period=period,
            began=day,
            ended=following or ended,
            reason_new="S" if index == 0 else _reason_new(home, day, orders),
            legal_status=status,
            need=need,
            placement=home.code,
            provider=PROVIDERS[home.setting],
            reason_ended=CONTINUES if following else (why_left if ended else ""),
            reason_moved=next_home.why if next_home else "",
            sector=OFF_ISLAND_SECTOR if _off_island(home.setting) else ISLAND_SECTOR,
        )


def _off_island(setting: Setting) -> bool:
    return setting in (Setting.OFF_FOSTER, Setting.OFF_RESIDENTIAL)


def _reason_new(home: _Home, day: date, orders: dict[date, str]) -> str:
    """S started, L order, P home and carer, T home alone; B and U with an order on the same day."""
    with_order = day in orders
    if home.began != day:
        return "L"
    if home.moved:
        return "B" if with_order else "P"
    return "U" if with_order else "T"


def _homes(
    authority: SimulatedAuthority, row: int, kind: Stay, stop: date, rng: np.random.Generator
) -> Iterator[_Home]:
    """Give the placement, and its second code once the carer is matched for the long term."""
    placements = authority.placements
    setting = Setting(SETTINGS[int(placements.setting[row])])
    began, ended = as_date(placements.began[row]), min(stop, as_date(placements.ended[row]))
    first, later = CODES[setting]
    why = Began(BEGAN[int(placements.why[row])])
    moved = why is not Began.ENTRY
    yield _Home(began, setting, first, moved, reason_for_move(rng, why) if moved else "")
    matched = began + timedelta(days=int(rng.integers(*LONG_TERM_AFTER)))
    if later != first and kind is Stay.LONG and matched < ended:
        yield _Home(matched, setting, later, moved=False, why="PLACE")


def _orders(
    authority: SimulatedAuthority,
    period: int,
    kind: Stay,
    homes: list[_Home],
    stop: date,
    rng: np.random.Generator,
) -> dict[date, str]:
    """Give the legal status from each day on which it changes."""
    began = as_date(authority.periods.began[period])
    if authority.periods.unaccompanied[period]:
        return {began: "V2"}
    by_agreement = rng.random() < (0.7 if kind is Stay.SHORT else 0.35)
    orders = {began: "V2" if by_agreement else "C1"}
    decided = began + timedelta(days=int(rng.integers(*ORDER_AFTER)))
    if kind is not Stay.SHORT and rng.random() < 0.85 and decided < stop:
        orders[decided] = "C2"
    with_parents = next((h.began for h in homes if h.setting is Setting.PARENTS), None)
    if with_parents is not None and by_agreement:  # placed with parents only under an order
        orders.setdefault(with_parents, "C1")
        orders[began] = "C1" if with_parents == began else orders[began]
    adopted = next((h.began for h in homes if h.setting is Setting.ADOPTION), None)
    if adopted is not None:
        orders = {day: status for day, status in orders.items() if day < adopted}
        orders[adopted] = "E1"
    return orders
