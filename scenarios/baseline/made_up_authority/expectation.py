"""What a steady truth leads to on average, worked out without chance."""

from __future__ import annotations

from math import factorial

import numpy as np
from numpy.typing import NDArray

from scenarios.baseline.made_up_authority.truth import AGES, Truth

Floats = NDArray[np.float64]
STEPS_A_YEAR = 48


def still_looked_after(truth: Truth, age_at_entry: int, years: Floats) -> Floats:
    """Share of children entering at an age who are still there after so many years.

    The 18th birthday is left out: the caller knows the exact age.
    """
    mixture = truth.stay_mixture(age_at_entry)
    short = np.exp(-years / truth.short_mean_years)
    long = np.exp(-years / truth.long_mean_years)
    permanence = terms_left(truth, years).sum(axis=0)
    there: Floats = mixture.short * short + mixture.permanence * permanence + mixture.long * long
    return there


def terms_left(truth: Truth, years: Floats) -> Floats:
    """Give the chance that a permanence stay has 0, 1, ... of its steps behind it after so long."""
    scaled = years * truth.permanence_shape / truth.permanence_mean_years
    terms: Floats = np.array(
        [np.exp(-scaled) * scaled**k / factorial(k) for k in range(truth.permanence_shape)]
    )
    return terms


def expected_stock_by_age(truth: Truth) -> Floats:
    """Children looked after at each age 0 to 17, on average, when entries are steady.

    Everyone who entered at an exact age x and is still there at age y stands for y - x years of
    entries at that age; the two ages run over a fine grid.
    """
    step = 1 / STEPS_A_YEAR
    exact = (np.arange(AGES * STEPS_A_YEAR) + 0.5) * step
    stock = np.zeros(AGES * STEPS_A_YEAR)
    for index, entered in enumerate(exact):
        rate = truth.entries_a_year * truth.entry_ages[int(entered)] * step
        there = still_looked_after(truth, int(entered), exact[index:] - entered)
        there[0] /= 2  # half of those who arrive at this very age are not there yet
        stock[index:] += rate * there * step
    by_age: Floats = stock.reshape(AGES, STEPS_A_YEAR).sum(axis=1)
    return by_age


def expected_stock(truth: Truth) -> float:
    """Children looked after on a day, on average, when entries are steady."""
    return float(expected_stock_by_age(truth).sum())
