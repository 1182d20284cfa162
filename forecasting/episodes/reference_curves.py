"""What reference rates of leaving make of children counted only by age: curves and yearly fates.

Counts do not say how long children have been in care. Today's children of one age are a mixture
of those who came at every younger age and stayed; the curve of a mixture is worked out once for
each strength of leaving. Strengths are whole steps on a log scale, so the tables are few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from forecasting.ages import AgeBand, Whole, band_of_age
from forecasting.episodes.reference_rates import (
    NEWBORN_POWER,
    Rates,
    reference_age_at_start,
    reference_leaving,
)
from forecasting.episodes.stays import (
    DAYS_A_MONTH,
    DAYS_A_YEAR,
    PARTS_OF_A_MONTH,
    QUARTERS_OF_AGE,
    LeavingRates,
)

STEP = 0.1
"""Strengths of leaving are exp(STEP × a whole number) times the reference."""
WIDEST = 13
"""The whole number lies between minus and plus this."""
AGE_NODES = 8
"""Ages within a year are averaged over so many points."""


def strength(step: int) -> float:
    """Give the multiple of the reference rates that a whole step stands for."""
    return float(np.exp(STEP * step))


def leaving_at(step: int) -> LeavingRates:
    """Give the reference rates at a strength."""
    return LeavingRates(reference_leaving() * strength(step), np.zeros(6))


@lru_cache(maxsize=256)
def staying_today(step: int, months: int) -> Rates:
    """Give the share of today's children of each age still here after each month.

    18 ages × (months + 1); leaving at 18 comes on top.
    """
    elapsed = (np.arange(17 * 12 + 6 + months) + 0.5) * DAYS_A_MONTH
    age = (np.arange(18)[:, None] + 0.5) * DAYS_A_YEAR + elapsed
    rates = leaving_at(step).at(np.broadcast_to(elapsed, age.shape), age)
    here = np.exp(-np.concatenate([np.zeros((18, 1)), np.cumsum(rates, axis=1) / 12], axis=1))
    starts = reference_age_at_start()
    staying = np.empty((18, months + 1))
    for now in range(18):
        years = np.arange(now + 1)
        since = 12 * years + 6
        weight = starts[now - years]
        ahead = here[(now - years)[:, None], since[:, None] + np.arange(months + 1)]
        staying[now] = weight @ ahead / (weight @ here[now - years, since])
    return staying


@dataclass(frozen=True, eq=False)
class Fates:
    """Children who start in one year: what becomes of them at this and the next year ends."""

    chance: Rates
    """18 ages at start × fates."""
    counted: Rates
    """Fates × (year ends × bands): where a child with this fate is counted, 0 or 1."""


@lru_cache(maxsize=512)
def fates(step: int, year_ends: int, bands: Sequence[AgeBand]) -> Fates:
    """Work out the fates of children who start evenly over a year, by their age at start.

    A fate is how many of the year ends a child is still here at, and in which band at each.
    """
    nodes = _nodes()
    ends = np.arange(1, year_ends + 1) * 12
    age_then = np.floor(nodes.age[:, None] + (ends - nodes.entered[:, None]) / 12).astype(int)
    parts = np.ceil(PARTS_OF_A_MONTH * (ends - nodes.entered[:, None]) - 0.5).astype(int)
    used = leaving_at(step).cumulative_from_entry(12 * year_ends)
    cumulative: Rates = np.concatenate([np.zeros((QUARTERS_OF_AGE, 1)), used], axis=1)
    here = np.exp(-cumulative[nodes.row[:, None], parts]) * (age_then < 18)
    gone_next = np.concatenate([here[:, 1:], np.zeros((len(here), 1))], axis=1)
    band = np.concatenate([band_of_age(bands), [len(bands)] * (year_ends + 1)])[age_then]
    chances: dict[tuple[int, ...], Rates] = {}
    for last in range(year_ends):
        weight = nodes.weight * (here[:, last] - gone_next[:, last])
        for path in {tuple(row) for row in band[:, : last + 1].tolist()}:
            same = (band[:, : last + 1] == path).all(axis=1)
            chances[path] = np.zeros(18)
            np.add.at(chances[path], nodes.start[same], weight[same])
    paths = [p for p in sorted(chances) if chances[p].max() > 0 and min(p) < len(bands)]
    counted = np.zeros((len(paths), year_ends, len(bands)))
    for fate, path in enumerate(paths):
        for at, place in enumerate(path):
            if place < len(bands):
                counted[fate, at, place] = 1
    table = np.stack([chances[path] for path in paths], axis=1)
    return Fates(table, counted.reshape(len(paths), -1))


@dataclass(frozen=True, eq=False)
class _Nodes:
    """Points that stand for all moments of entry in a year and all ages within a year of age."""

    start: Whole
    age: Rates
    entered: Rates
    row: Whole
    weight: Rates


@lru_cache(maxsize=1)
def _nodes() -> _Nodes:
    moments = 2 * 12 * PARTS_OF_A_MONTH
    within = (np.arange(AGE_NODES) + 0.5) / AGE_NODES
    start, node, moment = (
        a.ravel()
        for a in np.meshgrid(np.arange(18), np.arange(AGE_NODES), np.arange(moments), indexing="ij")
    )
    into_year = np.where(start == 0, within[node] ** NEWBORN_POWER, within[node])
    age = (start + into_year).astype(np.float64)
    row = np.minimum((age * 4).astype(np.int64), QUARTERS_OF_AGE - 1)
    entered = ((moment + 0.5) / (2 * PARTS_OF_A_MONTH)).astype(np.float64)
    return _Nodes(start, age, entered, row, np.full(len(start), 1 / (AGE_NODES * moments)))
