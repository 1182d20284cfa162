"""Who arrives, when and at what age: families of brothers and sisters, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Days, Whole, as_days
from scenarios.baseline.made_up_authority.truth import AGES, Truth

Floats = NDArray[np.float64]
YEAR = 365.25
SIBLING_GAPS = (0.05, 0.5, 1.0, 0.9, 0.6, 0.4, 0.2, 0.1)
"""How common 0, 1, 2 ... years are between brothers and sisters who arrive together."""


@dataclass(frozen=True, eq=False)
class Entries:
    """One row a child who arrives, in the order of the day; families arrive on one day."""

    entered: Days
    born: Days
    age: Whole
    family: Whole
    size: Whole
    """Children in the family's arrival."""


@dataclass(frozen=True, eq=False)
class Levels:
    """Families to expect in each year: what lasts, and with what is the year's alone."""

    lasting: Floats
    of_the_year: Floats


def simulate_entries(
    truth: Truth, rng: np.random.Generator, *, years: int, last_day: date
) -> Entries:
    """Draw the arrivals of the years that end on the last day."""
    families = rng.poisson(levels_a_year(truth, rng, years).of_the_year)
    days_back = np.repeat(np.arange(years), families) * YEAR + rng.random(families.sum()) * YEAR
    return entries_on(truth, rng, np.sort(days_back)[::-1], last_day)


def entries_on(
    truth: Truth, rng: np.random.Generator, days_back: Floats, last_day: date
) -> Entries:
    """Draw the children of families who arrive so many days before the last day, in that order."""
    sizes = rng.choice(
        np.arange(1, len(truth.sibling_groups) + 1), size=len(days_back), p=truth.sibling_groups
    ).astype(np.int64)
    entered = as_days(last_day) - np.floor(np.repeat(days_back, sizes)).astype("timedelta64[D]")
    family = np.repeat(np.arange(len(sizes)), sizes)
    age = _ages(truth, rng, sizes)
    into_year = 0.005 + 0.975 * rng.random(len(age))  # nobody turns 18 on the day of arrival
    born = entered - np.floor((age + into_year) * YEAR).astype("timedelta64[D]")
    return Entries(entered, born, age, family, np.repeat(sizes, sizes))


def levels_a_year(truth: Truth, rng: np.random.Generator, years: int) -> Levels:
    """Draw how many families to expect in each year, counted back from the last day."""
    back = np.arange(years)
    lasting = truth.entries_a_year / truth.family_size * np.exp(-truth.drift * back)
    if truth.wander:
        lasting = lasting * np.exp(np.cumsum(rng.normal(0, truth.wander, years)))
    if truth.level_variance > 0:
        own = rng.gamma(1 / truth.level_variance, truth.level_variance, years)
        return Levels(lasting, lasting * own)
    return Levels(lasting, lasting)


def _ages(truth: Truth, rng: np.random.Generator, sizes: Whole) -> Whole:
    """Draw ages on arrival; the others of a family are drawn near the first one."""
    eldest_drawn = rng.choice(AGES, size=len(sizes), p=truth.entry_ages)
    lead = np.repeat(eldest_drawn, sizes)
    is_first = np.zeros(len(lead), dtype=bool)
    is_first[np.cumsum(sizes) - sizes] = True
    cumulative = np.cumsum(sibling_ages(truth), axis=1)
    chance = rng.random(len(lead))
    near = (chance[:, None] > cumulative[lead]).sum(axis=1)
    return np.where(is_first, lead, np.minimum(near, AGES - 1)).astype(np.int64)


@lru_cache(maxsize=16)
def sibling_ages(truth: Truth) -> Floats:
    """Give, for the age of one child, the chances of each age of a brother or sister.

    The closeness of ages is scaled on both sides until every child of a family, first drawn or
    not, has the same spread of ages on arrival: so `entry_ages` is the truth for all children.
    """
    gap = np.abs(np.subtract.outer(np.arange(AGES), np.arange(AGES)))
    closeness = np.array([*SIBLING_GAPS, *[1e-9] * AGES])[gap]
    share = np.array(truth.entry_ages)
    scale = np.sqrt(share)
    for _ in range(200):
        scale = np.sqrt(scale * share / (closeness @ scale))
    joint = scale[:, None] * closeness * scale[None, :]
    rows = joint.sum(axis=1, keepdims=True)
    chances: Floats = np.divide(joint, rows, out=np.zeros_like(joint), where=rows > 0)
    return chances
