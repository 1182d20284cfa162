"""How long each child stays: a mixture of short, permanence and long stays, up to 18.

A *stay* here is a whole period of care, whatever the number of placements in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Days, Whole, ages_on, birthdays
from scenarios.baseline.made_up_authority.entries import YEAR, Entries
from scenarios.baseline.made_up_authority.truth import AGES, Stay, Truth

STAYS = tuple(Stay)
SHORT, PERMANENCE, LONG = (STAYS.index(s) for s in (Stay.SHORT, Stay.PERMANENCE, Stay.LONG))
GAP_BEFORE_RETURN = 30
LONGEST_GAP_BEFORE_RETURN = 1_100


@dataclass(frozen=True, eq=False)
class CarePeriods:
    """One row a period of care. `kind` is the place in `STAYS`; the end may be in the future."""

    child: Whole
    born: Days
    began: Days
    ended: Days
    age: Whole
    family: Whole
    kind: Whole
    sex: Whole
    """1 boy, 2 girl, as in the statutory return."""
    unaccompanied: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.child)

    @property
    def adult(self) -> Days:
        """The 18th birthdays."""
        return birthdays(self.born, 18)


def simulate_stays(truth: Truth, entries: Entries, rng: np.random.Generator) -> CarePeriods:
    """Draw how long everyone stays; brothers and sisters of one kind of stay leave together."""
    kind = _kinds(truth, entries, rng)
    families = int(entries.family[-1]) + 1 if len(entries.family) else 0
    lengths = _lengths(truth, rng, families)[entries.family, kind]
    days = np.maximum(1, np.round(lengths * YEAR)).astype("timedelta64[D]")
    count = len(kind)
    alone_and_older = (entries.size == 1) & (entries.age >= 15)
    periods = CarePeriods(
        child=np.arange(count),
        born=entries.born,
        began=entries.entered,
        ended=np.minimum(entries.entered + days, birthdays(entries.born, 18)),
        age=entries.age,
        family=entries.family,
        kind=kind,
        sex=rng.integers(1, 3, count),
        unaccompanied=alone_and_older & (rng.random(count) < truth.unaccompanied),
    )
    return _with_returns(truth, periods, entries.size, days, rng)


def _kinds(truth: Truth, entries: Entries, rng: np.random.Generator) -> Whole:
    """One chance a family, read against each child's own mixture."""
    mixtures = [truth.stay_mixture(age) for age in range(AGES)]
    cumulative = np.array([(m.short, m.short + m.permanence) for m in mixtures])
    families = int(entries.family[-1]) + 1 if len(entries.family) else 0
    chance = rng.random(families)[entries.family]
    kinds: Whole = (chance[:, None] > cumulative[entries.age]).sum(axis=1).astype(np.int64)
    return kinds


def _lengths(truth: Truth, rng: np.random.Generator, families: int) -> NDArray[np.float64]:
    """Years of each kind of stay for each family, before anyone turns 18."""
    shape = truth.permanence_shape
    return np.stack(
        [
            rng.exponential(truth.short_mean_years, families),
            rng.gamma(shape, truth.permanence_mean_years / shape, families),
            rng.exponential(truth.long_mean_years, families),
        ],
        axis=1,
    )


def _with_returns(
    truth: Truth,
    periods: CarePeriods,
    size: Whole,
    days: NDArray[np.timedelta64],
    rng: np.random.Generator,
) -> CarePeriods:
    """Let some arrivals be of a child who went home before: the same number, the same birthday.

    Only a child of the same age in years is taken, so that ages on arrival stay as drawn.
    """
    columns = {
        name: getattr(periods, name).copy() for name in ("child", "born", "ended", "family", "sex")
    }
    returning = np.flatnonzero(
        (size == 1)
        & (periods.age > 0)
        & ~periods.unaccompanied
        & (rng.random(len(size)) < truth.returning)
    )
    pick = rng.random(len(size))
    gone_home = (periods.kind == SHORT) & ~periods.unaccompanied
    used = np.zeros(len(size), dtype=bool)
    began_day = periods.began.astype(np.int64)
    ended_day = columns["ended"].astype(np.int64)
    for row in returning:
        gap = began_day[row] - ended_day[:row]
        candidates = np.flatnonzero(
            gone_home[:row]
            & ~used[:row]
            & (gap > GAP_BEFORE_RETURN)
            & (gap < LONGEST_GAP_BEFORE_RETURN)
        )
        ages = ages_on(columns["born"][candidates], _day(periods.began[row]))
        candidates = candidates[ages == periods.age[row]]
        if not len(candidates):
            continue
        earlier = candidates[int(pick[row] * len(candidates))]
        used[earlier] = True
        for name in ("child", "born", "family", "sex"):
            columns[name][row] = columns[name][earlier]
        adult = birthdays(columns["born"][row : row + 1], 18)[0]
        columns["ended"][row] = min(periods.began[row] + days[row], adult)
        ended_day[row] = columns["ended"][row].astype(np.int64)
    return replace(periods, **columns)


def _day(day: np.datetime64) -> Days:
    return np.array([day])
