"""Every smallest set of changes that would open one place to children, by the rules themselves.

The first rule that excludes the place must be satisfied by one of the changes, whatever the others
are; so sets are grown by the changes that can satisfy the rule that excludes it now, until none
does. Sets that hold a smaller one are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.changes import CHANGES, KIND_OF_CHANGE
from matching.changes.change import PossibleChange
from matching.child.families import Family
from matching.problem import Problem
from matching.resolving.resolve import reason_against

MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """One place, and changes all of which are needed to open it."""

    place: str
    changes: tuple[PossibleChange, ...]

    @property
    def ease(self) -> int:
        """How easy they are together: less is easier."""
        return sum(KIND_OF_CHANGE[each.kind].ease for each in self.changes)

    @property
    def order(self) -> tuple[object, ...]:
        """Fewest changes first, then the easiest."""
        return (len(self.changes), self.ease, self.place, [each.key for each in self.changes])


Grown = frozenset[PossibleChange]


def openings(
    problem: Problem,
    children: Sequence[str],
    place_id: str,
    *,
    most: int = MOST_CHANGES,
    waiting: bool = True,
) -> tuple[Opening, ...]:
    """List the minimal sets of at most so many changes that let these children live in a place.

    No change at all is one set, of none, where nothing excludes it.
    """
    found: list[Grown] = []
    seen: set[Grown] = set()
    frontier: list[tuple[Grown, Problem]] = [(frozenset(), problem)]
    for size in range(most + 1):
        grown: list[tuple[Grown, Problem]] = []
        for changes, changed in frontier:
            if any(smaller <= changes for smaller in found):
                continue
            group = tuple(changed.child_by_id[child] for child in children)
            place = changed.place_by_id[place_id]
            reason = reason_against(Family(group[0].id, group), place, changed)
            if reason is None:
                found.append(changes)
            elif size < most:
                for change in _that_satisfy(reason.rule, changed, children, place_id, changes):
                    more = changes | {change}
                    if (
                        (waiting or change.kind != "wait")
                        and len(more) > len(changes)
                        and more not in seen
                    ):
                        seen.add(more)
                        grown.append((more, change.apply(changed)))
        frontier = grown
    sets = [Opening(place_id, _in_order(changes)) for changes in found]
    return tuple(sorted(sets, key=lambda each: each.order))


def _that_satisfy(
    rule: str, problem: Problem, children: Sequence[str], place_id: str, made: Grown
) -> list[PossibleChange]:
    group = tuple(problem.child_by_id[child] for child in children)
    place = problem.place_by_id[place_id]
    waited = any(change.kind == "wait" for change in made)
    return [
        change
        for kind in CHANGES
        if rule in kind.rules
        for change in kind.propose(problem, group, place)
        if not (waited and change.kind == "wait")
    ]


def _in_order(changes: Grown) -> tuple[PossibleChange, ...]:
    return tuple(sorted(changes, key=lambda c: (KIND_OF_CHANGE[c.kind].ease, c.kind, c.key)))
