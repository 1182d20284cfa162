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
from forecasting.arriving import settle, used_up
from forecasting.balance import (
    RECENT_YEARS,
    balance_of,
    band_columns,
    held_back,
    known_starts,
    spread,
)
from forecasting.breaks import since_break
from forecasting.chance import streams
from forecasting.counts import CountHistory, Measure
from forecasting.entries import Entrants
from forecasting.models.model import Draws, Sample, SampledMonthByMonth
from forecasting.reference_curves import (
    STEP,
    WIDEST,
    fates,
    leaving_at,
    staying_today,
)
from forecasting.reference_rates import (
    AGE_EDGES,
    FAMILY_STEP,
    STARTS_PER_CHILD,
    Rates,
    reference_age_at_start,
    reference_stock,
)
from forecasting.simulated_care import SimulatedCare
from forecasting.stays import leaving_step

STRENGTH_SPREAD = 0.1
"""How far the strength of leaving ahead strays from the area's balance (log scale)."""
LEVEL_SPREAD = 0.1
"""How wrong the level of starts is from the first year (log scale, one standard deviation)."""
UNKNOWN_SPREAD = 0.25
"""The same where starts are not published: English authorities, middle 80 % 0.28 to 0.53."""
LEVEL_DRIFT = 0.12
"""How much further the level strays each year."""
YEAR_CHANCE = 2.0
"""How much more than at random starts vary from year to year: variance over mean, less one."""
STAY_SPREAD = (0.4, 0.5, 0.8, 0.7, 0.7, 0.7)
"""How far each age group's rate of leaving strays from that of all ages (log scale)."""
START_SPREAD = (0.2, 0.2, 0.5, 0.4, 0.4, 0.5)
"""The same for how many start."""
AGE_CERTAINTY = 150.0
"""Children that the certainty of the ages of those who start is counted for."""
GROUP_OF_AGE = np.searchsorted(AGE_EDGES[1:-1], np.arange(ADULT), side="right")


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
        entrants = self._entrants(unknowns, months, rngs[2])
        common = np.repeat(np.exp(STEP * unknowns.strength)[:, None], 6, axis=1)
        arrivals = settle(entrants, leaving_at(self.balance), common, ends, rngs[3])
        nobody = np.full(len(born), -1, dtype=np.int64)
        return SimulatedCare(as_of, months, draws, nobody, born, leaves, arrivals)

    def _unknowns(self, draws: int, years: int, rng: np.random.Generator) -> "_Unknowns":
        drift = LEVEL_DRIFT * np.cumsum(rng.standard_normal((draws, years)), axis=1)
        level = self.level_spread * rng.standard_normal((draws, 1))
        starts = self.starts * np.exp(level + drift - (self.level_spread**2) / 2)
        shape = np.maximum(starts / YEAR_CHANCE, 1e-6)
        strengths = np.clip(
            np.rint(STRENGTH_SPREAD / STEP * rng.standard_normal(draws)), -4, 4
        ).astype(np.int64)
        return _Unknowns(
            strength=np.clip(self.balance + strengths, -WIDEST, WIDEST) - self.balance,
            by_age=wobble(np.array(STAY_SPREAD), draws, rng)[:, GROUP_OF_AGE]
            * np.exp(-(STRENGTH_SPREAD**2) / 2),
            starts=starts * rng.gamma(shape, 1 / shape),
            ages=self._age_profiles(draws, rng),
        )

    def _age_profiles(self, draws: int, rng: np.random.Generator) -> Rates:
        likely = rng.dirichlet(np.maximum(self.ages * AGE_CERTAINTY, 1e-3), size=draws)
        # Even to both sides, so that the middle of the draws is where the mean is.
        strays = 1 + np.array(START_SPREAD) * rng.standard_normal((draws, len(START_SPREAD)))
        result: Rates = likely * np.maximum(strays, 0.05)[:, GROUP_OF_AGE]
        return result

    def _today_by_year(
        self, unknowns: "_Unknowns", years: int, bands: Sequence[AgeBand], rng: np.random.Generator
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
        unknowns: "_Unknowns",
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
        self, unknowns: "_Unknowns", born: Days, ends: Days, rng: np.random.Generator
    ) -> NDArray[np.int16]:
        months = len(ends) - 1
        used = -np.log(staying_today(self.balance, months)[:, 1:])
        age = np.repeat(np.arange(ADULT), self.today)
        power = np.exp(STEP * unknowns.strength)[:, None] * unknowns.by_age
        chance = used_up(rng.random((len(power), len(age))), power[:, age])
        step = leaving_step(used, np.broadcast_to(age, chance.shape), chance) + 1
        return np.minimum(step, birthday_steps(born, ADULT, ends)).astype(np.int16)

    def _entrants(self, unknowns: "_Unknowns", months: int, rng: np.random.Generator) -> Entrants:
        """Sample children who start month by month, and group some into families.

        Families do not change how many come or how old they are: children of one month, youngest
        first, join the one before with a chance that gives families of the usual size.
        """
        draws = len(unknowns.strength)
        whole = unknowns.ages.sum(axis=1, keepdims=True)
        monthly = np.repeat(unknowns.starts * whole / 12, 12, axis=1)[:, :months]
        cell = np.repeat(np.arange(draws * months), rng.poisson(monthly).ravel())
        draw = cell // months
        table = (
            np.arange(draws)[:, None] + np.minimum(np.cumsum(unknowns.ages / whole, axis=1), 1)
        ).ravel()
        age = np.searchsorted(table, draw + rng.random(len(draw)), side="right") - ADULT * draw
        age = np.minimum(age, ADULT - 1)
        order = np.lexsort((age, cell))
        age, same_cell = age[order], np.diff(cell, prepend=-1) == 0
        joins = same_cell & (rng.random(len(cell)) < FAMILY_STEP)
        number = np.cumsum(~joins) - 1
        first = np.searchsorted(draw, np.arange(draws))
        start = number[first[draw]] if len(cell) else number
        return Entrants(
            draw=draw.astype(np.int32),
            month=(cell % months + 1).astype(np.int16),
            age=age.astype(np.int16),
            family=(number - start).astype(np.int32),
            unaccompanied=np.zeros(len(draw), dtype=bool),
        )

    def _refuse(self, by_placement: bool) -> None:
        if by_placement:
            raise ValueError(f"{self.area}: counts do not say where children live.")


@dataclass(frozen=True, eq=False)
class _Unknowns:
    """What is not known and differs from draw to draw."""

    strength: NDArray[np.int64]
    """Steps from the area's own balance."""
    by_age: Rates
    starts: Rates
    """Children expected to start, draws × years."""
    ages: Rates


def wobble(spread: Rates, draws: int, rng: np.random.Generator) -> Rates:
    """Sample multiples with mean one, draws × groups, that stray by a spread on the log scale."""
    result: Rates = np.exp(spread * rng.standard_normal((draws, len(spread))) - spread**2 / 2)
    return result


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
