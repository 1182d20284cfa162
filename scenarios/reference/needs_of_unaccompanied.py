"""Needs profiles of unaccompanied children who seek asylum, where few of them have been assessed.

No distribution of their ratings is published. What is known: of 222 from Afghanistan in England
31 % were above the cut-off for emotional and behavioural problems (Bronstein, Montgomery & Ott
2013), and of 160 boys in Norway 42 % had a disorder, most often after trauma (31 %; Jakobsen,
Demott & Heir 2014). So most need what any approved carer gives, and where they need more it is for
what they have lived through, seldom for how they behave. The shares and ratings are our assumption
[A].
"""

from functools import cache

import numpy as np

from matching.needs import INTENSITY, Domain, Needs

SKILLED_SHARE = 0.35
"""Who needs more than any approved carer gives: level B and above."""
INTENSIVE_SHARE = 0.05
"""Of all: who needs a full-time carer for it."""

PROFILES = 100
SEED = 2027

A_LITTLE_EXTRA: dict[Domain, float] = {
    Domain.HLT: 0.4,
    Domain.EMO: 0.6,
    Domain.BEH: 0.2,
    Domain.REL: 0.4,
    Domain.SAF: 0.5,
    Domain.OTH: 0.0,
    Domain.COM: 0.3,
    Domain.IND: 0.4,
}
"""The share with a rating of 1, the others having 0, where nothing more is needed."""
EXPLOITED_SHARE = 0.4
"""Of those who need skilled care: at risk of exploitation, too."""


@cache
def reference_needs_of_unaccompanied() -> tuple[Needs, ...]:
    """Give profiles that are drawn equally often, always the same ones, the least needs first."""
    rng = np.random.default_rng(SEED)
    skilled, intensive = round(PROFILES * SKILLED_SHARE), round(PROFILES * INTENSIVE_SHARE)
    found = []
    for number in range(PROFILES):
        levels = {domain: int(rng.random() < A_LITTLE_EXTRA[domain]) for domain in INTENSITY}
        if number >= PROFILES - skilled:
            levels[Domain.EMO] = 2 if number < PROFILES - intensive else 3
            levels[Domain.SAF] = 2 if rng.random() < EXPLOITED_SHARE else levels[Domain.SAF]
        found.append(Needs(levels))
    return tuple(found)
