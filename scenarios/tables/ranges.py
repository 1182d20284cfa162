"""Means and ranges over the draws, as every table shows them."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.result import Row

ALL = "all"


def monthly_ranges(draws: NDArray[np.integer], dates: Sequence[date], labels: Row) -> list[Row]:
    """Give a row a month from draws × steps: mean, tenth, middle and ninetieth part."""
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


def each_and_all(
    labels: Sequence[str], counts: NDArray[np.int32]
) -> list[tuple[str, NDArray[np.int32]]]:
    """Take the third axis apart, each part with its label, and then all of it together."""
    parts = [(label, counts[:, :, place]) for place, label in enumerate(labels)]
    return [*parts, (ALL, counts.sum(axis=2))]


def quantile_of_histogram(
    histogram: NDArray[np.int64], share: float, beyond: int = 0
) -> int | None:
    """Give the value below or at which a share of what was counted lies; none if nothing was.

    `beyond` more are larger than can be known yet; none where the value lies among those.
    """
    upto = np.cumsum(histogram)
    wanted = share * (int(upto[-1]) + beyond)
    if wanted == 0 or wanted > upto[-1]:
        return None
    return int(np.searchsorted(upto, wanted, side="left"))
