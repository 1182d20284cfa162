"""The ways a family could live together or apart, against what its plan says."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.children import Child
from matching.in_words.listed import listed
from matching.one_child.partitions import Part, Partition
from scenarios.in_words.words import begun
from web.panel.impact import Grid, grid_of_family
from web.panel.level import level_shown
from web.panel.openings import Changes, smallest_shown
from web.panel.sitting import Sitting
from web.panel.words import PLANS, STATUSES, age_of, counted, home_and_where, home_name

HOMES_NAMED = 4
"""Homes of a part are named up to this many, and counted beyond."""


@dataclass(frozen=True, slots=True)
class Member:
    """One brother or sister."""

    id: str
    age: str
    level: str
    status: str
    lives: str
    plan: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """Children who would live together, and the homes that could take them."""

    children: str
    homes: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to divide the family."""

    title: str
    possible: str
    impact: str
    for_all: tuple[str, ...]
    parts: tuple[PartShown, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """Everything the page of a family says."""

    group: str
    members: tuple[Member, ...]
    ways: tuple[Way, ...]
    effects: Grid
    """The effect on children who live in the homes that could take them."""
    changes: Changes | None
    """What would open a home to those planned together, where none is open today."""
    ask_for: str | None
    """The child whose options hold these ways, for the command that gives the same."""


def family_page(group: str, sitting: Sitting) -> FamilyPage | None:
    """Work out the page of one sibling group; None when there is no such group."""
    members = [child for child in sitting.problem.children if child.siblings == group]
    if not members:
        return None
    moving = next((child for child in members if child.in_play), None)
    answer = None if moving is None else sitting.options_for(moving.id)
    ways = () if answer is None else answer.partitions
    return FamilyPage(
        group=group,
        members=tuple(_member(child, sitting) for child in members),
        ways=tuple(_way(each, sitting) for each in ways),
        effects=Grid((), ()) if answer is None else grid_of_family(answer, sitting),
        changes=_changes(ways, moving, sitting),
        ask_for=moving.id if moving and ways else None,
    )


def _changes(ways: Sequence[Partition], moving: Child | None, sitting: Sitting) -> Changes | None:
    if moving is None or not ways or ways[0].possible:
        return None
    return smallest_shown(sitting.changes_for(moving.id), sitting)


def _member(child: Child, sitting: Sitting) -> Member:
    lives = sitting.problem.place_by_id.get(child.lives_here or "")
    return Member(
        id=child.id,
        age=age_of(child, sitting.problem.date),
        level=level_shown(child, sitting.problem.policy).short,
        status=STATUSES[child.status],
        lives=home_and_where(lives) if lives else "No home yet",
        plan=PLANS[child.sibling_plan].capitalize(),
    )


def _way(partition: Partition, sitting: Sitting) -> Way:
    return Way(
        title=_title(partition.parts),
        possible="Possible today" if partition.possible else "Not possible today",
        impact=partition.impact,
        for_all=_for_all(partition),
        parts=tuple(_part(part, sitting) for part in partition.parts),
    )


def _for_all(partition: Partition) -> tuple[str, ...]:
    """Say what dividing the family so means for everyone who waits."""
    whole = partition.in_the_whole
    if whole is None:
        return ("Not worked out",) if partition.possible else ()
    return (whole.sentence, *(each.sentence for each in whole.others))


def _title(parts: Sequence[Part]) -> str:
    if len(parts) == 1:
        return "All together"
    if all(len(part.children) == 1 for part in parts):
        return "Each apart"
    return " and ".join(
        "one alone" if len(part.children) == 1 else f"{len(part.children)} together"
        for part in sorted(parts, key=lambda part: -len(part.children))
    ).capitalize()


def _part(part: Part, sitting: Sitting) -> PartShown:
    children = listed([f"child {child}" for child in part.children])
    return PartShown(begun(children), _homes(part.homes, sitting))


def _homes(homes: Sequence[str], sitting: Sitting) -> str:
    if not homes:
        return "No home could take them today"
    named = [home_name(sitting.problem.place_by_id[home]) for home in homes[:HOMES_NAMED]]
    more = len(homes) - len(named)
    return listed([*named, *([f"{counted(more, 'other')}"] if more else [])])
