"""Needs profiles by age where an authority has assessed few children of its own.

No distribution of needs by age is published anywhere we know of. These are an assumption [A]: a
share of children for whom each kind of home would suit, rising with age as the made-up authority's
do, and ratings drawn inside the limits of that kind of home.
"""

from functools import cache

import numpy as np

from matching.needs import INTENSITY, Needs
from matching.tiers import Tier
from scenarios.baseline.made_up_authority.needs import draw_levels

PROFILES_AN_AGE = 40
SEED = 2026

# The kind of home that would suit, by age: shares that add up to 1 in each row.
WOULD_SUIT: dict[int, dict[Tier, float]] = {
    0: {Tier.FOS1: 0.70, Tier.FOS2: 0.30},
    3: {Tier.FOS1: 0.60, Tier.FOS2: 0.36, Tier.FOS3: 0.04},
    8: {Tier.FOS1: 0.42, Tier.FOS2: 0.42, Tier.FOS3: 0.12, Tier.HOM1: 0.04},
    13: {Tier.FOS1: 0.25, Tier.FOS2: 0.37, Tier.FOS3: 0.20, Tier.HOM1: 0.13, Tier.HOM2: 0.05},
    16: {Tier.FOS1: 0.38, Tier.FOS2: 0.32, Tier.FOS3: 0.15, Tier.HOM1: 0.10, Tier.HOM2: 0.05},
}


@cache
def reference_needs() -> tuple[tuple[int, Needs], ...]:
    """Give (age, profile) pairs, always the same ones."""
    rng = np.random.default_rng(SEED)
    found = []
    for age, shares in WOULD_SUIT.items():
        tiers = list(shares)
        for pick in rng.choice(len(tiers), size=PROFILES_AN_AGE, p=list(shares.values())):
            levels = draw_levels(age, tiers[pick], rng)
            found.append((age, Needs(dict(zip(INTENSITY, levels, strict=True)))))
    return tuple(found)
