"""What speaks for a home for one child, and what it asks the child to do without, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matching.child.flags import asked_of_a_home
from matching.children import Child, SiblingPlan
from matching.home.fit import Fit, fit
from matching.in_words.listed import listed
from matching.needs import INTENSITY, Domain
from matching.places import Place
from matching.preferences.journeys import family_area, to_family, to_school
from matching.preferences.preference import Wanting
from matching.preferences.wishes_unmet import meets, wish_met
from matching.problem import Problem, plan_for
from matching.rules.essential import SAME_SCHOOL, in_plain_words
from matching.tiers import Suitability, positions_after_preferred


class State(StrEnum):
    """How one need or requirement stands in one home."""

    MET = "met"
    WITH_SUPPORT = "met_with_support"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"


class Honoured(StrEnum):
    """Whether a home is what a child wishes for."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class NeedStands:
    """One domain: what is needed (None: not known), what is offered, and how that stands."""

    domain: Domain
    needed: int | None
    offered: int
    with_support: int
    state: State


@dataclass(frozen=True, slots=True)
class RequirementStands:
    """One requirement, whether it is essential, and how it stands."""

    requirement: str
    essential: bool
    state: State


def needs_stand(child: Child, place: Place, found: Fit, not_known: int) -> tuple[NeedStands, ...]:
    """Compare every intensity domain with the home."""
    return tuple(
        NeedStands(
            domain=domain,
            needed=needed,
            offered=offered,
            with_support=aided,
            state=_stands(needed, offered, aided, found, not_known),
        )
        for domain, needed, offered, aided in zip(
            INTENSITY, child.needs.levels, place.levels, place.supported, strict=True
        )
    )


def _stands(needed: int | None, offered: int, aided: int, found: Fit, not_known: int) -> State:
    if needed is None:
        return State.MET if offered >= not_known else State.NOT_KNOWN
    if needed <= offered:
        return State.MET
    supported = found.suitability is Suitability.WITH_SUPPORT and needed <= aided
    return State.WITH_SUPPORT if supported else State.NOT_MET


def requirements_stand(wanting: Wanting, place: Place) -> tuple[RequirementStands, ...]:
    """Compare every requirement with what the home offers; what it does not list is not met."""
    child = wanting.child
    return tuple(
        RequirementStands(wanted, wanted in child.essential, _requirement(wanted, wanting, place))
        for wanted in _wanted(child)
    )


def _wanted(child: Child) -> tuple[str, ...]:
    """List what is asked of a home: what is essential, what is wanted, what flags ask."""
    flags = asked_of_a_home(child.flags)
    return tuple(dict.fromkeys((*child.essential, *child.requirements, *flags)))


def _requirement(wanted: str, wanting: Wanting, place: Place) -> State:
    if wanted in place.offers:
        return State.MET
    if wanted != SAME_SCHOOL:
        return State.NOT_MET
    journey = to_school(wanting, place)
    if journey is None:
        return State.NOT_KNOWN
    return State.MET if journey <= wanting.policy.school_minutes else State.NOT_MET


def wish_honoured(wishes: Sequence[str], place: Place) -> Honoured | None:
    """Say whether a home meets all of a child's wishes, some, or none; None: none is recorded."""
    if not wishes:
        return None
    met = sum(meets(place, wish) for wish in wishes)
    if met == len(wishes):
        return Honoured.YES
    return Honoured.PARTLY if met else Honoured.NO


def reasons_for(
    wanting: Wanting, place: Place, found: Fit, living_there: Sequence[Child]
) -> tuple[str, ...]:
    """Say what speaks for this home."""
    return tuple(_reasons_for(wanting, place, found, living_there))


def compromises(
    wanting: Wanting, place: Place, found: Fit, living_there: Sequence[Child], problem: Problem
) -> tuple[str, ...]:
    """Say what this home asks the child to do without, or what is not known of it."""
    return tuple(_compromises(wanting, place, found, living_there, problem))


def _reasons_for(
    wanting: Wanting, place: Place, found: Fit, living_there: Sequence[Child]
) -> Iterator[str]:
    child = wanting.child
    if child.lives_here == place.id:
        yield f"Stays at {place.label}: nobody has to move"
    if found.suitability is Suitability.SUITABLE:
        yield f"{place.label} meets every need unaided"
    elif found.suitability is Suitability.WITH_SUPPORT:
        yield f"{place.label} meets every need with its support package"
    if wanting.suitable_tiers and place.in_tier is wanting.suitable_tiers[0]:
        yield "It is the preferred kind of home"
    together = [c.id for c in living_there if child.siblings and c.siblings == child.siblings]
    if together:
        yield f"Lives with brothers and sisters: {listed(together)}"
    if child.wishes and wish_met(child.wishes, place):
        whole = wish_honoured(child.wishes, place) is Honoured.YES
        yield f"It is {'' if whole else 'part of '}what the child wishes for"
    journey = to_school(wanting, place)
    if journey is not None and journey <= wanting.policy.school_minutes:
        yield f"{child.school} is {journey} minutes away"
    offered = [each for each in _wanted(child) if each in place.offers]
    if offered:
        yield f"It offers {listed([in_plain_words(each) for each in offered])}"


def _compromises(
    wanting: Wanting, place: Place, found: Fit, living_there: Sequence[Child], problem: Problem
) -> Iterator[str]:
    child = wanting.child
    if not place.on_island:
        agreed = "as agreed" if child.off_island_agreed else "without an agreement"
        yield f"{place.label} is off the island, {agreed}"
    for domain, needed, offered in found.exceeds:
        asked = (
            f"is not known and counted as {needed}"
            if child.needs.ratings[domain] is None
            else f"is {needed}"
        )
        yield f"{domain} ({domain.words}) {asked}; {place.label} offers {offered} unaided"
    yield from _family(child, living_there, problem)
    yield from _moving(wanting, place, problem)
    after = positions_after_preferred(place.in_tier, wanting.tier_order, wanting.suitable_tiers)
    if after:
        yield f"The preferred kind of home is another: {wanting.suitable_tiers[0].words}"
    yield from _journeys(wanting, place)
    if child.wishes and not wish_met(child.wishes, place):
        yield "It is not what the child wishes for"
    for stands in requirements_stand(wanting, place):
        if stands.state is State.NOT_MET and stands.requirement != SAME_SCHOOL:
            yield f"It does not offer {in_plain_words(stands.requirement)}"
    if place.weekly_cost_pence is None:
        yield _cost_not_known(problem.known_costs.of_home(place))


def _cost_not_known(counted_pence: int) -> str:
    """Say what a cost that is not known counts as."""
    if not counted_pence:
        return "The weekly cost is not known, nor that of any other home"
    return f"The weekly cost is not known; it is counted as £{counted_pence / 100:,.0f}"


def _family(child: Child, living_there: Sequence[Child], problem: Problem) -> Iterator[str]:
    here = {other.id for other in living_there}
    apart = [
        other.id
        for other in problem.brothers_and_sisters_of(child)
        if other.id not in here
        and plan_for(child, other) in (SiblingPlan.TOGETHER, SiblingPlan.TOGETHER_IF_POSSIBLE)
    ]
    if apart:
        yield f"Lives apart from brothers and sisters planned to be together: {listed(apart)}"


def _moving(wanting: Wanting, place: Place, problem: Problem) -> Iterator[str]:
    """Say what a move takes from a child who could have stayed."""
    child = wanting.child
    if child.lives_here is None or child.lives_here == place.id:
        return
    left = problem.place_by_id[child.lives_here]
    if wanting.leaves_a_suitable_home:
        yield "The child moves from a home that is suitable"
    elif fit(child.needs, left, 0).suitability is Suitability.SUITABLE:
        unknown = fit(child.needs, left, wanting.policy.not_known_counts_as).assess_first
        if unknown:
            yield (
                f"The child moves from a home that may suit them: {listed(unknown)} not known, "
                "assess first"
            )
    if not place.on_island and not left.on_island:
        yield "The child moves from one home off the island to another"


def _journeys(wanting: Wanting, place: Place) -> Iterator[str]:
    child, policy = wanting.child, wanting.policy
    if child.school is not None:
        journey = to_school(wanting, place)
        if journey is None:
            yield (
                f"The journey to {child.school} is not known; it is counted as "
                f"{policy.minutes_not_known} minutes"
            )
        elif journey > policy.school_minutes:
            yield f"{child.school} is {journey} minutes away, over {policy.school_minutes}"
    if family_area(wanting.child) is not None and to_family(wanting, place) is None:
        yield (
            f"The journey to {family_area(wanting.child)} is not known; it is counted as "
            f"{policy.minutes_not_known} minutes"
        )
