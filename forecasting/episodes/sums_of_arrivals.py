"""How many children who arrive are looked after, for areas too large to follow each child.

Families arrive at random, given the level of a draw, so that the children who are still looked
after at some step add up to a sum with a known mean and covariance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.ages import ADULT, AgeBand
from forecasting.episodes.families import LARGEST, Families, age_gaps
from forecasting.episodes.reference_rates import AGE_EDGES, NEWBORN_POWER, Rates
from forecasting.episodes.stays import PARTS_OF_A_MONTH, QUARTERS_OF_AGE, LeavingRates
from forecasting.episodes.sums_of_today import NODES, Multiples, Sums, bands_at, staying_at_nodes

BIRTHDAYS = 12
"""Parts of a year in which birthdays are told apart."""


@dataclass(frozen=True, eq=False)
class _Kinds:
    """Kinds of child by age in years, birthday and day of the month: ages × kinds × months on."""

    used: Rates
    """The rate of leaving added up from arrival to the end of the month and each one after it."""
    band: np.ndarray


def sums_of_arrivals(
    leaving: LeavingRates,
    families: Rates,
    lead: Rates,
    of_families: Families,
    bands: Sequence[AgeBand],
    multiples: Multiples,
) -> Sums:
    """Add up arriving children at every step, 0 to the last month.

    `families` (draws × months) arrive; `lead` (draws × 18) are the ages of each one's first child.
    """
    months, size = families.shape[1], of_families.mean_size()
    kinds = _kinds(leaving, months, bands)
    ages = (lead + (size - 1) * lead @ age_gaps()) / size
    each = _one_child(kinds, ages, multiples, len(bands))
    children = size * families
    middle = np.zeros((len(families), months + 1, len(bands)))
    for later in range(months):
        middle[:, later + 1 :] += children[:, : months - later, None] * each[:, None, later]
    together = _together(kinds, ages.mean(axis=0), lead.mean(axis=0), of_families, len(bands))
    chance = np.zeros((middle[0].size,) * 2)
    for month, rate in enumerate(families.mean(axis=0)):
        into = (month + 1) * len(bands)
        chance[into:, into:] += rate * together[: len(chance) - into, : len(chance) - into]
    return Sums(middle, chance)


def _kinds(leaving: LeavingRates, months: int, bands: Sequence[AgeBand]) -> _Kinds:
    cumulative = leaving.cumulative_from_entry(months + 1)
    cumulative = np.concatenate([np.zeros((QUARTERS_OF_AGE, 1)), cumulative], axis=1)
    part = np.arange(PARTS_OF_A_MONTH)[None, None, :, None]
    into_year = ((np.arange(BIRTHDAYS) + 0.5) / BIRTHDAYS)[None, :, None, None]
    years = np.arange(ADULT)[:, None, None, None]
    exact = years + np.where(years == 0, into_year**NEWBORN_POWER, into_year)
    passed = PARTS_OF_A_MONTH * (np.arange(months) + 1) - part - 1
    row = np.minimum((4 * exact).astype(np.int64), QUARTERS_OF_AGE - 1)
    used = (cumulative[row, passed] + cumulative[row, passed + 1]) / 2
    age = exact + (passed + 0.5) / (12 * PARTS_OF_A_MONTH)
    shape = (ADULT, BIRTHDAYS * PARTS_OF_A_MONTH, months)
    return _Kinds(used.reshape(shape), bands_at(np.floor(age), bands).reshape(shape))


def _one_child(kinds: _Kinds, ages: Rates, multiples: Multiples, bands: int) -> Rates:
    """Give one child's chance of being looked after: draws × months on × bands."""
    months = kinds.used.shape[2]
    found = np.zeros((len(ages), months * bands))
    for age in range(ADULT):
        at_nodes = np.empty((NODES, months * bands))
        for node, staying in enumerate(staying_at_nodes(kinds.used[age], multiples.nodes)):
            at_nodes[node] = _by_band(staying, kinds.band[age], bands).mean(axis=0)
        group = int(np.searchsorted(AGE_EDGES[1:-1], age, side="right"))
        found += ages[:, [age]] * (multiples.weights[:, group] @ at_nodes)
    return found.reshape(len(ages), months, bands)


def _together(kinds: _Kinds, ages: Rates, lead: Rates, families: Families, bands: int) -> Rates:
    """Give what one family adds to the covariance: itself, and brothers and sisters together."""
    months = kinds.used.shape[2]
    alone = np.zeros((months * bands, months * bands))
    each = np.empty((ADULT, months * bands))
    for age in range(ADULT):
        staying = np.exp(-kinds.used[age])
        later = _by_band(staying, kinds.band[age], bands)
        earlier = _by_band(np.ones_like(staying), kinds.band[age], bands)
        alone += ages[age] / len(later) * (earlier.T @ later)
        each[age] = later.mean(axis=0)
    month = np.repeat(np.arange(months), bands)
    alone = np.where(month[:, None] <= month, alone, alone.T)
    number = np.arange(1, LARGEST + 1)
    others = float(families.sizes() @ (number - 1))
    pairs = float(families.sizes() @ ((number - 1) * (number - 2)))
    siblings = age_gaps() @ each
    with_first = (lead[:, None] * each).T @ siblings
    among = (lead[:, None] * siblings).T @ siblings
    result: Rates = (
        families.mean_size() * alone + others * (with_first + with_first.T) + pairs * among
    )
    return result


def _by_band(values: Rates, band: np.ndarray, bands: int) -> Rates:
    """Spread values (kinds × months) over bands: kinds × (months · bands)."""
    inside = band[:, :, None] == np.arange(bands)
    result: Rates = np.where(inside, values[:, :, None], 0.0).reshape(len(values), -1)
    return result
