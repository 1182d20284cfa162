"""Why a problem is impossible: rules that cannot all be kept, though all but any one of them can.

First a few groups that cannot all be placed are looked for: by the prices of a linear relaxation
(a shortage of places), else by the assumptions CP-SAT needed. Then rules are taken away, many at
once and in the end one by one, for as long as what remains is impossible.
"""

from collections.abc import Callable, Collection, Sequence
from time import monotonic

from matching.optimiser.hard_rules import HardRule, Kept, can_be_kept, hard_rules, write_homes
from matching.optimiser.interruptible import solved
from matching.optimiser.one_worker import one_worker
from matching.resolved import Resolved


def conflict(resolved: Resolved, time_limit: float = 30.0) -> tuple[HardRule, ...]:
    """Give a minimal set of rules that cannot all be kept; none where the problem is possible."""
    deadline = monotonic() + time_limit

    def impossible(rules: Collection[HardRule]) -> bool:
        return not can_be_kept(resolved, rules, max(0.05, deadline - monotonic()))

    rules = hard_rules(resolved)
    for narrowed in (_short_of_places, _cannot_all_be_placed):
        groups = narrowed(resolved, rules)
        if groups is not None:
            few = _about(resolved, rules, groups)
            if impossible(few):
                return tuple(_minimal(few, impossible))
    return tuple(_minimal(rules, impossible)) if impossible(rules) else ()


def _minimal(
    rules: Sequence[HardRule], impossible: Callable[[Collection[HardRule]], bool]
) -> list[HardRule]:
    """Take rules away for as long as the rest is impossible, in ever smaller portions."""
    kept = list(rules)
    portion = max(1, len(kept) // 4)
    while True:
        at = 0
        while at < len(kept):
            rest = kept[:at] + kept[at + portion :]
            if impossible(rest):
                kept = rest
            else:
                at += portion
        if portion == 1:
            return kept
        portion = max(1, portion // 3)


def _about(
    resolved: Resolved, rules: Sequence[HardRule], groups: Collection[str]
) -> list[HardRule]:
    """List the rules that concern only these groups and the homes they could be in."""
    homes = {home for group in groups for home in resolved.pairs.get(group, {})}
    homes |= {home for group, home in resolved.locks if group in groups and home is not None}
    of_groups = ("place", "alone", "apart", "lock")
    return [
        rule
        for rule in rules
        if (
            all(group in groups for group in rule.about)
            if rule.kind in of_groups
            else rule.about[0] in groups
            if rule.kind == "ban"
            else rule.about[0] in homes
        )
    ]


def _short_of_places(resolved: Resolved, rules: Sequence[HardRule]) -> set[str] | None:
    """Find groups who, even divided between homes, want more room than there is."""
    from ortools.linear_solver import pywraplp

    must = Kept(resolved, rules).must_choose()
    if not must:
        return None
    solver = pywraplp.Solver.CreateSolver("GLOP")
    rooms = {home.id: solver.Constraint(-solver.infinity(), home.places) for home in resolved.homes}
    beds = {
        home.id: solver.Constraint(-solver.infinity(), home.bedrooms)
        for home in resolved.homes
        if home.bedrooms is not None and not resolved.sharing
    }
    aim = solver.Objective()
    placed = {}
    for group in resolved.groups:
        if group.id in must:
            row = placed[group.id] = solver.Constraint(1, solver.infinity())
            nowhere = solver.NumVar(0, 1, "")
            row.SetCoefficient(nowhere, 1)
            aim.SetCoefficient(nowhere, 1)
            for home in must[group.id]:
                lives = solver.NumVar(0, solver.infinity(), "")
                row.SetCoefficient(lives, 1)
                rooms[home].SetCoefficient(lives, group.size)
                bedrooms = resolved.pair_bedrooms.get((group.id, home), group.bedrooms)
                if home in beds:
                    beds[home].SetCoefficient(lives, bedrooms)
    aim.SetMinimization()
    if solver.Solve() != pywraplp.Solver.OPTIMAL or aim.Value() < 1e-6:
        return None
    return {group for group, row in placed.items() if row.dual_value() > 1e-9}


def _cannot_all_be_placed(resolved: Resolved, rules: Sequence[HardRule]) -> set[str] | None:
    """Find groups whose being placed CP-SAT needed to see that the whole is impossible."""
    from ortools.sat.python import cp_model

    kept = Kept(resolved, rules)
    must = kept.must_choose()
    if must is None:
        return next(
            {group.id}
            for group in resolved.groups
            if Kept(resolved, _about(resolved, rules, {group.id})).must_choose() is None
        )
    model = cp_model.CpModel()
    choices = {g: {h: model.new_bool_var("") for h in homes} for g, homes in must.items()}
    placed = {}
    for group, options in choices.items():
        given = placed[group] = model.new_bool_var("")
        model.add_at_most_one(options.values())
        model.add_bool_or([*options.values(), given.negated()])
    write_homes(model, kept, choices)
    model.add_assumptions(list(placed.values()))
    solver = one_worker(seconds=2)
    solver.parameters.cp_model_presolve = False
    if solved(solver, model) != cp_model.INFEASIBLE:
        return None
    needed = set(solver.sufficient_assumptions_for_infeasibility())
    return {group for group, given in placed.items() if given.index in needed}
