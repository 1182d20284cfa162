"""The needs of children to come: drawn, by age, from the profiles of those assessed today.

Never worked out from the kind of home a child lives in. Where few children of an age have been
assessed, part of the draws come from reference profiles instead: the fewer, the larger the part.
Unaccompanied children who seek asylum draw from one another, whatever their age.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.child.flags import UASC
from matching.children import Child
from matching.needs import Level, Needs, level_of
from scenarios.reference.needs_of_unaccompanied import (
    SKILLED_SHARE,
    reference_needs_of_unaccompanied,
)

AGES_ALIKE = ((0, 1), (2, 5), (6, 10), (11, 15), (16, 17))
"""Ages whose profiles stand for one another: Jersey's published bands."""

REFERENCE_WEIGHT = 5
"""As many reference profiles as this count beside an age's own [A]."""

Index = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class NeedsToCome:
    """Complete profiles to draw from, and for each group of ages the chance of each profile."""

    profiles: tuple[Needs, ...]
    levels: tuple[Level, ...]
    chances: Numbers
    """Groups of ages × profiles; each row sums to 1, cumulated."""
    unaccompanied: Numbers
    """The chance of each profile for an unaccompanied child; they sum to 1."""
    assessed: int
    """How many of the profiles are of this authority's own children."""
    assessed_unaccompanied: int
    """How many of these are of unaccompanied children."""
    _completed: dict[tuple[Needs, int], Needs] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What has been filled in: nothing is known of many children, and all of them are alike."""

    def draw(self, ages: Index, chance: Numbers) -> Index:
        """Give a profile for each age; `chance` holds one number from 0 to 1 for each."""
        groups = group_of_age()[np.clip(ages, 0, 17)]
        found = np.empty(len(ages), dtype=np.int64)
        for group in range(len(AGES_ALIKE)):
            chosen = groups == group
            found[chosen] = np.searchsorted(self.chances[group], chance[chosen], side="right")
        return found

    def draw_unaccompanied(self, chance: Numbers, skilled: float | None = None) -> Index:
        """Give a profile for each unaccompanied child; `chance` is one number from 0 to 1 for each.

        `skilled` is the share of them who need more than any approved carer gives (level B and
        above); without it, as the profiles have it. A higher chance never has a lower level, so a
        larger share gives some children higher needs and leaves the others' as they were.
        """
        levels = self.level_numbers()
        weights = self.unaccompanied
        if skilled is not None:
            more = levels > 0
            weights = weights * np.where(
                more, skilled / weights[more].sum(), (1 - skilled) / weights[~more].sum()
            )
        rising = np.argsort(levels, kind="stable")
        return rising[np.searchsorted(_cumulated(weights[rising]), chance, side="right")]

    def level_numbers(self) -> Index:
        """Give the place in `Level` of each profile's level."""
        order = list(Level)
        return np.array([order.index(level) for level in self.levels], dtype=np.int64)

    def completed(self, needs: Needs, donor: int) -> Needs:
        """Fill what is not known in a profile from a drawn one, for use in a simulation only."""
        if not needs.not_known:
            return needs
        asked = needs, donor
        if asked not in self._completed:
            given = self.profiles[donor].ratings
            ratings = {
                domain: given[domain] if rating is None else rating
                for domain, rating in needs.ratings.items()
            }
            self._completed[asked] = Needs(ratings, needs.not_applicable)
        return self._completed[asked]


def needs_to_come(
    children: Sequence[Child],
    reference: Sequence[tuple[int, Needs]],
    as_of: date,
    *,
    followed_apart: bool = False,
    skilled: float = SKILLED_SHARE,
) -> NeedsToCome:
    """Gather the complete profiles of today's children and weigh the reference in by age.

    `reference` holds (age, profile) pairs; every group of ages must have at least one. Where the
    forecast follows unaccompanied children apart, their profiles are not drawn for the others.
    `skilled` is the share of their reference profiles that need more than any approved carer gives.
    """
    assessed = [child for child in children if not child.needs.not_known]
    theirs = reference_needs_of_unaccompanied()
    ages = np.array([*(c.age_on(as_of) for c in assessed), *(age for age, _ in reference)])
    alone = np.array([UASC in child.flags for child in assessed], dtype=bool)
    profiles = (*(c.needs for c in assessed), *(needs for _, needs in reference), *theirs)
    weights = np.zeros((len(AGES_ALIKE), len(profiles)))
    groups = group_of_age()[np.clip(ages, 0, 17)]
    for group in range(len(AGES_ALIKE)):
        mine, usual = np.split(groups == group, [len(assessed)])
        weights[group, : len(assessed)] = mine & ~alone if followed_apart else mine
        weights[group, len(assessed) : len(ages)] = usual * REFERENCE_WEIGHT / usual.sum()
    levels = tuple(level_of(profile.counted()) for profile in profiles)
    more = np.array([level is not Level.A for level in levels[len(ages) :]])
    unaccompanied = np.zeros(len(profiles))
    unaccompanied[: len(assessed)] = alone
    unaccompanied[len(ages) :] = REFERENCE_WEIGHT * np.where(
        more, skilled / more.sum(), (1 - skilled) / (~more).sum()
    )
    return NeedsToCome(
        profiles=profiles,
        levels=levels,
        chances=_cumulated(weights),
        unaccompanied=unaccompanied / unaccompanied.sum(),
        assessed=len(assessed),
        assessed_unaccompanied=int(alone.sum()),
    )


def _cumulated(weights: Numbers) -> Numbers:
    """Turn weights into chances added up along the last axis; the last is 1 exactly."""
    summed = np.cumsum(weights, axis=-1)
    chances: Numbers = summed / summed[..., -1:]
    return chances


def group_of_age() -> Index:
    """Give the place in `AGES_ALIKE` of each age from 0 to 17."""
    groups = np.empty(18, dtype=np.int64)
    for place, (youngest, oldest) in enumerate(AGES_ALIKE):
        groups[youngest : oldest + 1] = place
    return groups
