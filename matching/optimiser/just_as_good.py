"""Which other homes stand in answers just as good as the best, once every level is solved."""

from collections.abc import Mapping, Sequence
from time import monotonic

from matching.optimiser.levels import Levels


def could_also(levels: Levels) -> dict[str, tuple[str | None, ...] | None]:
    """For each group, its other homes in answers just as good; None where time ran out.

    Looks for an answer as good in which one more group lives elsewhere, until there is none:
    those who never moved are firm.
    """
    chosen = [] if levels.chosen is None else levels.chosen.tolist()
    current = levels.program.assignment(chosen)
    seen: dict[str, set[str | None]] = {group: set() for group in current}
    firm = {group for group, home in current.items() if not _others(levels, group, home)}
    while unsure := [g for g in current if not seen[g] and g not in firm]:
        other = _answer_moving_one_of(levels, unsure, current)
        if other is None:
            return {g: () if g in firm else None for g in current}
        if not other:
            firm.update(unsure)
        for group, home in other.items():
            if home != current[group]:
                seen[group].add(home)
    return {group: _all_others(levels, group, current, seen[group]) for group in current}


def _others(levels: Levels, group: str, current: str | None) -> dict[str | None, list[int]]:
    """List the other homes a group's open columns lead to."""
    homes: dict[str | None, list[int]] = {}
    for number in levels.groups[group].tolist():
        home = levels.program.columns[number].home
        if levels.open[number] and home != current:
            homes.setdefault(home, []).append(number)
    return homes


def _all_others(
    levels: Levels, group: str, current: Mapping[str, str | None], seen: set[str | None]
) -> tuple[str | None, ...] | None:
    """Complete the homes seen for a group that is not firm."""
    if not seen:
        return ()
    found = []
    for home, numbers in _others(levels, group, current[group]).items():
        possible = True if home in seen else _possible(levels, numbers)
        if possible is None:
            return None
        if possible:
            found.append(home)
    return tuple(sorted(found, key=lambda home: home or ""))


def _answer_moving_one_of(
    levels: Levels, groups: Sequence[str], current: Mapping[str, str | None]
) -> dict[str, str | None] | None:
    """Find an answer as good with one of these elsewhere: empty if none, None out of time."""
    from ortools.sat.python import cp_model

    if monotonic() > levels.deadline:
        return None
    model, variables = levels.model()
    moved = [
        variables[number]
        for group in groups
        for numbers in _others(levels, group, current[group]).values()
        for number in numbers
    ]
    model.add_bool_or(moved)
    solver = levels.solver()
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return {}
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return levels.program.assignment(
        [number for number, x in variables.items() if solver.boolean_value(x)]
    )


def _possible(levels: Levels, numbers: list[int]) -> bool | None:
    """Say whether some answer as good as the best uses one of these columns."""
    from ortools.sat.python import cp_model

    if monotonic() > levels.deadline:
        return None
    model, variables = levels.model()
    model.add_bool_or([variables[number] for number in numbers])
    status = levels.solver().solve(model)
    if status == cp_model.UNKNOWN:
        return None
    return bool(status in (cp_model.OPTIMAL, cp_model.FEASIBLE))
