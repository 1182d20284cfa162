"""The tables of a run, from what was counted in every draw and month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand
from matching.needs import Level
from matching.tiers import Tier
from scenarios.outcomes import Outcome
from scenarios.result import Row

Counts = NDArray[np.integer]

ALL = "all"
SHORT_TIERS: tuple[Tier, ...] = tuple(t for t in Tier if t not in (Tier.PAR, Tier.KIN, Tier.SEC))
NO_TIER = "none fits"
"""Shown where no tier suits a child: a home designed jointly with health and education."""


@dataclass(frozen=True)
class Counted:
    """What was counted, draw by draw. Step 0 is the data date; the steps after it are months."""

    dates: tuple[date, ...]
    bands: tuple[AgeBand, ...]
    children: Counts
    """Draws × steps × bands × levels."""
    outcomes: Counts
    """Draws × steps × outcomes; over the outcomes they add up to the children."""
    short: Counts
    """Draws × steps × tiers (and none): children for whom there was no suitable home here."""
    short_by: Counts
    """Bands × levels: the same children over all draws and months."""


def children_table(counted: Counted) -> list[Row]:
    """How many children of each age and level there will be; `all` is the sum of the same draws."""
    rows: list[Row] = []
    for band_label, of_band in _each_and_all([b.label for b in counted.bands], counted.children):
        for level_label, draws in _each_and_all([level.value for level in Level], of_band):
            rows += _ranges(draws, counted.dates, {"age_band": band_label, "level": level_label})
    return rows


def outcomes_table(counted: Counted) -> list[Row]:
    """Where every looked-after child lives at the end of each month; each child once."""
    rows: list[Row] = []
    for place, outcome in enumerate(Outcome):
        rows += _ranges(counted.outcomes[:, :, place], counted.dates, {"outcome": outcome.value})
    return rows


def shortfall_table(counted: Counted) -> list[Row]:
    """How likely each month is to leave a child without a suitable home here, by preferred tier."""
    rows: list[Row] = []
    labels = [*(tier.value for tier in SHORT_TIERS), NO_TIER]
    for label, short in _each_and_all(labels, counted.short):
        for step, day in enumerate(counted.dates[1:], 1):
            rows.append(
                {
                    "month": day.isoformat(),
                    "tier": label,
                    "probability": round(float((short[:, step] > 0).mean()), 4),
                    "children_mean": round(float(short[:, step].mean()), 4),
                    "children_q90": float(np.quantile(short[:, step], 0.9)),
                }
            )
    return rows


def _each_and_all(labels: Sequence[str], counts: Counts) -> list[tuple[str, Counts]]:
    """Take the third axis apart, each part with its label, and then all of it together."""
    parts: list[tuple[str, Counts]] = [
        (label, counts[:, :, place]) for place, label in enumerate(labels)
    ]
    return [*parts, (ALL, counts.sum(axis=2))]


def _ranges(draws: Counts, dates: Sequence[date], labels: Row) -> list[Row]:
    means = draws.mean(axis=0)
    low, middle, high = np.quantile(draws, (0.1, 0.5, 0.9), axis=0)
    return [
        {
            "month": day.isoformat(),
            **labels,
            "mean": round(float(means[step]), 3),
            "q10": round(float(low[step]), 3),
            "q50": round(float(middle[step]), 3),
            "q90": round(float(high[step]), 3),
        }
        for step, day in enumerate(dates)
    ]
