"""What the made-up children need: ratings drawn by age and by the kind of home that would suit.

Each child is first given the tier of home that would suit them. Most live in one like it; some do
not, and that difference is the true gap of the made-up authority. The ratings are then drawn
inside that tier's limits, with at least one that no lesser tier could meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from matching.needs import INTENSITY, Domain
from matching.tiers import TIERS, Tier
from scenarios.baseline.made_up_authority.children_today import ChildToday
from scenarios.baseline.made_up_authority.truth import Setting

NOT_KNOWN, NOT_APPLICABLE = "NK", "NA"
UNASSESSED = 6
"""Children who live in a home but have no ratings at all."""
NOT_KNOWN_SHARE = 0.012
NOT_KNOWN_SHARE_IN_FIRST_WEEKS = 0.12
FIRST_WEEKS_DAYS = 70
USUAL_SHARE = 0.30
"""Chance a level that a rating climbs, before the weight of age."""
RATED_FROM_AGE = 8
"""Independence is rated from 8."""

# How common a need is at an age, against the others:   HLT  EMO  BEH  REL  SAF  OTH  COM  IND
WEIGHTS: tuple[tuple[int, tuple[float, ...]], ...] = (
    (4, (1.0, 0.8, 0.7, 0.9, 0.1, 0.1, 1.0, 0.0)),
    (10, (0.6, 1.1, 1.1, 1.1, 0.2, 0.5, 1.0, 0.6)),
    (17, (0.4, 1.3, 1.3, 1.1, 1.3, 0.7, 0.6, 0.8)),
)

Shares = Mapping[Tier, float]
SUITED: dict[Setting, Shares] = {
    Setting.KINSHIP: {Tier.FOS1: 0.60, Tier.FOS2: 0.36, Tier.FOS3: 0.04},
    Setting.FOSTER: {Tier.FOS1: 0.38, Tier.FOS2: 0.48, Tier.FOS3: 0.14},
    Setting.RESIDENTIAL: {Tier.FOS2: 0.10, Tier.FOS3: 0.20, Tier.HOM1: 0.55, Tier.HOM2: 0.15},
    Setting.SUPPORTED: {Tier.SUP: 0.75, Tier.FOS2: 0.25},
    Setting.OFF_FOSTER: {Tier.FOS2: 0.50, Tier.FOS3: 0.50},
    Setting.OFF_RESIDENTIAL: {Tier.FOS3: 0.30, Tier.HOM1: 0.35, Tier.HOM2: 0.30, Tier.DIS: 0.05},
}
WAITING_TEENAGERS: Shares = {Tier.FOS2: 0.5, Tier.FOS3: 0.5}
"""Those from 10 for whom a home is being looked for: need is why they still wait."""
LITTLE_ONES: Shares = {Tier.FOS1: 0.62, Tier.FOS2: 0.38}
"""Under sixes in a family home."""
LESSER: dict[Tier, Tier] = {
    Tier.FOS2: Tier.FOS1,
    Tier.SUP: Tier.FOS1,
    Tier.FOS3: Tier.FOS2,
    Tier.HOM1: Tier.FOS3,
    Tier.DIS: Tier.FOS3,
    Tier.HOM2: Tier.HOM1,
}


@dataclass(frozen=True, slots=True)
class DrawnNeeds:
    """The truth of a child's needs and what of it is on file."""

    tier: Tier
    levels: tuple[int, ...]
    """The eight intensity levels, known or not, in the order of `INTENSITY`."""
    recorded: Mapping[str, str] = field(default_factory=dict)
    """What the file says: 0 to 4, NK or NA, for all eleven domains."""


def draw_needs(
    children: tuple[ChildToday, ...], waiting: frozenset[str], rng: np.random.Generator
) -> dict[str, DrawnNeeds]:
    """Draw the needs of every child who lives where homes are matched; parents and adopters not."""
    rated = [child for child in children if child.setting in SUITED]
    newest = sorted(rated, key=lambda child: child.care_began, reverse=True)
    unassessed = {child.id for child in newest[: UNASSESSED // 2]}
    others = sorted(child.id for child in newest[UNASSESSED // 2 :])
    unassessed |= {str(c) for c in rng.choice(others, UNASSESSED - len(unassessed), replace=False)}
    last_day = max(child.care_began for child in children)
    drawn = {}
    for child in rated:
        tier = suited_tier(child, child.id in waiting, rng)
        levels = draw_levels(child.age, tier, rng)
        new = (last_day - child.care_began).days < FIRST_WEEKS_DAYS
        recorded = _recorded(child, levels, new, child.id in unassessed, rng)
        drawn[child.id] = DrawnNeeds(tier, levels, recorded)
    return drawn


def suited_tier(child: ChildToday, waiting: bool, rng: np.random.Generator) -> Tier:
    """Draw the tier of home that would suit a child who lives where this one does."""
    family_home = child.setting in (Setting.KINSHIP, Setting.FOSTER)
    shares = LITTLE_ONES if family_home and child.age < 6 else SUITED[child.setting]
    if waiting and child.age >= 10:
        shares = WAITING_TEENAGERS
    tiers = list(shares)
    return tiers[int(rng.choice(len(tiers), p=list(shares.values())))]


def draw_levels(age: int, tier: Tier, rng: np.random.Generator) -> tuple[int, ...]:
    """Draw eight levels inside a tier's limits, one of them beyond those of the lesser tier."""
    limits = np.array(TIERS[tier].envelope)
    weights = _weights(age)
    chance = np.clip(USUAL_SHARE * weights, 0, 0.9)
    levels = np.minimum(rng.binomial(int(limits.max()), chance), limits)
    if tier in LESSER:
        lesser = np.array(TIERS[LESSER[tier]].envelope)
        beyond = np.flatnonzero((limits > lesser) & (weights > 0))
        share = weights[beyond] / weights[beyond].sum()
        reason = int(rng.choice(beyond, p=share))
        levels[reason] = max(int(levels[reason]), int(lesser[reason]) + 1)
    return tuple(int(level) for level in levels)


def _weights(age: int) -> NDArray[np.float64]:
    return np.array(next(weights for oldest, weights in WEIGHTS if age <= oldest))


def _recorded(
    child: ChildToday,
    levels: tuple[int, ...],
    new: bool,
    unassessed: bool,
    rng: np.random.Generator,
) -> dict[str, str]:
    share = NOT_KNOWN_SHARE_IN_FIRST_WEEKS if new else NOT_KNOWN_SHARE
    hidden = rng.random(len(levels)) < share
    requirements = _requirements(child, rng)
    words = dict.fromkeys(Domain, NOT_KNOWN)
    if not unassessed:
        for domain, level, unknown in zip(INTENSITY, levels, hidden, strict=True):
            words[domain] = NOT_KNOWN if unknown else str(level)
        if child.age < RATED_FROM_AGE:
            words[Domain.IND] = NOT_APPLICABLE
        words |= {domain: str(level) for domain, level in requirements.items()}
    return {str(domain): word for domain, word in words.items()}


def _requirements(child: ChildToday, rng: np.random.Generator) -> dict[Domain, int]:
    """Education, family time and identity: never rolled up, never a cost."""
    at_school = 5 <= child.age <= 15
    return {
        Domain.EDU: int(rng.choice(4, p=(0.25, 0.35, 0.30, 0.10))) if at_school else 0,
        Domain.FAM: int(rng.choice(4, p=(0.15, 0.35, 0.35, 0.15))),
        Domain.IDN: int(rng.choice(4, p=(0.62, 0.25, 0.10, 0.03))),
    }
