"""Which other homes stand in answers just as good as the best, once every level is solved.

How long to look is measured in work, not by the clock: a busy machine finds what an idle one does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matching.optimiser.levels import Levels

MOST_WORK = 1.0
"""How much to look: CP-SAT's own measure, about 3 seconds on a busy machine."""

WORK_A_CHOICE = 1e-5
"""What writing down one choice for CP-SAT is counted as."""


@dataclass(slots=True)
class Work:
    """What is left of the work allowed."""

    left: float = MOST_WORK


def could_also(levels: Levels, work: float = MOST_WORK) -> dict[str, tuple[str | None, ...] | None]:
    """For each group, its other homes in answers just as good; None where the work ran out.

    Looks for an answer as good in which one more group lives elsewhere, until there is none:
    those who never moved are firm.
    """
    budget = Work(work)
    levels = levels.face
    chosen = [] if levels.chosen is None else levels.chosen.tolist()
    current = levels.assignment(chosen)
    seen: dict[str, set[str | None]] = {group: set() for group in current}
    firm = {group for group, home in current.items() if not _others(levels, group, home)}
    while unsure := [g for g in current if not seen[g] and g not in firm]:
        other = _answer_moving_one_of(levels, unsure, current, budget)
        if other is None:
            return {g: () if g in firm else None for g in current}
        if not other:
            firm.update(unsure)
        for group, home in other.items():
            if home != current[group]:
                seen[group].add(home)
    return {group: _all_others(levels, group, current, seen[group], budget) for group in current}


def _others(levels: Levels, group: str, current: str | None) -> dict[str | None, list[int]]:
    """List the other homes a group's open columns lead to."""
    homes: dict[str | None, list[int]] = {}
    for number in levels.groups[group].tolist():
        home = levels.home_of[number]
        if levels.open[number] and home != current:
            homes.setdefault(home, []).append(number)
    return homes


def _all_others(
    levels: Levels,
    group: str,
    current: Mapping[str, str | None],
    seen: set[str | None],
    work: Work,
) -> tuple[str | None, ...] | None:
    """Complete the homes seen for a group that is not firm."""
    if not seen:
        return ()
    found = []
    for home, numbers in _others(levels, group, current[group]).items():
        possible = True if home in seen else _possible(levels, numbers, work)
        if possible is None:
            return None
        if possible:
            found.append(home)
    return tuple(sorted(found, key=lambda home: home or ""))


def _answer_moving_one_of(
    levels: Levels, groups: Sequence[str], current: Mapping[str, str | None], work: Work
) -> dict[str, str | None] | None:
    """Find an answer as good with one of these elsewhere: empty if none, None out of work."""
    moved = [
        number
        for group in groups
        for numbers in _others(levels, group, current[group]).values()
        for number in numbers
    ]
    found = _using_one_of(levels, moved, work)
    return None if found is None else levels.assignment(found) if found else {}


def _possible(levels: Levels, numbers: list[int], work: Work) -> bool | None:
    """Say whether some answer as good as the best uses one of these columns."""
    found = _using_one_of(levels, numbers, work)
    return None if found is None else bool(found)


def _using_one_of(levels: Levels, numbers: Sequence[int], work: Work) -> list[int] | None:
    """Give the columns of an answer as good that uses one of these; none; None out of work."""
    from ortools.sat.python import cp_model

    if work.left <= 0:
        return None
    model, variables = levels.model()
    model.add_bool_or([variables[number] for number in numbers])
    solver: Any = levels.solver()
    solver.parameters.max_deterministic_time = work.left
    status = solver.solve(model)
    work.left -= solver.response_proto.deterministic_time + WORK_A_CHOICE * len(variables)
    if status == cp_model.INFEASIBLE:
        return []
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [number for number, x in variables.items() if solver.boolean_value(x)]
