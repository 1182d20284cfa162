"""The needs of children to come: drawn, by age, from the profiles of those assessed today.

Never worked out from the kind of home a child lives in. Where few children of an age have been
assessed, part of the draws come from reference profiles instead: the fewer, the larger the part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.children import Child
from matching.needs import Level, Needs, level_of

AGES_ALIKE = ((0, 1), (2, 5), (6, 10), (11, 15), (16, 17))
"""Ages whose profiles stand for one another: Jersey's published bands."""

REFERENCE_WEIGHT = 5
"""As many reference profiles as this count beside an age's own [A]."""

Index = NDArray[np.int64]


@dataclass(frozen=True)
class NeedsToCome:
    """Complete profiles to draw from, and for each group of ages the chance of each profile."""

    profiles: tuple[Needs, ...]
    levels: tuple[Level, ...]
    chances: NDArray[np.float64]
    """Groups of ages × profiles; each row sums to 1, cumulated."""
    assessed: int
    """How many of the profiles are of this authority's own children."""

    def draw(self, ages: Index, chance: NDArray[np.float64]) -> Index:
        """Give a profile for each age; `chance` holds one number from 0 to 1 for each."""
        groups = group_of_age()[np.clip(ages, 0, 17)]
        found = np.empty(len(ages), dtype=np.int64)
        for group in range(len(AGES_ALIKE)):
            chosen = groups == group
            found[chosen] = np.searchsorted(self.chances[group], chance[chosen], side="right")
        return np.minimum(found, len(self.profiles) - 1)

    def level_numbers(self) -> Index:
        """Give the place in `Level` of each profile's level."""
        order = list(Level)
        return np.array([order.index(level) for level in self.levels], dtype=np.int64)

    def completed(self, needs: Needs, donor: int) -> Needs:
        """Fill what is not known in a profile from a drawn one, for use in a simulation only."""
        if not needs.not_known:
            return needs
        given = self.profiles[donor].ratings
        ratings = {
            domain: given[domain] if rating is None else rating
            for domain, rating in needs.ratings.items()
        }
        return Needs(ratings, needs.not_applicable)


def needs_to_come(
    children: Sequence[Child], reference: Sequence[tuple[int, Needs]], as_of: date
) -> NeedsToCome:
    """Gather the complete profiles of today's children and weigh the reference in by age.

    `reference` holds (age, profile) pairs; every group of ages must have at least one.
    """
    own = [(child.age_on(as_of), child.needs) for child in children if not child.needs.not_known]
    ages = np.array([age for age, _ in (*own, *reference)], dtype=np.int64)
    is_own = np.arange(len(ages)) < len(own)
    profiles = tuple(needs for _, needs in (*own, *reference))
    groups = group_of_age()[np.clip(ages, 0, 17)]
    chances = np.zeros((len(AGES_ALIKE), len(profiles)))
    for group in range(len(AGES_ALIKE)):
        mine, theirs = (groups == group) & is_own, (groups == group) & ~is_own
        chances[group, mine] = 1.0
        chances[group, theirs] = REFERENCE_WEIGHT / theirs.sum()
    chances = np.cumsum(chances / chances.sum(axis=1, keepdims=True), axis=1)
    levels = tuple(level_of(profile.counted()) for profile in profiles)
    return NeedsToCome(profiles, levels, chances, len(own))


def group_of_age() -> Index:
    """Give the place in `AGES_ALIKE` of each age from 0 to 17."""
    groups = np.empty(18, dtype=np.int64)
    for place, (youngest, oldest) in enumerate(AGES_ALIKE):
        groups[youngest : oldest + 1] = place
    return groups
