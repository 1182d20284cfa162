"""A simulated authority: everything that happened in it, with the truth it was drawn from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import as_days
from forecasting.history import EpisodeHistory
from forecasting.placement import GROUPS, PlacementGroup
from forecasting.spells import NOT_YET, ROUTES, Route, Spells, Stays
from scenarios.baseline.made_up_authority.entries import YEAR, simulate_entries
from scenarios.baseline.made_up_authority.placements import (
    BEGAN,
    SETTINGS,
    Began,
    Placements,
    simulate_placements,
)
from scenarios.baseline.made_up_authority.stays import CarePeriods, simulate_stays
from scenarios.baseline.made_up_authority.truth import JERSEY_LIKE, Setting, Truth

FIRST_DAY = date(2014, 4, 1)
"""Twelve returns and the months of this year: no stay that ended before this day is known."""
LAST_DAY = date(2026, 11, 20)
"""The data date. Fixed: the made-up authority does not follow the clock."""
LONGEST_STAY_YEARS = 18

GROUP_OF: dict[Setting, PlacementGroup] = {
    Setting.KINSHIP: PlacementGroup.KINSHIP,
    Setting.FOSTER: PlacementGroup.FOSTERING,
    Setting.OFF_FOSTER: PlacementGroup.FOSTERING,
    Setting.RESIDENTIAL: PlacementGroup.RESIDENTIAL,
    Setting.OFF_RESIDENTIAL: PlacementGroup.RESIDENTIAL,
    Setting.SUPPORTED: PlacementGroup.SUPPORTED,
    Setting.PARENTS: PlacementGroup.PARENTS,
    Setting.ADOPTION: PlacementGroup.ADOPTION,
}


@dataclass(frozen=True, eq=False)
class SimulatedAuthority:
    """What happened, ends after the last day included; `history` hides what nobody knows yet."""

    truth: Truth
    seed: int
    first_day: date
    last_day: date
    periods: CarePeriods
    placements: Placements

    @property
    def open_now(self) -> NDArray[np.bool_]:
        """Which periods of care are open on the last day."""
        day = as_days(self.last_day)
        result: NDArray[np.bool_] = (self.periods.began <= day) & (self.periods.ended > day)
        return result

    def history(self, area: str = "Made-up authority") -> EpisodeHistory:
        """Give the history a forecaster may see, with brothers and sisters known."""
        periods = self.periods
        hidden = periods.ended > as_days(self.last_day)
        spells = Spells(
            child=periods.child,
            born=periods.born,
            began=periods.began,
            ended=np.where(hidden, NOT_YET, periods.ended),
            family=periods.family,
            route=np.where(periods.unaccompanied, ROUTES.index(Route.UNACCOMPANIED), 0).astype(
                np.int8
            ),
        )
        return EpisodeHistory(area, spells, self._stays(), self.first_day, self.last_day)

    def _stays(self) -> Stays:
        placements = self.placements
        groups = np.array([GROUPS.index(GROUP_OF[s]) for s in SETTINGS], dtype=np.int8)
        hidden = placements.ended > as_days(self.last_day)
        return Stays(
            spell=placements.period,
            group=groups[placements.setting],
            began=placements.began,
            ended=np.where(hidden, NOT_YET, placements.ended),
            move=placements.why != BEGAN.index(Began.ENTRY),
        )


def simulate_authority(
    truth: Truth = JERSEY_LIKE,
    seed: int = 1,
    first_day: date = FIRST_DAY,
    last_day: date = LAST_DAY,
) -> SimulatedAuthority:
    """Draw one authority. The same truth, seed and days give the same authority."""
    periods = simulate_periods(truth, seed, first_day, last_day)
    return with_placements(truth, seed, periods, first_day, last_day)


def simulate_periods(truth: Truth, seed: int, first_day: date, last_day: date) -> CarePeriods:
    """Draw the periods of care alone, those that returns from the first day would hold.

    The simulation starts 18 years before the first day, so that the children looked after on
    it have a past.
    """
    rng = np.random.default_rng([seed, 1])
    years = LONGEST_STAY_YEARS + int(np.ceil((last_day - first_day).days / YEAR))
    periods = simulate_stays(
        truth, simulate_entries(truth, rng, years=years, last_day=last_day), rng
    )
    return _kept(periods, periods.ended >= as_days(first_day))


def with_placements(
    truth: Truth,
    seed: int,
    periods: CarePeriods,
    first_day: date,
    last_day: date,
    attempt: int = 0,
) -> SimulatedAuthority:
    """Draw where the children of these periods lived; another attempt draws it anew."""
    rng = np.random.default_rng([seed, 2, attempt])
    placements = simulate_placements(truth, periods, rng, last_day=last_day)
    return SimulatedAuthority(truth, seed, first_day, last_day, periods, placements)


def _kept(periods: CarePeriods, kept: NDArray[np.bool_]) -> CarePeriods:
    names = CarePeriods.__dataclass_fields__
    return replace(periods, **{name: getattr(periods, name)[kept] for name in names})
