"""Who lives off the island and could come back: to which homes, and what is missing for the rest.

Children marked as able to return are looked at one by one, if nobody else moved; beside that stands
the home each has in the best answer for everyone. A settled child is not among them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from matching.changes.smallest_change import SmallestChanges, smallest_changes
from matching.children import Child, ChildStatus
from matching.in_words.how_many import how_many
from matching.in_words.plain import plain
from matching.joint import Joint
from matching.one_child.homes_of_a_child import homes_of
from matching.rests_on import RestsOn, rests_on
from matching.tiers import ENVELOPES_VERSION
from matching.version import our_version


@dataclass(frozen=True, slots=True)
class CouldReturn:
    """One child who could come back."""

    child: str
    age: int
    level: str
    lives: str
    homes: tuple[str, ...]
    """Homes on the island that are options today, if nobody else moved; best for the child first.
    """
    jointly: str | None
    """The home in the best answer for everyone, which may be the one the child lives in; None: not
    known."""
    changes: SmallestChanges | None
    """Where no home on the island is open: the fewest changes that open one."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Returns:
    """Every child who could come back, in the order of their ids."""

    day: date
    children: tuple[CouldReturn, ...]
    open_today: int
    """How many of them have an option on the island, each looked at alone."""
    come_back: int | None
    """How many come back in the best answer for everyone; None: it is not proved."""
    sentence: str
    version: str
    problem_hash: str
    codification: str
    rests_on: RestsOn

    def to_json(self) -> dict[str, Any]:
        """Write the answer as plain lists and words."""
        return plain(self)


def returns(joint: Joint) -> Returns:
    """Look at each child who lives off the island and could come back."""
    problem = joint.problem
    children = tuple(
        _could_return(child, joint)
        for child in problem.children
        if child.status is ChildStatus.RETURNABLE and not _lives_here(child, joint)
    )
    back = [e for e in children if e.jointly and problem.place_by_id[e.jointly].on_island]
    come_back = len(back) if joint.proved else None
    open_today = sum(bool(each.homes) for each in children)
    return Returns(
        day=problem.date,
        children=children,
        open_today=open_today,
        come_back=come_back,
        sentence=_sentence(len(children), open_today, come_back),
        version=our_version(),
        problem_hash=joint.day.fingerprint,
        codification=ENVELOPES_VERSION,
        rests_on=rests_on(problem),
    )


def _lives_here(child: Child, joint: Joint) -> bool:
    return joint.problem.place_by_id[child.current_place or ""].on_island


def _could_return(child: Child, joint: Joint) -> CouldReturn:
    problem = joint.problem
    homes = homes_of(child, problem)
    here = tuple(o.place for _, o in homes.ranked if problem.place_by_id[o.place].on_island)
    jointly = _home_of(child, joint)
    return CouldReturn(
        child=child.id,
        age=child.age_on(problem.date),
        level=homes.asked.level.label,
        lives=child.current_place or "",
        homes=here,
        jointly=jointly,
        changes=None if here else smallest_changes(problem, child.id, on_the_island=True),
        sentence=_one_sentence(child, here, jointly, joint),
    )


def _home_of(child: Child, joint: Joint) -> str | None:
    family = joint.family_of(child.id)
    if family is None or not joint.proved:
        return None
    return joint.solved.assignment.get(family.id)


def _one_sentence(child: Child, here: tuple[str, ...], jointly: str | None, joint: Joint) -> str:
    if not here:
        return f"No home on the island is open to {child.label} today"
    homes = how_many(len(here), "home")
    are = f"{homes} on the island could care for {child.label} today"
    if jointly is None:
        return are
    place = joint.problem.place_by_id[jointly]
    if jointly == child.current_place:
        return f"{are}; in the best answer for everyone they stay at {place.label}"
    return f"{are}; in the best answer for everyone they live at {place.label}"


def _sentence(number: int, open_today: int, come_back: int | None) -> str:
    if not number:
        return "No child who lives off the island is marked as able to come back"
    who = how_many(number, "child", "children")
    alone = f"Of {who} who could come back, {open_today} could do so today, each looked at alone"
    if come_back is None:
        return f"{alone}; how many could together was not worked out in time"
    back = "comes" if come_back == 1 else "come"
    return f"{alone}; in the best answer for everyone {come_back} {back} back"
