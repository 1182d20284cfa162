"""A child's needs profile as a task list, with the level, the tiers, and what else is known."""

from collections.abc import Iterator
from dataclasses import dataclass

from matching.child_in_words import TierStands
from matching.children import Child, ChildStatus
from matching.codification import CODIFICATION, INTENSITY, REQUIREMENT, Domain
from web.charts.words import full_day
from web.pages.facts import Fact
from web.panel.level import LevelShown, level_shown
from web.panel.sitting import Sitting
from web.panel.words import (
    LEVELS_OF_CARE,
    NEEDED,
    NOT_RECORDED,
    STATUSES,
    day_or_not,
    days_ago,
    domains,
    home_and_where,
    listed,
    requirement,
    wish,
    years_old,
)

SUITABILITY = {
    "suitable": "Suitable",
    "with_support": "With support",
    "not_suitable": "Not suitable",
    "assessed in person": "Assessed in person",
}


@dataclass(frozen=True, slots=True)
class Need:
    """One domain as a task: what a home must be able to do, and how well that is known."""

    name: str
    words: str
    status: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TierRow:
    """One kind of home for this child."""

    name: str
    verdict: str
    why: str
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
    rated: str
    care: tuple[Need, ...]
    matters: tuple[Need, ...]
    tiers: tuple[TierRow, ...]
    facts: tuple[Fact, ...]


def profile(child: Child, sitting: Sitting) -> Profile:
    """Work out the page of one child."""
    answer = sitting.options_for(child.id)
    return Profile(
        id=child.id,
        about=years_old(child, sitting.problem.date).capitalize(),
        status=STATUSES[child.status],
        in_play=child.in_play,
        family=child.siblings,
        level=level_shown(child, sitting.problem.policy),
        rated=_rated(child, sitting),
        care=tuple(_need(domain, child) for domain in INTENSITY),
        matters=tuple(_need(domain, child) for domain in REQUIREMENT),
        tiers=tuple(_tier(each) for each in answer.tiers),
        facts=tuple(_facts(child, sitting)),
    )


def _need(domain: Domain, child: Child) -> Need:
    codified, level = CODIFICATION[domain], child.needs.ratings[domain]
    if domain in child.needs.not_applicable:
        return Need(codified.name, "Does not apply at this age.", "Does not apply", ())
    if level is None:
        asked = (f"Look at: {codified.evidence_prompt}",)
        return Need(codified.name, codified.about, "Not known: assess", asked)
    status = f"{level}: {LEVELS_OF_CARE[level]}" if domain in INTENSITY else f"Rated {level}"
    return Need(codified.name, codified.anchors[level], status, ())


def _rated(child: Child, sitting: Sitting) -> str:
    """Say when the ratings were made, and that nothing stands behind them in these data."""
    day = sitting.rated_on.get(child.id)
    if day is None:
        return "When this was rated, by whom and on what evidence is not recorded."
    ago = days_ago(day, sitting.problem.date)
    return f"Rated on {full_day(day)}, {ago}. By whom and on what evidence is not recorded."


def _tier(stands: TierStands) -> TierRow:
    why = f"Needs more: {domains(stands.exceeds)}" if stands.exceeds else ""
    return TierRow(
        name=stands.name,
        verdict=SUITABILITY[stands.suitability],
        why=why,
        preferred=stands.preferred,
    )


def _facts(child: Child, sitting: Sitting) -> Iterator[Fact]:
    """Say what else is known; what is not recorded says so."""
    places = dict(sitting.problem.place_by_id)
    lives = places.get(child.current_place or "")
    if child.in_play:
        yield Fact("Home needed", NEEDED[child.needed_by])
    yield Fact("Lives now", home_and_where(lives) if lives else _no_home(child))
    wishes = [wish(each, places) for each in child.wishes]
    yield Fact("What the child wishes", listed(wishes) or "Not recorded: ask the child")
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
    return listed([requirement(each) for each in codes]) or "None recorded"


def _answer(answer: bool | None) -> str:
    return {True: "Yes", False: "No: answer this first", None: NOT_RECORDED}[answer]
