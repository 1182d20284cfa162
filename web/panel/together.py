"""The joint answer for everyone who may move: what it reaches, who would live where, who not."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.answer import Answer, Match, Objective, Unplaced
from matching.child.families import families_to_place
from matching.in_words.listed import listed
from scenarios.in_words.words import begun
from web.panel.changes_together import ChangesTogether, changes_together
from web.panel.not_options import Group, not_options
from web.panel.sitting import Sitting
from web.panel.words import (
    MATTERS,
    age_of,
    counted,
    home_and_where,
    home_name,
    readable,
    suits,
    tier,
)

STATUSES = {
    "optimal": "Proved: no other answer inside the rules is better, in the order below.",
    "feasible": "The best answer found in the time there was. A better one may exist.",
    "unknown": "No answer was found in the time there was. That says nothing about the homes.",
}


@dataclass(frozen=True, slots=True)
class Reached:
    """One thing that matters, what the answer reaches, and the least that is possible."""

    about: str
    value: str
    bound: str
    proved: str


@dataclass(frozen=True, slots=True)
class Found:
    """One child, and the home this answer has for them."""

    child: str
    age: str
    level: str
    home: str
    stays: bool
    fit: str
    sure: str
    without: tuple[str, ...]
    to_do: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChildWithout:
    """A child for whom this answer has no home."""

    child: str
    age: str
    level: str
    preferred: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """A child, or brothers and sisters placed as one, for whom this answer has no home."""

    title: str
    children: tuple[ChildWithout, ...]
    family: str | None
    to_do: tuple[str, ...]
    not_options: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """Everything the page says."""

    in_short: str
    status: str
    reached: tuple[Reached, ...]
    found: tuple[Found, ...]
    not_found: tuple[NotFound, ...]
    why_not: tuple[str, ...]
    changes: ChangesTogether | None
    notes: tuple[str, ...]
    seconds: str


def together_page(sitting: Sitting) -> TogetherPage:
    """Work out the page, from the same answer as `sufficiency match` gives."""
    answer = sitting.together()
    return TogetherPage(
        in_short=_in_short(answer),
        status=STATUSES[answer.status],
        reached=tuple(_reached(each) for each in answer.objectives),
        found=tuple(_found(each, sitting) for each in answer.matches),
        not_found=tuple(_not_found(each, sitting) for each in _placed_as_one(answer, sitting)),
        why_not=answer.why_not_everyone.sentences if answer.why_not_everyone else (),
        changes=changes_together(answer, sitting),
        notes=answer.warnings,
        seconds=f"{answer.seconds:.1f}",
    )


def _in_short(answer: Answer) -> str:
    found, missing = len(answer.matches), len(answer.unplaced)
    if not found and not missing:
        return "Nobody is waiting for a home or may move."
    none = f", and no suitable home today for {missing}" if missing else ""
    unmet = sum(match.suitability == "not_suitable" for match in answer.matches)
    stay = (
        f" For {unmet} it is where they live now, which may not meet every need." if unmet else ""
    )
    return (
        f"There is a home inside the rules for {counted(found, 'child', 'children')}{none}.{stay}"
    )


def _reached(objective: Objective) -> Reached:
    return Reached(
        about=MATTERS[objective.name],
        value=f"{objective.value:,}",
        bound=f"{objective.bound:,}",
        proved="Proved" if objective.proved else "Not proved",
    )


def _found(match: Match, sitting: Sitting) -> Found:
    child = sitting.problem.child_by_id[match.child]
    place = sitting.problem.place_by_id[match.place]
    return Found(
        child=match.child,
        age=age_of(child, sitting.problem.date),
        level=match.level,
        home=home_and_where(place),
        stays=child.lives_here == place.id,
        fit=suits(child, place, sitting.problem.policy),
        sure=_sure(match, sitting),
        without=tuple(map(readable, match.compromises)),
        to_do=tuple(map(readable, match.tasks)),
    )


def _sure(match: Match, sitting: Sitting) -> str:
    """Say whether another home would do as well, in all that matters."""
    if match.firm is None:
        return "Not worked out"
    if match.firm:
        return "Firm"
    others = [home_name(sitting.problem.place_by_id[home]) for home in match.interchangeable_with]
    if not others:
        return "Another answer is just as good"
    return f"Just as good: {listed(others)}"


def _placed_as_one(answer: Answer, sitting: Sitting) -> list[list[Unplaced]]:
    """Gather brothers and sisters who are placed as one: no home takes one without the others."""
    without = {each.child: each for each in answer.unplaced}
    together = (
        [without[child.id] for child in family.children if child.id in without]
        for family in families_to_place(sitting.problem)
    )
    return [family for family in together if family]


def _not_found(family: Sequence[Unplaced], sitting: Sitting) -> NotFound:
    first = sitting.problem.child_by_id[family[0].child]
    tasks = dict.fromkeys(readable(task) for each in family for task in each.tasks)
    return NotFound(
        title=begun(listed([f"child {each.child}" for each in family])),
        children=tuple(_without(each, sitting) for each in family),
        family=first.siblings,
        to_do=tuple(tasks),
        not_options=not_options(family[0].excluded, sitting),
    )


def _without(unplaced: Unplaced, sitting: Sitting) -> ChildWithout:
    return ChildWithout(
        child=unplaced.child,
        age=age_of(sitting.problem.child_by_id[unplaced.child], sitting.problem.date),
        level=unplaced.level,
        preferred=tier(unplaced.preferred_tier) if unplaced.preferred_tier else "No kind fits",
    )
