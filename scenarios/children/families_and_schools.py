"""Where the families and schools of children to come may be: as those of this authority's own.

Nobody can know the parish of a child to come. Each takes after one of today's children, drawn by
age: family and school together, as they are recorded, and what is not recorded of that child is not
known of the other either. Where few of an age have anything recorded, part of the draws take after
children of any age: the fewer, the larger the part. A school comes from a child of about the age
alone. Nobody's own record is used for themselves: what a home in some parish would be to a named
child is the panel's question.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from matching.children import Child
from matching.preferences.journeys import family_area

AGES_ALIKE = ((0, 4), (5, 10), (11, 15), (16, 17))
"""Ages whose families and schools stand for one another: those of the stages of school."""

OF_ANY_AGE = 5
"""Children of any age count as this many of an age, all together [A]."""

Whole = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, order=True)
class Recorded:
    """One of today's children of whom it is recorded where family or school is, without a name."""

    family: str
    """Empty where it is not recorded; the school likewise."""
    school: str
    group: int
    """The place of their age in `AGES_ALIKE`."""
    counts: float
    """How many children the record counts as: about one."""


@dataclass(frozen=True)
class FamiliesAndSchools:
    """Whom children to come take after, and how likely each is for each group of ages."""

    recorded: tuple[Recorded, ...]
    chances: Numbers
    """Groups of ages × recorded, cumulated; the last is 1."""
    children: int
    """How many of today's children were looked at, recorded or not."""

    @property
    def groups(self) -> Whole:
        """Give the group of ages of each record."""
        return np.array([each.group for each in self.recorded], dtype=np.int64)

    def drawn(self, groups: Whole, chance: Numbers) -> Whole:
        """Say whom each takes after; `chance` holds one number from 0 to 1 for each.

        The records stand in the order of their families' areas, so that brothers and sisters of
        different ages, who have the same number, have their family in much the same place.
        """
        found = np.empty(len(groups), dtype=np.int64)
        for group in range(len(AGES_ALIKE)):
            chosen = groups == group
            found[chosen] = np.searchsorted(self.chances[group], chance[chosen], side="right")
        return found


def families_and_schools(children: Sequence[Child], as_of: date) -> FamiliesAndSchools:
    """Gather what is recorded; children of whom neither is are counted, and change nothing."""
    every = [
        Recorded(
            family_area(child) or "",
            child.school or "",
            int(group_of_age(np.array([child.age_on(as_of)]))[0]),
            _counts_as(child.id),
        )
        for child in children
    ]
    recorded = tuple(sorted(each for each in every if each.family or each.school))
    counts = np.array([each.counts for each in recorded])
    alike = [[each.group == group for each in recorded] for group in range(len(AGES_ALIKE))]
    weights = counts * np.array(alike) + OF_ANY_AGE * counts / max(float(counts.sum()), 1.0)
    summed = np.cumsum(weights, axis=1)
    return FamiliesAndSchools(recorded, summed / summed[:, -1:], len(children))


def group_of_age(ages: Whole) -> Whole:
    """Give the place in `AGES_ALIKE` of each age."""
    oldest = np.array([oldest for _, oldest in AGES_ALIKE[:-1]])
    return np.searchsorted(oldest, ages, side="left").astype(np.int64)


def _counts_as(child_id: str) -> float:
    """Give how many children a record counts as: 1 on average, and the same number every time.

    With the table of minutes, exact averages from every parish could be turned back into how many
    families of children of an age live in each. So each record counts for somewhat more or less
    (two exponential numbers, averaged), by its own reference, as record keys do for tables of
    counts: no number of futures averages it away, and one child cannot be told from two or three.
    """
    digest = sha256(f"families and schools {child_id}".encode()).digest()
    halves = np.array([int.from_bytes(digest[:8]), int.from_bytes(digest[8:16])]) + 1.0
    return float(-np.log(halves / 2.0**64).mean())
