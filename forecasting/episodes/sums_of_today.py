"""How many of today's children are still looked after, for areas too large to follow each child.

The sum over many children who leave independently of each other, given the rates of a draw, has a
known mean and covariance. Children of one path through the bands are added up together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.polynomial.chebyshev import chebvander

from forecasting.ages import ADULT, AgeBand, Days, Whole, ages_on, birthday_steps
from forecasting.episodes.reference_rates import AGE_EDGES, Rates
from forecasting.episodes.stays import LeavingRates

NODES = 7
"""Multiples of the rates of leaving at which sums are worked out; between them they are read off
a polynomial. Seven give sums to less than one part in a thousand."""
AT_ONCE = 20_000
"""Children looked at in one go, which bounds the memory."""


@dataclass(frozen=True, eq=False)
class Sums:
    """Children looked after in each step and band, added up."""

    middle: Rates
    """Draws × steps × bands: the mean, given what is believed of the rates in each draw."""
    chance: Rates
    """Covariance about it at the usual rates: (steps · bands) × (steps · bands)."""


@dataclass(frozen=True, eq=False)
class Multiples:
    """Evenly spaced multiples of the rates, and where between them those of each draw lie."""

    nodes: Rates
    weights: Rates
    """Draws × age groups × nodes, adding up to one."""


def multiples_of(multiplier: Rates) -> Multiples:
    """Choose nodes that span the multiples (draws × age groups) and weigh them for each."""
    lowest, highest = float(multiplier.min()), float(multiplier.max())
    half = max((highest - lowest) / 2, 1e-6)
    at = np.linspace(-1, 1, NODES)
    place = np.clip((multiplier - lowest) / half - 1, -1, 1)
    weights = chebvander(place, NODES - 1) @ np.linalg.inv(chebvander(at, NODES - 1))
    return Multiples(lowest + half * (at + 1), weights)


def staying_at_nodes(used: Rates, nodes: Rates) -> Iterator[Rates]:
    """Give the chance of staying at each node in turn, in an array that is used again.

    `used` is the rate of leaving added up. Two exponentials serve all nodes, as these are evenly
    spaced.
    """
    staying, further = np.exp(-nodes[0] * used), np.exp(-(nodes[1] - nodes[0]) * used)
    for _ in nodes:
        yield staying
        staying *= further


def sums_of_today(
    leaving: LeavingRates,
    born: Days,
    began: Days,
    ends: Days,
    bands: Sequence[AgeBand],
    multiples: Multiples,
    known: Rates | None = None,
) -> Sums:
    """Add up today's children at the as-of day (the first of `ends`) and each month's end.

    `known` (children × months) are multiples of their rates of leaving.
    """
    steps, as_of = len(ends), ends[0].astype(object)
    group = np.searchsorted(AGE_EDGES[1:-1], ages_on(born, as_of), side="right")
    middle = np.zeros((len(AGE_EDGES) - 1, NODES, steps * (len(bands) + 1)))
    chance = np.zeros((steps * (len(bands) + 1),) * 2)
    for cells, rows in _alike(born, group, ends, bands):
        own = None if known is None else known[rows]
        used = _used_up(leaving, born[rows], began[rows], as_of, steps - 1, own)
        for node, staying in enumerate(staying_at_nodes(used, multiples.nodes)):
            middle[group[rows[0]], node, cells] += staying.sum(axis=0)
        staying = np.exp(-used)
        # Here on an earlier day is certain for who is here on a later one.
        together = np.triu((1 - staying).T @ staying)
        chance[np.ix_(cells, cells)] += together + np.triu(together, 1).T
    kept = np.flatnonzero(np.arange(steps * (len(bands) + 1)) % (len(bands) + 1) < len(bands))
    sums = np.einsum("dgn,gnc->dc", multiples.weights, middle[:, :, kept], optimize=True)
    return Sums(sums.reshape(-1, steps, len(bands)), chance[np.ix_(kept, kept)])


def bands_at(ages: Whole, bands: Sequence[AgeBand]) -> Whole:
    """Give the place of the band of each age in years, and the number of bands for none."""
    place = np.full(ages.shape, len(bands), dtype=np.int64)
    for number, band in enumerate(bands):
        place[(band.lowest <= ages) & (ages <= band.highest) & (ages < ADULT)] = number
    return place


def _alike(
    born: Days, group: Whole, ends: Days, bands: Sequence[AgeBand]
) -> Iterator[tuple[Whole, Whole]]:
    """Give the cells (step and band) of each path with the children of one age group on it."""
    if not len(born):
        return
    days, of_day, number = np.unique(born, return_index=True, return_inverse=True)
    ages = np.zeros((len(days), len(ends)), dtype=np.int64)
    for years in range(1, ADULT + 1):
        ages += np.arange(len(ends)) >= birthday_steps(days, years, ends)[:, None]
    by_day = bands_at(ages, bands)
    keyed = np.concatenate([by_day, group[of_day, None]], axis=1)
    which = np.unique(keyed, axis=0, return_inverse=True)[1][number]
    order = np.argsort(which, kind="stable")
    for rows in np.split(order, np.cumsum(np.bincount(which))[:-1]):
        cells = np.arange(len(ends)) * (len(bands) + 1) + by_day[number[rows[0]]]
        for start in range(0, len(rows), AT_ONCE):
            yield cells, rows[start : start + AT_ONCE]


def _used_up(
    leaving: LeavingRates, born: Days, began: Days, as_of: date, months: int, known: Rates | None
) -> Rates:
    """Give each child's rate of leaving added up to each step: children × (months + 1)."""
    used = np.zeros((len(born), months + 1))
    used[:, 1:] = leaving.cumulative_today(born, began, as_of, months, known)
    return used
