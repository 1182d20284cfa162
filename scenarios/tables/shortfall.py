"""How likely each month is to leave a child without a suitable home here, by preferred tier."""

import numpy as np

from scenarios.futures.tally import NO_TIER, SHORT_TIERS
from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.ranges import each_and_all

LABELS = (*(tier.value for tier in SHORT_TIERS), NO_TIER)


def shortfall_table(counted: Counted) -> list[Row]:
    """Give a row for each tier and month; `all` is any tier."""
    rows: list[Row] = []
    for label, short in each_and_all(LABELS, counted.tally.short):
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
