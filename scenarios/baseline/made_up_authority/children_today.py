"""The children looked after on the last day, with where they live and what lies behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import age_on, as_date
from scenarios.baseline.made_up_authority.authority import SimulatedAuthority
from scenarios.baseline.made_up_authority.placements import SETTINGS
from scenarios.baseline.made_up_authority.statutory import Episode
from scenarios.baseline.made_up_authority.truth import Setting

LONG_TERM_CODES = ("U1", "U4")


@dataclass(frozen=True, slots=True)
class ChildToday:
    """One child looked after on the last day. `family` is shared by brothers and sisters."""

    id: str
    born: date
    age: int
    sex: str
    family: int
    setting: Setting
    care_began: date
    placement_began: date
    long_term: bool
    """Matched with these carers to adulthood."""

    @property
    def is_off_island(self) -> bool:
        """Whether the child lives off the island."""
        return self.setting in (Setting.OFF_FOSTER, Setting.OFF_RESIDENTIAL)


def children_today(
    authority: SimulatedAuthority, ids: Sequence[str], history: Iterable[Episode]
) -> tuple[ChildToday, ...]:
    """Give today's children in the order of their numbers."""
    periods, placements = authority.periods, authority.placements
    now = {episode.period: episode for episode in history if episode.ended is None}
    last_row = {int(period): row for row, period in enumerate(placements.period)}
    children = []
    for period in np.flatnonzero(authority.open_now):
        born, row = as_date(periods.born[period]), last_row[int(period)]
        children.append(
            ChildToday(
                id=ids[int(period)],
                born=born,
                age=age_on(born, authority.last_day),
                sex="M" if periods.sex[period] == 1 else "F",
                family=int(periods.family[period]),
                setting=SETTINGS[int(placements.setting[row])],
                care_began=as_date(periods.began[period]),
                placement_began=as_date(placements.began[row]),
                long_term=now[int(period)].placement in LONG_TERM_CODES,
            )
        )
    return tuple(sorted(children, key=lambda child: child.id))
