"""Moves made in an emergency that still have to be evaluated, and by when (rule D1).

A manager may decide an emergency move before the panel meets; the evaluation afterwards is
compulsory, for a child who has settled there as well. Nothing here proposes a move.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from matching.children import Child
from matching.files.problem_json import problem_hash
from matching.in_words.how_many import how_many
from matching.in_words.plain import plain
from matching.problem import Problem
from matching.rests_on import RestsOn, rests_on
from matching.version import our_version
from matching.working_days import working_days_after


@dataclass(frozen=True, slots=True)
class ToEvaluate:
    """One emergency move with no evaluation recorded."""

    child: str
    place: str | None
    """Where the child lives now; None: nowhere that is recorded."""
    moved_on: date
    due: date
    days_overdue: int
    """Days since the evaluation was due; 0 while it is not overdue."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Evaluations:
    """What is still to be evaluated, due first first."""

    day: date
    within_working_days: int
    to_evaluate: tuple[ToEvaluate, ...]
    overdue: int
    evaluated: int
    """Emergency moves with an evaluation recorded."""
    late: int
    """Those of them that were evaluated after they were due."""
    sentence: str
    version: str
    problem_hash: str
    rests_on: RestsOn

    def to_json(self) -> dict[str, Any]:
        """Write the answer as plain lists and words."""
        return plain(self)


def evaluations(problem: Problem) -> Evaluations:
    """List the emergency moves up to the day of the problem that nobody has evaluated by then."""
    within, day = problem.policy.evaluate_emergency_within, problem.date
    moved = [
        (child, child.emergency_on)
        for child in problem.children
        if child.emergency_on is not None and child.emergency_on <= day
    ]
    done = [
        (moved_on, child.evaluated_on)
        for child, moved_on in moved
        if child.evaluated_on is not None and child.evaluated_on <= day
    ]
    open_ones = [
        _to_evaluate(child, moved_on, problem)
        for child, moved_on in moved
        if child.evaluated_on is None or child.evaluated_on > day
    ]
    overdue = sum(each.days_overdue > 0 for each in open_ones)
    return Evaluations(
        day=day,
        within_working_days=within,
        to_evaluate=tuple(sorted(open_ones, key=lambda each: (each.due, each.child))),
        overdue=overdue,
        evaluated=len(done),
        late=sum(done_on > working_days_after(moved_on, within) for moved_on, done_on in done),
        sentence=_sentence(len(open_ones), overdue, within),
        version=our_version(),
        problem_hash=problem_hash(problem),
        rests_on=rests_on(problem),
    )


def _to_evaluate(child: Child, moved_on: date, problem: Problem) -> ToEvaluate:
    due = working_days_after(moved_on, problem.policy.evaluate_emergency_within)
    overdue = max(0, (problem.date - due).days)
    days = how_many(overdue, "day")
    when = f"{days} overdue" if overdue else f"due by {due.isoformat()}"
    return ToEvaluate(
        child.id,
        child.lives_here,
        moved_on,
        due,
        overdue,
        f"Evaluate the emergency move of {child.label} on {moved_on.isoformat()}: {when}",
    )


def _sentence(number: int, overdue: int, within: int) -> str:
    if not number:
        return "No emergency move waits to be evaluated"
    moves = how_many(number, "emergency move waits", "emergency moves wait")
    late = f"{overdue} overdue" if overdue else "none overdue"
    return f"{moves} to be evaluated, {late}; each is due within {within} working days"
