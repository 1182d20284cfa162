"""Entries and stays, fitted to periods of care and simulated child by child."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from forecasting.ages import (
    ADULT,
    AgeBand,
    Days,
    Whole,
    ages_on,
    as_days,
    birthday_steps,
    month_ends,
    months_after,
)
from forecasting.chance import streams
from forecasting.episodes.arriving import settle, used_up
from forecasting.episodes.coming import Coming, fit_coming, sample_coming
from forecasting.episodes.entries import families_coming, lead_ages_of
from forecasting.episodes.known_today import KnownToday, fit_known_today
from forecasting.episodes.moves import placements
from forecasting.episodes.reference_rates import AGE_EDGES, STARTS_PER_CHILD, Rates
from forecasting.episodes.stays import (
    LeavingRates,
    fit_leaving_by_year,
    leaving_step_of_each,
)
from forecasting.episodes.sums_drawn import MOST_FOLLOWED, drawn
from forecasting.episodes.sums_of_arrivals import sums_of_arrivals
from forecasting.episodes.sums_of_today import Sums, multiples_of, sums_of_today
from forecasting.history import EpisodeHistory
from forecasting.models.model import Sample, SampledMonthByMonth
from forecasting.simulated_care import SimulatedCare
from forecasting.widening import shared_as

HELD_BACK_YEARS = 1.0
"""Years of complete data that weigh as much as the last value: with one, half of a foretold change
of the total is taken back; with nine, a tenth."""
ALL_AGES = (AgeBand(0, ADULT - 1),)
PILOT_MONTHS, PILOT_DRAWS = 24, 200
PEOPLE_FOLLOWED, FEWEST_FOLLOWED = 1_000_000, 20
"""Where children live is followed in so many futures of a large area as to have this many children
today in all, and in no fewer; their shares are taken in turn."""
LITTLE_DATA = 2
"""Fewer years of complete data than this are worth a warning."""


@dataclass(frozen=True, eq=False)
class EntriesAndStaysOfEpisodes(SampledMonthByMonth):
    """What a history of periods of care says of those to come."""

    history: EpisodeHistory
    coming: tuple[Coming, ...]
    leaving: LeavingRates
    known_today: KnownToday
    held_back: float = 1.0
    """Multiple of entries that draws the total part of the way back to today's."""
    _sampled: dict[tuple[object, ...], Sample] = field(init=False, repr=False, default_factory=dict)
    """What was asked for last: a blend asks for the same sample as the model by itself."""

    @property
    def as_of(self) -> date:
        """The day from which it looks ahead."""
        return self.history.known_to

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know to trust it."""
        days = (self.history.known_to - self.history.complete_from).days
        if days >= LITTLE_DATA * 365:
            return self.known_today.notes
        little = (
            f"Only {days // 30} months of complete data: rates of leaving lean on those of "
            "other places."
        )
        return (little, *self.known_today.notes)

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
        asked = (months, tuple(bands), draws, seed, by_placement)
        if asked not in self._sampled:
            self._sampled.clear()
            self._sampled[asked] = self._sample(months, bands, draws, seed, by_placement)
        return self._sampled[asked]

    def _sample(
        self, months: int, bands: Sequence[AgeBand], draws: int, seed: int, by_placement: bool
    ) -> Sample:
        children = int(self.history.spells.open_on(self.as_of).sum())
        if children > MOST_FOLLOWED:
            chance = streams(seed, self.history.area, 3)[2]
            summed = drawn(*self.sums(months, bands, draws, seed), chance)
            if not by_placement:
                return Sample(summed)
            few = int(np.clip(PEOPLE_FOLLOWED // children, FEWEST_FOLLOWED, draws))
            care = self.simulate_care(self.as_of, months, few, seed)
            lived = placements(self.history, care, bands, seed)[np.arange(draws) % few]
            today = self.history.by_placement(self.as_of)
            return Sample(summed, shared_as(lived, summed.sum(axis=2), today))
        care = self.simulate_care(self.as_of, months, draws, seed)
        dates = month_ends(self.as_of, months)
        stock = care.stock(care.today_born, bands, dates)
        if not by_placement:
            return Sample(stock)
        return Sample(stock, placements(self.history, care, bands, seed))

    def simulate_care(self, as_of: date, months: int, draws: int, seed: int) -> SimulatedCare:
        """Sample who of today's children leaves when, and who arrives."""
        if as_of != self.as_of:
            raise ValueError(
                f"{self.history.area}: this fit looks ahead from {self.as_of}, not {as_of}."
            )
        stay_rng, entry_rng, arrival_rng = streams(seed, self.history.area, 3)
        ends = as_days(month_ends(as_of, months))
        here = np.flatnonzero(self.history.spells.open_on(as_of))
        born = self.history.spells.born[here]
        multiplier = self.leaving.multipliers(draws, stay_rng)
        leaves = self._leaves_today(here, multiplier, ends, stay_rng)
        entrants = sample_coming(self.coming, self.held_back, as_of, months, draws, entry_rng)
        arrivals = settle(entrants, self.leaving, multiplier, ends, arrival_rng)
        return SimulatedCare(as_of, months, draws, here, born, leaves, arrivals)

    def sums(
        self, months: int, bands: Sequence[AgeBand], draws: int, seed: int
    ) -> tuple[Sums, Sums]:
        """Add up today's children and those who arrive, in every draw, without following any."""
        stay_rng, entry_rng = streams(seed, self.history.area, 2)
        here = np.flatnonzero(self.history.spells.open_on(self.as_of))
        born, began = self.history.spells.born[here], self.history.spells.began[here]
        known = self.known_today.ahead(self.history, self.as_of, here, months)
        ends = as_days(month_ends(self.as_of, months))
        multiples = multiples_of(self.leaving.multipliers(draws, stay_rng))
        today = sums_of_today(self.leaving, born, began, ends, bands, multiples, known)
        middle, chance = np.zeros_like(today.middle), np.zeros_like(today.chance)
        for way in self.coming:
            expected, spread, ages = way.expected(self.as_of, months, draws, entry_rng)
            families = families_coming(self.held_back * expected, spread, way.families, entry_rng)
            lead = lead_ages_of(ages, way.families)
            sums = sums_of_arrivals(self.leaving, families, lead, way.families, bands, multiples)
            middle, chance = middle + sums.middle, chance + sums.chance
        return today, Sums(middle, chance)

    def _leaves_today(
        self, here: Whole, multiplier: Rates, ends: Days, rng: np.random.Generator
    ) -> np.ndarray:
        spells, months = self.history.spells, len(ends) - 1
        born = spells.born[here]
        known = self.known_today.ahead(self.history, self.as_of, here, months)
        cumulative = self.leaving.cumulative_today(
            born, spells.began[here], self.as_of, months, known
        )
        group = np.searchsorted(AGE_EDGES[1:-1], ages_on(born, self.as_of), side="right")
        chance = used_up(rng.random((len(here), len(multiplier))), multiplier.T[group])
        step = leaving_step_of_each(cumulative, chance) + np.int16(1)
        adult = birthday_steps(born, 18, ends).astype(np.int16)
        return np.ascontiguousarray(np.minimum(step, adult[:, None]).T)


def fit_episodes(history: EpisodeHistory) -> EntriesAndStaysOfEpisodes:
    """Learn entries and stays from the days on which the history is complete."""
    spells, first, last = history.spells, history.complete_from, history.known_to
    quarters = _quarters(first, last)
    if len(quarters) < 2:
        raise ValueError(
            f"{history.area}: entries and stays need at least a quarter of a year of complete "
            f"data; these are complete from {first} to {last}."
        )
    usual = STARTS_PER_CHILD / 4 * int(spells.open_on(last).sum())
    coming = fit_coming(spells, quarters, usual)
    leaving = fit_leaving_by_year(spells, first, last, coming[0].families.dispersion())
    free = EntriesAndStaysOfEpisodes(
        history=history,
        coming=coming,
        leaving=leaving,
        known_today=fit_known_today(history, leaving),
    )
    return replace(free, held_back=_held_back(free))


def _held_back(free: EntriesAndStaysOfEpisodes) -> float:
    """Find the multiple of entries with which the total ahead lies nearer to today's.

    Where rates rest on little, the last value knows something that they do not.
    """
    years = (free.as_of - free.history.complete_from).days / 365.25
    share = HELD_BACK_YEARS / (HELD_BACK_YEARS + years)
    today, arrivals = free.sums(PILOT_MONTHS, ALL_AGES, PILOT_DRAWS, seed=0)
    staying = float(today.middle[:, -1].mean())
    arrived = float(arrivals.middle[:, -1].mean())
    missing = share * (float(today.middle[0, 0, 0]) - staying - arrived)
    return float(np.clip(1 + missing / max(arrived, 1.0), 0.7, 1.4))


def _quarters(first: date, last: date) -> Days:
    """Give the ends of the whole quarters that lead up to the last day, oldest first."""
    ends = [last]
    while (end := months_after(last, -3 * len(ends))) >= first or (first - end).days <= 1:
        ends.append(end)
    return as_days(ends[::-1])
