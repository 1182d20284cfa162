"""How full a tier can be and still leave a choice: places to meet its need 95 months in 100."""

import numpy as np

from scenarios.futures.counting import TIERS_EVERY
from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.shortfall import LABELS

HOLDS = 0.95


def margin_table(counted: Counted) -> list[Row]:
    """Give a row a tier: children who would suit it best, places that suffice, how full that is."""
    months = slice(TIERS_EVERY, None, TIERS_EVERY)
    need = counted.tally.in_tier[:, months].sum(axis=3)
    if need.shape[1] == 0:
        return []
    rows: list[Row] = []
    for tier, label in enumerate(LABELS[:-1]):
        mean = float(need[:, :, tier].mean())
        places = int(np.ceil(np.quantile(need[:, :, tier], HOLDS)))
        if places > 0:
            rows.append(
                {
                    "tier": label,
                    "children_mean": round(mean, 2),
                    "places": places,
                    "occupancy": round(mean / places, 3),
                }
            )
    return rows
