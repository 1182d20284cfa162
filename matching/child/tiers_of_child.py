"""The kinds of home that suit one child of a problem, by needs, age, wishes and flags."""

from matching.children import Child
from matching.problem import Problem
from matching.tiers import Tier, suitable_tiers


def tiers_of_child(
    child: Child, problem: Problem, *, not_known: int | None = None
) -> tuple[Tier, ...]:
    """List the tiers that suit a child on the day of the problem, the preferred one first.

    What is not known of the child counts as `not_known`, or else as the policy says.
    """
    return suitable_tiers(
        child.needs,
        child.age_on(problem.date),
        wishes=child.wishes,
        flags=child.flags,
        not_known=problem.policy.not_known_counts_as if not_known is None else not_known,
    )
