"""The smallest set of changes that opens a suitable home: found by trying them on the rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.changes import KIND_OF_CHANGE
from matching.changes.change import PossibleChange
from matching.changes.openings import MOST_CHANGES, Opening, openings
from matching.child.families import families_to_place
from matching.in_words.how_many import how_many
from matching.in_words.listed import listed
from matching.problem import Problem

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ChangeToMake:
    """One change, who would make it and how many days it usually takes (a wait: exactly)."""

    kind: str
    text: str
    owner: str
    days: int


@dataclass(frozen=True, slots=True)
class OpensAHome:
    """A home that would be an option after these changes, each of which is needed."""

    place: str
    changes: tuple[ChangeToMake, ...]
    depends: bool
    """Whether it rests on what an assessment or a review finds: it may come out otherwise."""
    sentence: str


@dataclass(frozen=True, slots=True)
class SmallestChanges:
    """The easiest of the smallest sets of changes, each with the home it opens.

    `size` None: no set of up to `tried` changes opens any home. Every smaller set was tried.
    """

    children: tuple[str, ...]
    on_the_island: bool
    """Whether only homes on the island were looked at: others are open without a change."""
    size: int | None
    tried: int
    opens: tuple[OpensAHome, ...]
    sentence: str


DEPENDS = ("assess", "review_pair", "review_sole", "court")


def smallest_changes(
    problem: Problem, child_id: str, most: int = MOST_CHANGES, *, on_the_island: bool = False
) -> SmallestChanges:
    """Find what would open a home to a child, and to brothers and sisters planned to come along.

    Children being placed who live in a home today are counted as gone from it, as in the best
    answer for everyone; a home that only others' choices fill is open already. `on_the_island`
    leaves aside the homes off it, which may be open without a change.
    """
    family = next(
        family
        for family in families_to_place(problem)
        if any(child.id == child_id for child in family.children)
    )
    children = tuple(child.id for child in family.children)
    found: list[Opening] = []
    size = most
    for place in problem.places:
        if on_the_island and not place.on_island:
            continue
        # No place is worth more changes than the best of the others.
        here = openings(problem, children, place.id, most=size)
        if here:
            size = min(size, len(here[0].changes))
            found += here
    smallest = sorted((each for each in found if len(each.changes) == size), key=lambda o: o.order)
    shown = tuple(_opens(problem, each) for each in smallest[:MOST_SHOWN])
    where = " on the island" if on_the_island else ""
    return SmallestChanges(
        children,
        on_the_island,
        size if shown else None,
        most,
        shown,
        _sentence(children, size, most, shown, where),
    )


def change_to_make(change: PossibleChange, problem: Problem) -> ChangeToMake:
    """Write a change down with its owner and its time."""
    kind = KIND_OF_CHANGE[change.kind]
    days = kind.days
    if change.kind == "wait":
        days = (type(problem.date).fromisoformat(change.key[0]) - problem.date).days
    return ChangeToMake(change.kind, change.text, kind.owner, days)


def _opens(problem: Problem, opening: Opening) -> OpensAHome:
    changes = tuple(change_to_make(change, problem) for change in opening.changes)
    label = problem.place_by_id[opening.place].label
    said = ", and ".join(f"{each.text} ({each.owner}, {_time(each)})" for each in changes)
    sentence = f"{label} would be an option: {said}" if changes else f"{label} is an option"
    depends = any(change.kind in DEPENDS for change in opening.changes)
    return OpensAHome(opening.place, changes, depends, sentence)


def _time(change: ChangeToMake) -> str:
    days = how_many(change.days, "day")
    return days if change.kind == "wait" else f"usually {days}"


def _sentence(
    children: Sequence[str], size: int, most: int, shown: Sequence[OpensAHome], where: str
) -> str:
    who = f"child {children[0]}" if len(children) == 1 else f"children {listed(children)}"
    if not shown:
        return (
            f"No set of up to {most} changes of the kinds we know opens a suitable home{where} for "
            f"{who}: a home has to be found or designed"
        )
    if size == 0:
        return f"No change is needed for {who}: {shown[0].place} is open by the rules"
    count = "One change opens" if size == 1 else f"{size} changes together open"
    fewer = "" if size == 1 else "; no fewer do"
    return f"{count} a suitable home{where} for {who}{fewer}"
