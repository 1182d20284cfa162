"""A child's needs profile as a task list, with the level, the tiers, and what else is known."""

from collections.abc import Iterator
from dataclasses import dataclass

from matching.child.child_in_words import TierStands, tiers_stand
from matching.child.codification import INTENSITY, REQUIREMENT
from matching.child.domain_states import states_of, tasks_of
from matching.children import Child, ChildStatus
from matching.in_words.listed import listed
from matching.resolving.costs import wanting_of
from matching.rules.essential import in_plain_words
from scenarios.in_words.words import begun
from web.outlook.facts import Fact
from web.panel.level import LevelShown, level_shown
from web.panel.profile_needs import Need, needs_shown
from web.panel.sitting import Sitting
from web.panel.words import (
    NEEDED,
    NOT_RECORDED,
    STATUSES,
    day_or_not,
    domains,
    home_and_where,
    readable,
    wishes_of,
    years_old,
)

SUITABILITY = {
    "suitable": "Suitable",
    "with_support": "With support",
    "not_suitable": "Not suitable",
    "assessed in person": "Assessed in person",
}


@dataclass(frozen=True, slots=True)
class TierRow:
    """One kind of home for this child."""

    name: str
    verdict: str
    why: tuple[str, ...]
    preferred: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the page of one child says."""

    id: str
    about: str
    status: str
    in_play: bool
    family: str | None
    level: LevelShown
    care: tuple[Need, ...]
    matters: tuple[Need, ...]
    to_do: tuple[str, ...]
    """Everything that is still missing or due, domain by domain."""
    tiers: tuple[TierRow, ...]
    facts: tuple[Fact, ...]


def profile(child: Child, sitting: Sitting) -> Profile:
    """Work out the page of one child."""
    problem = sitting.problem
    states = states_of(child, problem.date, problem.policy)
    tiers = tiers_stand(wanting_of(child, problem))
    return Profile(
        id=child.id,
        about=years_old(child, problem.date).capitalize(),
        status=STATUSES[child.status],
        in_play=child.in_play,
        family=child.siblings,
        level=level_shown(child, sitting.problem.policy),
        care=needs_shown([state for state in states if state.domain in INTENSITY]),
        matters=needs_shown([state for state in states if state.domain in REQUIREMENT]),
        to_do=tuple(map(readable, tasks_of(states))),
        tiers=tuple(_tier(each) for each in tiers),
        facts=tuple(_facts(child, sitting)),
    )


def _tier(stands: TierStands) -> TierRow:
    why = [begun(stands.condition)] if stands.condition else []
    why += [f"Needs more: {domains(stands.exceeds)}"] if stands.exceeds else []
    return TierRow(
        name=stands.name,
        verdict=SUITABILITY[stands.suitability],
        why=tuple(why),
        preferred=stands.preferred,
    )


def _facts(child: Child, sitting: Sitting) -> Iterator[Fact]:
    """Say what else is known; what is not recorded says so."""
    places = sitting.problem.place_by_id
    lives = places.get(child.current_place or "")
    if child.in_play:
        yield Fact("Home needed", NEEDED[child.needed_by])
    yield Fact("Lives now", home_and_where(lives) if lives else _no_home(child))
    yield Fact("What the child wishes", wishes_of(child, places))
    yield Fact("Home area", child.home_area or NOT_RECORDED)
    yield Fact("Family time", child.contact_area or NOT_RECORDED)
    yield Fact("School", child.school or NOT_RECORDED)
    yield Fact("A home must have", _list(child.essential))
    yield Fact("A home should have", _list(child.requirements))
    yield Fact("Must not live with", listed([f"child {each}" for each in child.not_with]) or "None")
    yield Fact("The only child in the home", "Yes" if child.sole_child else "No")
    yield Fact("Parents ruled out", _answer(child.parents_ruled_out))
    yield Fact("Relatives and friends ruled out", _answer(child.kin_ruled_out))
    agreed = {True: "Yes", False: "No", None: NOT_RECORDED}[child.off_island_agreed]
    yield Fact("A home off the island is agreed", agreed)
    yield Fact("Court conditions", listed(child.court_conditions) or "None recorded")
    yield Fact("Other things to know", _list(child.flags))
    if child.may_stay:
        yield Fact("Planned end of the present home", day_or_not(child.planned_end))


def _no_home(child: Child) -> str:
    return "No home yet" if child.status is ChildStatus.WAITING else NOT_RECORDED


def _list(codes: tuple[str, ...]) -> str:
    return begun(listed([in_plain_words(each) for each in codes])) or "None recorded"


def _answer(answer: bool | None) -> str:
    return {True: "Yes", False: "No: answer this first", None: NOT_RECORDED}[answer]
