"""The optimiser level by level over households, where all of them can be listed.

A household is a home and all the groups it would take. One is chosen from each home, each group is
in exactly one; where the relaxation of that is whole, CP-SAT has nothing to do.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from matching.optimiser.old_households import Households, households_of
from matching.optimiser.old_levels import Levels, Status
from matching.optimiser.row import Row
from matching.resolved import Costs, Solved


class NotWhole(Exception):  # nothing is wrong: it is solved in another way
    """The relaxation over households was not whole, so CP-SAT is asked over columns instead."""


class ByHousehold(Levels):
    """A resolved problem over its households, being solved level by level."""

    def __init__(self, before: Levels, households: Households) -> None:
        self.before = before
        self.resolved, self.program = before.resolved, before.program
        self.deadline, self.seed, self.enough = before.deadline, before.seed, before.enough
        self.households = households
        self.costs = households.costs
        self.open = np.ones(len(self.costs), dtype=bool)
        self.cluster_of = households.chooser
        self.home_of: Sequence[str | None] = households.home
        choosers = np.unique(self.cluster_of)
        every = np.arange(len(self.costs))
        self.members = np.split(every, np.searchsorted(self.cluster_of, choosers[1:]))
        self.clusters = [(1, np.ones_like(numbers), numbers) for numbers in self.members]
        self.lone, self.helpers = every, every[:0]
        self.nowhere = np.ones(len(self.costs), dtype=bool)
        self.nowhere[households.column] = False
        self.nowhere |= np.array([home is None for home in households.home], dtype=bool)
        self.names = sorted(group.id for group in self.resolved.groups)
        order = np.argsort(households.group, kind="stable")
        ends = np.searchsorted(households.group[order], np.arange(1, len(self.names)))
        parts = np.split(households.column[order], ends) if self.names else []
        self.groups = dict(zip(self.names, parts, strict=True))
        self.constant = tuple(
            (np.array(before.constant, dtype=np.int64) + households.least).tolist()
        )
        self.rows = self.rules()
        self.chosen, self.bound, self.within = None, [], None
        if before.chosen is not None:
            self.begin_with(before.assignment(before.chosen.tolist()))

    def rules(self) -> list[Row]:
        """List the rows of the problem: each group is in exactly one household, or has no home."""
        return [
            Row(numbers, np.ones_like(numbers), 1, exact=True) for numbers in self.groups.values()
        ]

    def assignment(self, chosen: Sequence[int]) -> dict[str, str | None]:
        """Read chosen households back as the home of each group."""
        used = np.zeros(len(self.costs), dtype=bool)
        used[list(chosen)] = True
        at = np.flatnonzero(used[self.households.column])
        homes = {
            self.names[group]: self.home_of[column]
            for column, group in zip(
                self.households.column[at].tolist(), self.households.group[at].tolist(), strict=True
            )
        }
        return {group: homes[group] for group in self.names}

    def begin_with(self, assignment: Mapping[str, str | None]) -> None:
        """Begin with an answer at hand, if its households are among these."""
        column, group = self.households.column, self.households.group
        there = [assignment[name] for name in self.names]
        right = np.array(
            [
                self.home_of[c] == there[g]
                for c, g in zip(column.tolist(), group.tolist(), strict=True)
            ],
            dtype=bool,
        )
        count = np.bincount(column, minlength=len(self.costs))
        held = np.bincount(column[right], minlength=len(self.costs))
        # Of those in which everyone lives there, the fullest of each home is the whole household.
        order = np.lexsort((np.where(held == count, count, -1), self.cluster_of))
        last = np.searchsorted(self.cluster_of[order], np.unique(self.cluster_of), side="right") - 1
        chosen = order[last]
        if int(count[chosen].sum()) == len(self.names):
            self.chosen = np.sort(chosen)

    def solve(self) -> Solved:
        """Solve over households; over columns again where a level is not whole."""
        try:
            return super().solve()
        except NotWhole:
            self.before.listing, self.before.bound = False, []
            self.within = self.before
            return self.before.solve()

    def forced(self, group: str, home: str | None, enough: Costs | None = None) -> "ByHousehold":
        """Give the same problem, not begun, with one group's choice forced."""
        other = super().forced(group, home, enough)
        assert isinstance(other, ByHousehold)  # noqa: S101  # it is a copy of this
        other.before = self.before.forced(group, home, enough)
        return other

    def _settle(self, *_: object) -> Status:
        """Leave it: CP-SAT is quicker over columns, which are far fewer."""
        raise NotWhole

    def by_household(self) -> None:
        """Give nothing: households are listed already."""


def listed(levels: Levels) -> ByHousehold | None:
    """List the households of what is still open to a problem; None when they are too many.

    Where nearly everyone has one choice, as with all but one locked, listing gains nothing.
    """
    if 2 * len(levels.costs) < 3 * len(levels.resolved.groups):
        return None
    found = households_of(levels.resolved, levels.program, levels.costs, levels.open)
    return None if found is None else ByHousehold(levels, found)
