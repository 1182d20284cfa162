"""Approved, available and filled places in each tier on the island, month by month."""

import numpy as np

from matching.tiers import Tier
from scenarios.result import Row
from scenarios.tables.counted import Counted


def places_table(counted: Counted) -> list[Row]:
    """Give a row for each month and tier, means over the draws.

    *Approved* places exist; *available* ones can be used that month; *filled* ones hold a child, or
    a young adult who stayed put.
    """
    supply, steps = counted.supply, len(counted.dates)
    approved = {tier: np.zeros(steps) for tier in Tier}
    available = {tier: np.zeros(steps) for tier in Tier}
    filled = {tier: np.zeros(steps) for tier in Tier}
    for number, place in enumerate(supply.places):
        if not place.on_island:
            continue
        held = counted.tally.filled[:, :, number]
        # An approval for a named child ends with that child: it is nobody else's place.
        named = bool(place.named_children)
        exists = held if named else place.capacity * supply.approved(number, steps)
        usable = exists * counted.usable[:, number]
        # Carers who have stopped keep the children who live with them: those places are still used.
        approved[place.in_tier] += np.maximum(exists, held).mean(axis=0)
        available[place.in_tier] += np.maximum(usable, held).mean(axis=0)
        filled[place.in_tier] += held.mean(axis=0)
    return [
        {
            "month": day.isoformat(),
            "tier": tier.value,
            "approved": round(float(approved[tier][step]), 3),
            "available": round(float(available[tier][step]), 3),
            "filled": round(float(filled[tier][step]), 3),
        }
        for tier in Tier
        if approved[tier].any()
        for step, day in enumerate(counted.dates)
    ]
