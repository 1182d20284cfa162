"""A home now and a better one later: two steps, with the move between them counted.

The later home opens by a recorded date. It is worth two steps only when, in the panel's own order
of what matters and with the further move counted, it is better than the best home of today.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.in_words.how_many import how_many
from matching.in_words.objective_words import for_one_child
from matching.later import later, recorded_days
from matching.problem import Problem
from matching.resolved import Costs
from matching.resolving.costs import costs_of, wanting_of
from matching.resolving.eligibility import first_reason

WITHIN_DAYS = 28
MOST_BRIDGES = 3
"""Bridging homes shown for each later home: the best of today's."""


@dataclass(frozen=True, slots=True)
class TwoSteps:
    """A later home, the day it opens, and homes that could care for the child until then."""

    place: str
    day: date
    days: int
    bridges: tuple[str, ...]
    """Today's options that stay lawful until that day, best first; none: the child has to wait."""
    moves: int
    """Moves of the child that this takes: one into the first home is not counted."""
    sentence: str


def two_steps(
    problem: Problem, child: Child, today: Sequence[tuple[Costs, str]], within: int = WITHIN_DAYS
) -> tuple[TwoSteps, ...]:
    """List later homes worth a bridge; `today` holds today's options with their costs, best first.

    Each later home is listed once, for the first day on which it is an option.
    """
    least = today[0][0] if today else None
    open_today = {place for _, place in today}
    found: dict[str, tuple[Costs, TwoSteps]] = {}
    for day in recorded_days(problem, problem.date + timedelta(days=within)):
        then = later(problem, day, keeping=(child.id,))
        for place, costs in _options_on(then, child):
            counted = _with_a_move(costs, problem) if today else costs
            if place in open_today or place in found or (least is not None and counted >= least):
                continue
            found[place] = (counted, _steps(problem, child, place, day, today, counted, least))
    ordered = sorted(found.items(), key=lambda each: (each[1][0], each[1][1].day, each[0]))
    return tuple(steps for _, (_, steps) in ordered)


def _options_on(problem: Problem, child: Child) -> list[tuple[str, Costs]]:
    wanting = {child.id: wanting_of(child, problem)}
    return [
        (place.id, costs_of((child,), place, problem, wanting))
        for place in problem.places
        if _may_live(problem, child, place.id)
    ]


def _may_live(problem: Problem, child: Child, place_id: str) -> bool:
    place = problem.place_by_id[place_id]
    others = tuple(c for c in problem.residents_of(place_id) if c.id != child.id)
    around = Occupancy.of(place, others)
    reason = first_reason((child,), place, around, problem.date, problem.policy, problem.minutes)
    return reason is None


def _with_a_move(costs: Costs, problem: Problem) -> Costs:
    moves = problem.policy.order.index("moves")
    return tuple(cost + (i == moves) for i, cost in enumerate(costs))


def _steps(
    problem: Problem,
    child: Child,
    place_id: str,
    day: date,
    today: Sequence[tuple[Costs, str]],
    counted: Costs,
    least: Costs | None,
) -> TwoSteps:
    bridges = _bridges(problem, child, day, today)
    place = problem.place_by_id[place_id]
    days = (day - problem.date).days
    opens = f"{place.label} is an option from {day.isoformat()}, in {how_many(days, 'day')}"
    if least is None:
        sentence = f"{opens}; there is no suitable home until then"
    else:
        change = tuple(b - a for a, b in zip(least, counted, strict=True))
        better = "; ".join(for_one_child(problem.policy.order, change))
        sentence = f"{opens}: against the best home of today, with the move counted: {better}"
    return TwoSteps(place_id, day, days, bridges, 1 if bridges else 0, sentence)


def _bridges(
    problem: Problem, child: Child, day: date, today: Sequence[tuple[Costs, str]]
) -> tuple[str, ...]:
    last = problem.date if day <= problem.date else day - timedelta(days=1)
    until = later(problem, last, keeping=(child.id,))
    lawful = [place for _, place in today if _may_live(until, child, place)]
    return tuple(lawful[:MOST_BRIDGES])
