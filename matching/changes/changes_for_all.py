"""The fewest changes that give everyone who waits a home, or as many as can have one.

A small model says which changes could be enough: who could live where with which changes, room,
bedrooms and who is kept apart. It leaves some rules out, so it never asks for more changes than are
needed. Its answer is made on a copy of the problem and solved by the rules themselves; where that
places fewer children than promised, the model learns it and answers again. The first answer that
holds is therefore the smallest. New changes at homes are asked for only for children who have none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from matching.changes import KIND_OF_CHANGE
from matching.changes.change import PossibleChange
from matching.changes.changes_model import ChangesModel
from matching.changes.smallest_change import ChangeToMake, change_to_make
from matching.changes.wait import MOST_DAYS, wait_until
from matching.in_words.how_many import how_many
from matching.joint import Joint, joint_answer
from matching.later import recorded_days
from matching.resolved import Group


@dataclass(frozen=True, slots=True)
class ChangesForAll:
    """Changes all of which are needed, who would then have which home, and who still has none."""

    changes: tuple[ChangeToMake, ...]
    homes: tuple[tuple[tuple[str, ...], str], ...]
    """Children who have no home without the changes, and the home they would have."""
    still_without: tuple[str, ...]
    proved: bool
    """Whether fewer changes of these kinds were proved not to place as many, within the time."""
    sentence: str


@dataclass(frozen=True, slots=True)
class _Found:
    changes: tuple[PossibleChange, ...]
    joint: Joint
    without: int
    proved: bool

    @property
    def order(self) -> tuple[int, int, int]:
        ease = sum(KIND_OF_CHANGE[change.kind].ease for change in self.changes)
        return (self.without, len(self.changes), ease)


def changes_for_all(joint: Joint, *, time_limit: float = 20.0) -> ChangesForAll | None:
    """Find the fewest changes; None where everyone has a home, or the answer is not proved."""
    if not joint.proved or not joint.without:
        return None
    deadline = monotonic() + time_limit
    problem = joint.problem
    best = _search(joint, (), deadline)
    for day in recorded_days(problem, problem.date + timedelta(days=MOST_DAYS)):
        wait = wait_until(problem, day)
        if monotonic() < deadline:
            waited = joint_answer(wait.apply(problem), time_limit=deadline - monotonic())
            found = _search(waited, (wait,), deadline)
            proved = best.proved and found.proved
            best = min(best, found, key=lambda each: each.order)
            best = _Found(best.changes, best.joint, best.without, proved)
        else:
            best = _Found(best.changes, best.joint, best.without, proved=False)
    return _written(joint, best)


def _search(joint: Joint, made: tuple[PossibleChange, ...], deadline: float) -> _Found:
    """Ask the model, try its answer on the rules, and teach it, until an answer holds."""
    best = _Found(made, joint, joint.without, proved=False)
    if not joint.proved or not best.without:
        return _Found(made, joint, best.without, proved=joint.proved)
    model = ChangesModel(joint)
    while monotonic() < deadline:
        answer = model.solve(deadline - monotonic())
        if answer is None:
            return best
        changes, promised = answer
        changed = joint.problem
        for change in changes:
            changed = change.apply(changed)
        tried = joint_answer(changed, time_limit=max(0.05, deadline - monotonic()))
        if not tried.proved:
            return best
        found = _Found((*made, *changes), tried, tried.without, proved=False)
        best = min(best, found, key=lambda each: each.order)
        if found.without <= promised:
            return _Found(best.changes, best.joint, best.without, proved=True)
        model.learn(changes, found.without)
    return best


def _written(before: Joint, found: _Found) -> ChangesForAll:
    problem = before.problem
    changes = tuple(change_to_make(change, problem) for change in found.changes)
    had = {c for g in before.resolved.groups for c in g.members if _home_of(before, g)}
    homes = tuple(
        (group.members, str(home))
        for group in found.joint.resolved.groups
        if (home := _home_of(found.joint, group)) and not had & set(group.members)
    )
    still = tuple(
        child
        for group in found.joint.resolved.groups
        if _home_of(found.joint, group) is None
        for child in group.members
    )
    return ChangesForAll(changes, homes, still, found.proved, _sentence(before, changes, still))


def _home_of(joint: Joint, group: Group) -> str | None:
    return joint.solved.assignment[group.id]


def _sentence(before: Joint, changes: Sequence[ChangeToMake], still: Sequence[str]) -> str:
    without = before.without
    gained = without - len(still)
    who = how_many(without, "child has", "children have")
    if not changes or gained <= 0:
        return f"{who} no home; no changes of the kinds we know would give one"
    count = "one change" if len(changes) == 1 else f"{len(changes)} changes"
    result = "all of them" if not still else f"{gained} of them"
    return f"{who} no home; {count} would give {result} one"
