"""Which children start to be looked after: families month by month, and their ages."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole
from forecasting.episodes.families import Families, age_gaps, lead_ages
from forecasting.episodes.reference_rates import Rates, reference_age_at_start

AGE_STRENGTH = 40.0
"""Children with which a smooth age profile holds back the ages seen."""
AGE_CERTAINTY = 450.0
"""Most children that the certainty of the age profile is counted for: it changes over time. In 73
English authorities shares of the three years to come differed from those past, beyond chance, as
if the latter were known from 430 to 1,000 children under 16."""
OLDEST_CERTAINTY = 40.0
"""The same for ages 16 and 17: 36 children there, where unaccompanied children come in waves."""
OLDEST = 16
UNACCOMPANIED_AGES = (0.15, 0.35, 0.5)
"""Shares of 15, 16 and 17 among unaccompanied children who come. Assumed [A]."""
ALONE_STRENGTH = 10.0
"""Children with which these hold back the ages seen."""


@dataclass(frozen=True, eq=False)
class AgeProfile:
    """Ages of children who start: shares of 0 to 17 and how many children they rest on."""

    shares: Rates
    children: float

    def sample(self, draws: int, rng: np.random.Generator) -> Rates:
        """Sample profiles that could be behind the ages seen: draws × 18."""
        known = self.children + AGE_STRENGTH
        younger = np.maximum(self.shares * _held(known, AGE_CERTAINTY), 1e-3)
        profiles = rng.dirichlet(younger, size=draws)
        usual = float(self.shares[OLDEST:].sum())
        certain = _held(known, OLDEST_CERTAINTY)
        oldest = rng.beta(certain * usual, certain * (1 - usual), size=(draws, 1))
        before = profiles[:, OLDEST:].sum(axis=1, keepdims=True)
        profiles[:, :OLDEST] *= (1 - oldest) / (1 - before)
        profiles[:, OLDEST:] *= oldest / before
        return profiles


def _held(children: float, certainty: float) -> float:
    return 1 / (1 / children + 1 / certainty)


def fit_ages_alone(ages: Whole) -> AgeProfile:
    """Learn the ages of unaccompanied children, held to those usual for them."""
    seen = np.bincount(ages[(ages >= 0) & (ages < 18)], minlength=18).astype(np.float64)
    usual = np.zeros(18)
    usual[15:] = UNACCOMPANIED_AGES
    shares = (seen + ALONE_STRENGTH * usual) / (seen.sum() + ALONE_STRENGTH)
    return AgeProfile(shares, float(seen.sum()))


def fit_ages(ages: Whole) -> AgeProfile:
    """Learn the ages of children who start, smoothed towards neighbours and the reference."""
    seen = np.bincount(ages[(ages >= 0) & (ages < 18)], minlength=18).astype(np.float64)
    padded = np.concatenate([seen[1:3][::-1], seen[1:], seen[-2:][::-1]])
    near = np.convolve(padded, np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9, mode="valid")
    # Babies are a kind of their own: their share is not smoothed into that of one-year-olds.
    smooth = np.concatenate([seen[:1], near]) + 20 * reference_age_at_start()
    smooth = smooth / smooth.sum()
    shares = (seen + AGE_STRENGTH * smooth) / (seen.sum() + AGE_STRENGTH)
    return AgeProfile(shares, float(seen.sum()))


@dataclass(frozen=True, eq=False)
class Entrants:
    """Children who arrive, sorted by draw and month."""

    draw: NDArray[np.int32]
    month: NDArray[np.int16]
    age: NDArray[np.int16]
    family: NDArray[np.int32]
    unaccompanied: NDArray[np.bool_]
    """Who comes without a family and seeks asylum, where the data follow them apart."""


def sample_entrants(
    expected: Rates,
    chance: Rates,
    families: Families,
    ages: Rates,
    rng: np.random.Generator,
    *,
    unaccompanied: bool = False,
) -> Entrants:
    """Sample families month by month and the children in them.

    `expected` is draws × months; `ages` is draws × 18, the ages of all children who arrive.
    """
    draws, months = expected.shape
    arriving = rng.poisson(families_coming(expected, chance, families, rng))
    cell = np.repeat(np.arange(draws * months), arriving.ravel())
    size = 1 + np.searchsorted(np.cumsum(families.sizes())[:-1], rng.random(len(cell)))
    family_in_draw = _number_within(cell // months, draws)
    lead = _draw_ages(lead_ages_of(ages, families), cell // months, rng)
    row = np.repeat(np.arange(len(cell)), size)
    first = np.ones(len(row), dtype=bool)
    first[1:] = row[1:] != row[:-1]
    age = lead[row]
    others = np.flatnonzero(~first)
    age[others] = _draw_siblings(age[others], rng)
    return Entrants(
        draw=(cell[row] // months).astype(np.int32),
        month=(cell[row] % months + 1).astype(np.int16),
        age=age.astype(np.int16),
        family=family_in_draw[row].astype(np.int32),
        unaccompanied=np.full(len(row), unaccompanied),
    )


def families_coming(
    expected: Rates, chance: Rates, families: Families, rng: np.random.Generator
) -> Rates:
    """Sample how many families to expect each month, where quarters differ by more than chance."""
    extra = np.maximum(chance - families.dispersion(), 0.0)[:, None]
    result: Rates = _with_chance(expected, extra, rng) / families.mean_size()
    return result


def lead_ages_of(ages: Rates, families: Families) -> Rates:
    """Turn ages of all children into ages of each family's first, for every draw."""
    mean = ages.mean(axis=0)
    # An age at which no draw has anyone has no first children either.
    times = np.divide(lead_ages(mean, families), mean, out=np.zeros_like(mean), where=mean > 0)
    lead = ages * times
    result: Rates = lead / lead.sum(axis=1, keepdims=True)
    return result


def _with_chance(expected: Rates, extra: Rates, rng: np.random.Generator) -> Rates:
    """Let quarters differ more than families at random would: variance/mean rises by `extra`."""
    months = expected.shape[1]
    quarterly = np.add.reduceat(expected, np.arange(0, months, 3), axis=1)
    shape = np.where(extra > 0, quarterly / np.maximum(extra, 1e-9), 1.0)
    shape = np.maximum(shape, 1e-3)
    wobble = np.where(extra > 0, rng.gamma(shape, 1 / shape), 1.0)
    result: Rates = expected * np.repeat(wobble, 3, axis=1)[:, :months]
    return result


def _draw_ages(ages: Rates, draw: Whole, rng: np.random.Generator) -> Whole:
    table = (np.arange(len(ages))[:, None] + np.minimum(np.cumsum(ages, axis=1), 1.0)).ravel()
    found = np.searchsorted(table, draw + rng.random(len(draw)), side="right") - 18 * draw
    result: Whole = np.minimum(found, 17)
    return result


def _draw_siblings(lead: Whole, rng: np.random.Generator) -> Whole:
    return _draw_ages(age_gaps(), lead, rng)


def _number_within(draw: Whole, draws: int) -> Whole:
    """Give number rows 0, 1, ... inside each draw; rows are sorted by draw."""
    starts = np.searchsorted(draw, np.arange(draws))
    result: Whole = np.arange(len(draw)) - starts[draw]
    return result
