"""Children of one sort: alike in all that a rule or a preference looks at, but for their age.

A sort has three parts that the rules look at apart, and children of many sorts share each of them:
its *levels* of need, its *circumstances*, and what it *wants*, by which homes are preferred.
"""

from bisect import bisect
from collections.abc import Collection, Hashable
from dataclasses import replace
from datetime import date

import numpy as np

from forecasting.ages import ADULT, Whole
from matching.children import Child, NeededBy
from matching.needs import Needs
from matching.tiers import TIERS

AGES = ADULT + 1
"""A child may turn 18 within a month: one more age than those of childhood."""
OLD_ENOUGH = sorted({limits.lowest_age for limits in TIERS.values()})
"""Ages from which another tier may suit: between them, wants do not change with age."""
BY_AGE = np.array([bisect(OLD_ENOUGH, age) - 1 for age in range(AGES)], dtype=np.int64)


class _Numbered:
    """Things numbered as they come, with a child who stands for all alike."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}
        self._described: list[tuple[Child, Needs]] = []
        self._children: dict[int, Child] = {}

    def of(self, thing: Hashable, child: Child, needs: Needs) -> int:
        """Give the number of a thing, which is that of a child with these needs."""
        number = self.numbers.setdefault(thing, len(self._described))
        if number == len(self._described):
            self._described.append((child, needs))
        return number

    def child(self, number: int) -> Child:
        """Give the child who was met first of these; of most nobody ever asks."""
        if number not in self._children:
            child, needs = self._described[number]
            self._children[number] = child if child.needs is needs else replace(child, needs=needs)
        return self._children[number]


class Sorts:
    """The sorts of children met so far in a run."""

    def __init__(self, day: date, named: Collection[str]) -> None:
        self.named = named
        """Ids of children for whom alone a place is approved."""
        self.day = day
        """The day on which a child who stands for a row of answers has the age of that row."""
        self._sorts, self._levels = _Numbered(), _Numbered()
        self._circumstances, self._wants = _Numbered(), _Numbered()
        self._in_circumstances: dict[int, Child] = {}
        self._parts: list[tuple[int, int, int]] = []
        self._as_arrays = np.empty((3, 0), dtype=np.int64)

    def sort_of(self, key: Hashable, child: Child, needs: Needs | None = None) -> int:
        """Give the number of the sort of a child, who may have other needs than are known.

        `key` names everything about them but their age.
        """
        known = self._sorts.numbers.get(key)
        return self._new_sort(key, child, needs or child.needs) if known is None else known

    def child(self, sort: int) -> Child:
        """Give the child who was met first of a sort."""
        return self._sorts.child(sort)

    def _new_sort(self, key: Hashable, child: Child, needs: Needs) -> int:
        wants = needs.levels, _what_preferences_look_at(child)
        self._parts.append(
            (
                self._levels.of(needs.levels, child, needs),
                self._circumstances.of(self._what_rules_look_at(child), child, needs),
                self._wants.of(wants, child, needs),
            )
        )
        return self._sorts.of(key, child, needs)

    def levels(self, sorts: Whole) -> Whole:
        """Give the row of each sort's levels of need."""
        rows: Whole = self._arrays()[0][sorts]
        return rows

    def circumstances(self, sorts: Whole, ages: Whole, today: Whole) -> Whole:
        """Give the row of each sort's circumstances at an age, and if a home is needed today."""
        rows: Whole = (self._arrays()[1][sorts] * AGES + ages) * 2 + today
        return rows

    def wants(self, sorts: Whole, ages: Whole) -> Whole:
        """Give the row of what each sort wants at an age."""
        rows: Whole = self._arrays()[2][sorts] * len(OLD_ENOUGH) + BY_AGE[ages]
        return rows

    def child_of_levels(self, row: int) -> Child:
        """Give a child with the levels of a row."""
        return self._levels.child(row)

    def child_in_circumstances(self, row: int) -> Child:
        """Give a child in the circumstances of a row, as old as it says on `day`."""
        if row not in self._in_circumstances:
            rest, today = divmod(row, 2)
            number, age = divmod(rest, AGES)
            child = replace(
                self._circumstances.child(number),
                born=date(self.day.year - age, self.day.month, 1),
            )
            child = replace(child, needed_by=NeededBy.TODAY) if today else child
            self._in_circumstances[row] = child
        return self._in_circumstances[row]

    def child_who_wants(self, row: int) -> tuple[Child, int]:
        """Give a child who wants what a row says, and an age at which they do."""
        number, at = divmod(row, len(OLD_ENOUGH))
        return self._wants.child(number), OLD_ENOUGH[at]

    def _what_rules_look_at(self, child: Child) -> tuple[object, ...]:
        """List all but needs and age that rules about a child and a place alone look at.

        A test holds every such rule to looking at nothing else.
        """
        name = child.id if child.id in self.named else ""
        school = child.school if child.essential else None
        return (name, child.sex, child.needed_by, child.essential, school, child.court_conditions)

    def _arrays(self) -> Whole:
        if self._as_arrays.shape[1] < len(self._parts):
            self._as_arrays = np.array(self._parts, dtype=np.int64).T
        return self._as_arrays


def _what_preferences_look_at(child: Child) -> tuple[object, ...]:
    """List all but needs and age that preferences look at; a test holds each of them to it."""
    return (
        *(child.essential, child.requirements, child.home_area, child.school, child.contact_area),
        *(child.off_island_agreed, child.flags, child.wishes),
    )
