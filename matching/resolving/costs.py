"""What a choice counts: one whole number for each objective, smaller is better."""

from collections.abc import Mapping, Sequence

from matching.child.families import planned_together
from matching.children import Child
from matching.home.fit import fit
from matching.places import Place
from matching.preferences import in_order
from matching.preferences.preference import Wanting
from matching.problem import Problem
from matching.resolved import Costs
from matching.resolving.eligibility import suits_who_lives_there
from matching.tiers import suitable_tiers, tier_order


def wanting_of(child: Child, problem: Problem) -> Wanting:
    """Work out once what preferences ask of a child."""
    policy = problem.policy
    age = child.age_on(problem.date)
    family = (other for other in problem.brothers_and_sisters_of(child) if not other.in_play)
    return Wanting(
        child=child,
        age=age,
        policy=policy,
        minutes=problem.minutes,
        known_costs=problem.known_costs,
        tier_order=tier_order(child.needs, wishes=child.wishes, flags=child.flags),
        suitable_tiers=suitable_tiers(
            child.needs,
            age,
            wishes=child.wishes,
            flags=child.flags,
            not_known=policy.not_known_counts_as,
        ),
        leaves_a_suitable_home=_lives_in_a_suitable_home(child, problem),
        family_at=tuple(other.current_place for other in family if planned_together(child, other)),
    )


def costs_of(
    children: Sequence[Child], place: Place | None, problem: Problem, wanting: Mapping[str, Wanting]
) -> Costs:
    """Give the cost vector of these children living in a place, or with no home here."""
    preferences = in_order(problem.policy)
    total = [0] * len(preferences)
    for child in children:
        wants = wanting[child.id]
        if place is None:
            each = [preference.with_no_home(wants) for preference in preferences]
        else:
            found = fit(child.needs, place, problem.policy.not_known_counts_as)
            each = [preference.cost(wants, place, found) for preference in preferences]
        total = [a + b for a, b in zip(total, each, strict=True)]
    return tuple(total)


def _lives_in_a_suitable_home(child: Child, problem: Problem) -> bool:
    if not child.may_stay or child.current_place is None:
        return False
    place = problem.place_by_id[child.current_place]
    return suits_who_lives_there(child, place, problem.date, problem.policy)
