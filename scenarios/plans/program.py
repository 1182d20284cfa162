"""The integer program: which whole numbers to buy, from a sample of futures (OR-Tools).

A simplified picture of the futures: every spell short of a home may be taken by one home that would
suit the child, as long as the option bought has room in each month; a target must hold in as many
draws as asked, those nearest to it. The picture is kind (homes serve for ever, and
nobody's choice of one home sends another elsewhere), so what it proposes is lived through before
anyone is told. `docs/explanation/plans.md` writes the program down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenarios.plans.options import Plan
from scenarios.plans.shortage import Spell

EVERY = 3
"""Months between checks of room."""
GAP = 0.02
"""Proved to within this share of the cost."""
MOST_NODES = 50
"""Branches before the best found stands: the same on any machine, unlike seconds."""

Draws = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HomeCosts:
    """What the program takes a home of one option to do and to cost, in pounds."""

    room: int
    opens: int
    """The step in which the first of them opens; one more each month."""
    most: int
    once: float
    """For a home, whoever lives there."""
    a_month: float
    """For a child and month, besides."""


@dataclass(frozen=True, slots=True)
class ProgrammeEffect:
    """What a programme did when it was lived through alone, draw by draw."""

    cost: float
    shares: tuple[Draws, ...]
    """For each target, by how much the draw's share rose."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One target as the program sees it."""

    now: Draws
    """The share in each draw when nothing is added."""
    a_month: Draws
    """What one child-month in a suitable home adds to the share of each draw."""
    a_home: tuple[float, ...]
    """What one home of each option adds, whoever lives there."""
    at_least: float
    probability: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the program proposes; the costs are its own simplified ones."""

    plan: Plan
    cost: float
    bound: float


def propose(
    spells: Sequence[Spell],
    homes: Sequence[HomeCosts],
    programmes: Sequence[ProgrammeEffect],
    aims: Sequence[Aim],
    *,
    draws: int,
    saved_a_month: float,
) -> Proposal | None:
    """Solve the program; none where it has no answer."""
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("SCIP")
    solver.SetSolverSpecificParametersAsString(f"limits/nodes = {MOST_NODES}\n")
    bought = [solver.IntVar(0, home.most, "") for home in homes]
    run = [solver.BoolVar("") for _ in programmes]
    taken = _taken(solver, spells, homes)
    _keep_room(solver, bought, taken, spells, homes)
    for number, aim in enumerate(aims):
        _hold(solver, bought, run, taken, spells, programmes, aim, number, draws)
    costs = [home.once * x for home, x in zip(homes, bought, strict=True)]
    costs += [each.cost * y for each, y in zip(programmes, run, strict=True)]
    costs += [
        (homes[option].a_month - saved_a_month) * months / draws * y
        for (_, option), (months, y) in taken.items()
    ]
    solver.Minimize(solver.Sum(costs))
    parameters = pywraplp.MPSolverParameters()
    parameters.SetDoubleParam(parameters.RELATIVE_MIP_GAP, GAP)
    if solver.Solve(parameters) not in (solver.OPTIMAL, solver.FEASIBLE):
        return None
    plan = tuple(round(x.solution_value()) for x in (*bought, *run))
    return Proposal(plan, solver.Objective().Value(), solver.Objective().BestBound())


Taken = Mapping[tuple[int, int], tuple[int, Any]]
"""By spell and option: the months it would serve, and how much of it does."""


def _taken(solver: Any, spells: Sequence[Spell], homes: Sequence[HomeCosts]) -> Taken:
    taken: dict[tuple[int, int], tuple[int, Any]] = {}
    for number, spell in enumerate(spells):
        mine = []
        for option in spell.takers:
            if months := spell.months_in(option, homes[option].opens):
                share = solver.NumVar(0, 1, "")
                taken[number, option] = (months, share)
                mine.append(share)
        if len(mine) > 1:
            solver.Add(solver.Sum(mine) <= 1)
    return taken


def _keep_room(
    solver: Any,
    bought: Sequence[Any],
    taken: Taken,
    spells: Sequence[Spell],
    homes: Sequence[HomeCosts],
) -> None:
    """Let no option take more children in a month than its homes bought, and open by then, have."""
    living: dict[tuple[int, int, int], list[Any]] = {}
    for (number, option), (months, share) in taken.items():
        spell = spells[number]
        for step in range(spell.end - months, spell.end):
            if step % EVERY == 0:
                living.setdefault((spell.draw, option, step), []).append(share)
    for (_, option, step), shares in living.items():
        home = homes[option]
        children = solver.Sum(shares)
        solver.Add(children <= home.room * bought[option])
        if (open_by_then := step - home.opens + 1) < home.most:
            solver.Add(children <= home.room * max(open_by_then, 0))


def _hold(
    solver: Any,
    bought: Sequence[Any],
    run: Sequence[Any],
    taken: Taken,
    spells: Sequence[Spell],
    programmes: Sequence[ProgrammeEffect],
    aim: Aim,
    number: int,
    draws: int,
) -> None:
    """Let a target hold in enough draws."""
    gains: dict[int, list[Any]] = {draw: [] for draw in range(draws)}
    if aim.a_month.any():
        for (spell, _), (months, share) in taken.items():
            draw = spells[spell].draw
            gains[draw].append(float(aim.a_month[draw]) * months * share)
    by_homes = [gain * x for gain, x in zip(aim.a_home, bought, strict=True) if gain]
    for draw in wanted_draws(aim):
        by_programmes = [
            float(np.nan_to_num(each.shares[number][draw])) * y
            for each, y in zip(programmes, run, strict=True)
        ]
        share = solver.Sum([float(aim.now[draw]), *gains[draw], *by_homes, *by_programmes])
        solver.Add(share >= aim.at_least)


def wanted_draws(aim: Aim) -> list[int]:
    """Choose the draws in which a target shall hold: as many as asked, the nearest to it first.

    Leaving the choice to the program (a yes or no for each draw) was tried: minutes instead of
    seconds, for plans that living through them corrects anyway.
    """
    missing = np.nan_to_num(aim.at_least - aim.now, nan=-1.0)
    nearest = np.argsort(missing, kind="stable")[: ceil(aim.probability * len(missing) - 1e-9)]
    return sorted(int(d) for d in nearest if not np.isnan(aim.now[d]))
