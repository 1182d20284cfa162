"""Entries and stays for an area of which only counts are known.

Starts come from the area's own figures where they are published, how long stays last from
reference rates whose strength is chosen so that the area's past years balance. The same law has
two samplers: child by child and month by month (for one area, and for scenarios), and year by
year in whole groups (for back-tests over many areas).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import (
    ADULT,
    AgeBand,
    Days,
    as_days,
    birthday_steps,
    birthdays,
    month_ends,
)
from forecasting.breaks import since_break
from forecasting.chance import streams
from forecasting.counts import CountHistory, Measure
from forecasting.episodes.arriving import settle, used_up
from forecasting.episodes.balance import (
    RECENT_YEARS,
    balance_of,
    band_columns,
    held_back,
    known_starts,
    spread,
)
from forecasting.episodes.reference_curves import (
    STEP,
    fates,
    leaving_at,
    staying_today,
)
from forecasting.episodes.reference_rates import (
    STARTS_PER_CHILD,
    Rates,
    reference_age_at_start,
    reference_stock,
)
from forecasting.episodes.stays import leaving_step
from forecasting.episodes.unknowns_of_counts import Unknowns, entrants_of, sample_unknowns
from forecasting.models.model import Draws, Sample, SampledMonthByMonth
from forecasting.simulated_care import SimulatedCare

LEVEL_SPREAD = 0.1
"""How wrong the level of starts is from the first year (log scale, one standard deviation)."""
UNKNOWN_SPREAD = 0.25
"""The same where starts are not published: English authorities, middle 80 % 0.28 to 0.53."""


@dataclass(frozen=True, eq=False)
class EntriesAndStaysOfCounts(SampledMonthByMonth):
    """What counts say of the children to come."""

    area: str
    as_of: date
    today: NDArray[np.int64]
    """Children at each age 0 to 17, spread inside the bands published."""
    starts: float
    """Children expected to start in a year."""
    level_spread: float
    ages: Rates
    balance: int
    """The area's strength of leaving, in steps of reference_curves.STEP."""
    notes: tuple[str, ...]

    def simulate(
        self,
        *,
        months: int,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Count the simulated children at the end of every month."""
        self._refuse(by_placement)
        care = self.simulate_care(self.as_of, months, draws, seed)
        return Sample(care.stock(care.today_born, bands, month_ends(self.as_of, months)))

    def at_months(
        self,
        horizons: Sequence[int],
        *,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample whole years in groups, anything else child by child."""
        if any(month % 12 for month in horizons) or min(horizons) < 12:
            return super().at_months(
                horizons, bands=bands, draws=draws, seed=seed, by_placement=by_placement
            )
        self._refuse(by_placement)
        years = max(horizons) // 12
        rngs = streams(seed, self.area, 4)
        unknowns = self._unknowns(draws, years, rngs[0])
        stock = self._today_by_year(unknowns, years, bands, rngs[1])
        stock += self._starts_by_year(unknowns, years, tuple(bands), rngs[2])
        return Sample(stock[:, [month // 12 - 1 for month in horizons]])

    def simulate_care(self, as_of: date, months: int, draws: int, seed: int) -> SimulatedCare:
        """Sample made-up children who stand for those counted, and those who arrive."""
        if as_of != self.as_of:
            raise ValueError(f"{self.area}: this fit looks ahead from {self.as_of}, not {as_of}.")
        rngs = streams(seed, self.area, 4)
        unknowns = self._unknowns(draws, max(-(-months // 12), 1), rngs[0])
        ends = as_days(month_ends(as_of, months))
        born = births_of(self.today, as_of)
        leaves = self._leaves_today(unknowns, born, ends, rngs[1])
        entrants = entrants_of(unknowns, months, rngs[2])
        common = np.repeat(np.exp(STEP * unknowns.strength)[:, None], 6, axis=1)
        arrivals = settle(entrants, leaving_at(self.balance), common, ends, rngs[3])
        nobody = np.full(len(born), -1, dtype=np.int64)
        return SimulatedCare(as_of, months, draws, nobody, born, leaves, arrivals)

    def _unknowns(self, draws: int, years: int, rng: np.random.Generator) -> Unknowns:
        return sample_unknowns(
            self.starts, self.level_spread, self.balance, self.ages, draws, years, rng
        )

    def _today_by_year(
        self, unknowns: Unknowns, years: int, bands: Sequence[AgeBand], rng: np.random.Generator
    ) -> Draws:
        draws = len(unknowns.strength)
        stock = np.zeros((draws, years, len(bands)), dtype=np.int32)
        here = np.broadcast_to(self.today, (draws, ADULT))
        staying = staying_today(self.balance, 12 * years)[:, ::12]
        power = np.exp(STEP * unknowns.strength)[:, None] * unknowns.by_age
        place = band_columns(bands)
        for year in range(years):
            kept = np.arange(ADULT - 1 - year)
            chance = (staying[kept, year + 1] / staying[kept, year]) ** power[:, kept]
            here = rng.binomial(here[:, kept], chance)
            stock[:, year] = here @ place[kept + year + 1]
        return stock

    def _starts_by_year(
        self,
        unknowns: Unknowns,
        years: int,
        bands: tuple[AgeBand, ...],
        rng: np.random.Generator,
    ) -> Draws:
        draws = len(unknowns.strength)
        stock = np.zeros((draws, years, len(bands)), dtype=np.int32)
        groups = [
            (int(step), np.flatnonzero(unknowns.strength == step))
            for step in np.unique(unknowns.strength)
        ]
        for year in range(years):
            left = years - year
            for step, group in groups:
                table = fates(self.balance + step, left, bands)
                rate = unknowns.starts[group, year, None] * (unknowns.ages[group] @ table.chance)
                counted = rng.poisson(rate) @ table.counted
                stock[group, year:] += counted.reshape(len(group), left, len(bands)).astype(int)
        return stock

    def _leaves_today(
        self, unknowns: Unknowns, born: Days, ends: Days, rng: np.random.Generator
    ) -> NDArray[np.int16]:
        months = len(ends) - 1
        used = -np.log(staying_today(self.balance, months)[:, 1:])
        age = np.repeat(np.arange(ADULT), self.today)
        power = np.exp(STEP * unknowns.strength)[:, None] * unknowns.by_age
        chance = used_up(rng.random((len(power), len(age))), power[:, age])
        step = leaving_step(used, np.broadcast_to(age, chance.shape), chance) + 1
        return np.minimum(step, birthday_steps(born, ADULT, ends)).astype(np.int16)

    def _refuse(self, by_placement: bool) -> None:
        if by_placement:
            raise ValueError(f"{self.area}: counts do not say where children live.")


def births_of(today: NDArray[np.int64], as_of: date) -> Days:
    """Make up days of birth, spread evenly over each year of age."""
    age = np.repeat(np.arange(ADULT), today)
    within = np.concatenate([(np.arange(n) + 0.5) / n for n in today if n] or [np.empty(0)])
    oldest = np.array([birthdays(as_days([as_of]), -int(a) - 1)[0] for a in range(ADULT)])
    youngest = np.array([birthdays(as_days([as_of]), -int(a))[0] for a in range(ADULT)])
    length = (youngest - oldest).astype(np.int64)[age]
    # Born the day after the oldest possible, at the earliest: that child is still this age today.
    result: Days = youngest[age] - np.floor(within * length).astype(np.int64)
    return result


def fit_counts(history: CountHistory, as_of: date) -> EntriesAndStaysOfCounts:
    """Learn starts and the strength of leaving from the counts up to a day."""
    history, broken = since_break(history.seen_on(as_of))
    today = spread(history, Measure.LOOKED_AFTER, as_of, reference_stock())
    if today is None:
        raise ValueError(
            f"{history.area}: the counts on {as_of} do not cover all ages from 0 to 17, "
            "so children cannot be followed as they grow older."
        )
    starts = known_starts(history, as_of)
    notes: list[str] = []
    if starts is None:
        starts = STARTS_PER_CHILD * today.sum() * reference_age_at_start()
        notes.append(
            f"Starts are not published: {STARTS_PER_CHILD} a year for each child looked after, "
            "the median English authority."
        )
    expected = starts.sum() + 0.5 / RECENT_YEARS  # none seen is not the same as none ever
    ages = (starts + 5 * reference_age_at_start()) / (starts.sum() + 5)
    balance = balance_of(history, today, expected * ages, as_of)
    by_age = held_back(today, expected * ages, balance)
    return EntriesAndStaysOfCounts(
        area=history.area,
        as_of=as_of,
        today=today,
        starts=float(by_age.sum()),
        level_spread=UNKNOWN_SPREAD if notes else LEVEL_SPREAD,
        ages=by_age / by_age.sum(),
        balance=balance,
        notes=(*notes, *broken),
    )
