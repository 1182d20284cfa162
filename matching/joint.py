"""The best answer for everyone who waits, worked out once and shared by all that compares with it.

A page that shows several children makes one `Joint` and hands it to `options` for each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from matching.child.families import Family, families_to_place
from matching.one_child.of_the_day import OfTheDay
from matching.optimiser.best import best
from matching.problem import Problem
from matching.resolved import Costs, Resolved, Solved
from matching.resolving.resolve import resolve

NEAR = "as_in_the_joint_answer"
"""A last level that counts who lives elsewhere than in the joint answer: between answers that are
equally good, the one that changes least for the others is shown."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A problem, resolved and solved for everyone together."""

    problem: Problem
    resolved: Resolved
    solved: Solved
    families: tuple[Family, ...]
    near: Resolved
    """The resolved problem with the last level `NEAR`."""
    day: OfTheDay
    """What is the same for each child asked about."""

    @property
    def proved(self) -> bool:
        """Whether the answer is proved best; without that nothing can be compared with it."""
        return self.solved.status == "optimal"

    @property
    def without(self) -> int:
        """How many children have no home in it."""
        return sum(
            group.size for group in self.resolved.groups if self.solved.assignment[group.id] is None
        )

    def family_of(self, child_id: str) -> Family | None:
        """Give the family a child is placed with; None when the child is not being placed."""
        for family in self.families:
            if any(child.id == child_id for child in family.children):
                return family
        return None


def joint_answer(problem: Problem, *, time_limit: float = 30.0) -> Joint:
    """Resolve and solve a problem for everyone together."""
    resolved = resolve(problem)
    return joint_of(problem, resolved, best(resolved, time_limit=time_limit))


def joint_of(problem: Problem, resolved: Resolved, solved: Solved) -> Joint:
    """Put together a problem that is resolved and solved already."""
    near = near_to(resolved, solved.assignment)
    return Joint(problem, resolved, solved, families_to_place(problem), near, OfTheDay(problem))


def near_to(resolved: Resolved, assignment: Mapping[str, str | None]) -> Resolved:
    """Add a last level: groups that live elsewhere than in this assignment, each counted 1."""

    def away(group: str, home: str | None, costs: Costs) -> Costs:
        return (*costs, int(assignment.get(group) != home))

    return replace(
        resolved,
        levels=(*resolved.levels, NEAR),
        pairs={
            group: {home: away(group, home, costs) for home, costs in homes.items()}
            for group, homes in resolved.pairs.items()
        },
        fallback={
            group: None if costs is None else away(group, None, costs)
            for group, costs in resolved.fallback.items()
        },
        prefer_together=tuple((a, b, (*c, 0)) for a, b, c in resolved.prefer_together),
    )
