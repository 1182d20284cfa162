"""The integer program: which whole numbers to buy at least cost, from a sample of futures.

A target must hold in as many of the futures as asked; which of them is for the program to choose.
What homes serve in a future is bounded from above by `Service`, and the bounds are added as they
are needed (Benders, 1962; a small integer program each time, OR-Tools, CP-SAT). A plan that failed
when it was lived through rules out every plan that has no more of anything. The picture is
simplified (nobody's choice of one home sends another elsewhere), so what is proposed is lived
through before anyone is told. `docs/explanation/plans.md` writes the program down.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenarios.plans.options import Plan
from scenarios.plans.service import Bound, Service
from scenarios.run import go_on

GAP = 0.01
"""Proved to within this share of the cost."""
HOW = "num_workers:1 random_seed:1 max_deterministic_time:1"
"""One search of so much work at most, counted and not timed: the same answer on any machine."""
MOST_ROUNDS = 12
"""Times bounds are added; the last answer stands, and is lived through like any other."""
CLOSE = 1e-4
"""A share this near to what was asked for is taken for it."""
UNMET = 3.0
"""What a future in which a target is given up costs, in prices of everything there is to buy."""

Draws = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prices:
    """What the program takes things to cost, in pounds over the whole time."""

    homes: tuple[tuple[float, ...], ...]
    """For each option, what the first home of it costs, the second, and so on."""
    programmes: tuple[float, ...]
    saved_a_month: float = 0.0
    """For each child-month served: what is not spent elsewhere, where that counts."""

    def of(self, plan: Plan) -> float:
        """Give the price of a plan, savings aside."""
        homes = sum(sum(each[:n]) for each, n in zip(self.homes, plan, strict=False))
        return homes + float(np.dot(self.programmes, plan[len(self.homes) :]))

    @property
    def everything(self) -> float:
        """Give the price of everything there is to buy."""
        return sum(map(sum, self.homes)) + sum(max(0.0, each) for each in self.programmes)


@dataclass(frozen=True, slots=True)
class Aim:
    """One target as the program sees it."""

    now: Draws
    """The share in each draw when nothing is added; not a number where there is none."""
    a_month: Draws
    """What one child-month served adds to the share of each draw."""
    a_home: tuple[float, ...]
    """What one home of each option adds, whoever lives there."""
    a_programme: tuple[float, ...]
    """By how much each programme raises the share, in any draw: which of the children it keeps at
    home would have gone short is chance, and the program would choose the draws by it."""
    at_least: float
    probability: float

    @property
    def wanted(self) -> int:
        """Give the number of draws in which it should hold."""
        return ceil(self.probability * len(self.now) - 1e-9)

    def held(self, plan: Plan, served: Draws) -> int:
        """Count the draws in which it holds by the picture; one with nothing to measure does."""
        share = self.share(plan, served)
        return int((np.isnan(share) | (share >= self.at_least - CLOSE)).sum())

    def share(self, plan: Plan, served: Draws) -> Draws:
        """Give the share in each draw by the program's picture."""
        homes = len(self.a_home)
        found: Draws = self.now + self.a_month * served + np.dot(self.a_home, plan[:homes])
        return found + float(np.dot(self.a_programme, plan[homes:]))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the program proposes; the costs are its own simplified ones."""

    plan: Plan
    cost: float
    bound: float
    given_up: int
    """Futures in which targets should hold and even everything would not do, in this picture."""


def propose(
    service: Service,
    prices: Prices,
    aims: Sequence[Aim],
    failed: Sequence[Plan] = (),
    between: Callable[[], None] = go_on,
) -> Proposal | None:
    """Find the cheapest plan by the picture; none where all that is left has failed.

    `between` is called before each solve; what it raises ends the search.
    """
    program = _Program(service, prices, aims)
    for plan in failed:
        program.rule_out(plan)
    found: Proposal | None = None
    known, before = 0, None
    for _ in range(MOST_ROUNDS):
        between()
        program.add(service.bounds[known:])
        known, before = len(service.bounds), found
        found = program.solved()
        if found is None or not program.overrates(found):
            break
        if before is not None and found.plan == before.plan:  # as near as the solver's own rounding
            break
    return found


class _Program:
    """The program so far: what may be bought, in which futures targets hold, and the bounds."""

    def __init__(self, service: Service, prices: Prices, aims: Sequence[Aim]) -> None:
        from ortools.linear_solver import pywraplp

        self.service, self.prices, self.aims = service, prices, aims
        self.solver: Any = pywraplp.Solver.CreateSolver("SAT")
        self.solver.SetSolverSpecificParametersAsString(HOW)
        self.parameters = pywraplp.MPSolverParameters()
        self.parameters.SetDoubleParam(self.parameters.RELATIVE_MIP_GAP, GAP)
        self.bought = [[self.solver.BoolVar("") for _ in range(r.most)] for r in service.rooms]
        self.run = [self.solver.BoolVar("") for _ in prices.programmes]
        for homes in self.bought:
            for first, second in pairwise(homes):
                self.solver.Add(second <= first)
        service.served([0] * len(service.rooms))
        most = service.served([room.most for room in service.rooms])
        self.served: Mapping[int, Any] = {
            draw: self.solver.NumVar(0, float(most[draw]), "")
            for draw in self._draws_that_matter(aims)
        }
        given_up = [self._hold(aim) for aim in aims]
        self.given_up = self.solver.Sum(given_up)
        self.solver.Minimize(self.solver.Sum([*self._costs(), *self._costs_of_giving_up()]))

    def _draws_that_matter(self, aims: Sequence[Aim]) -> list[int]:
        if self.prices.saved_a_month:
            return list(range(self.service.draws))
        short = [(aim.now < aim.at_least) & (aim.a_month > 0) for aim in aims]
        return np.flatnonzero(np.any(short, axis=0)).tolist()

    def _costs(self) -> list[Any]:
        prices, draws = self.prices, self.service.draws
        homes = [
            price * home
            for of_option, homes in zip(prices.homes, self.bought, strict=True)
            for price, home in zip(of_option, homes, strict=True)
        ]
        run = [price * run for price, run in zip(prices.programmes, self.run, strict=True)]
        saved = prices.saved_a_month / draws
        return [*homes, *run, *(-saved * months for months in self.served.values() if saved)]

    def _costs_of_giving_up(self) -> list[Any]:
        return [UNMET * max(self.prices.everything, 1.0) * self.given_up]

    def _hold(self, aim: Aim) -> Any:
        """Let a target hold in enough draws; give in how many that is given up."""
        by_homes = [
            gain * home
            for gain, homes in zip(aim.a_home, self.bought, strict=True)
            for home in homes
            if gain
        ]
        by_programmes = [
            raised * run for raised, run in zip(aim.a_programme, self.run, strict=True)
        ]
        lowered = sum(max(0.0, -raised) for raised in aim.a_programme)
        missing = np.nan_to_num(aim.at_least - aim.now, nan=-1.0) + lowered
        held, surely = [], 0
        for draw, short in enumerate(missing.tolist()):
            if short <= 0:
                surely += 1
                continue
            holds = self.solver.BoolVar("")
            held.append(holds)
            parts = [float(aim.now[draw]), short * (1 - holds), *by_homes, *by_programmes]
            if draw in self.served:
                parts.append(float(aim.a_month[draw]) * self.served[draw])
            self.solver.Add(self.solver.Sum(parts) >= aim.at_least)
        wanted = max(aim.wanted - surely, 0)
        given_up = self.solver.IntVar(0, wanted, "")
        self.solver.Add(self.solver.Sum(held) + given_up >= wanted)
        return given_up

    def rule_out(self, plan: Plan) -> None:
        """Ask for more of something than a plan that failed, or for other programmes."""
        more = [homes[n] for homes, n in zip(self.bought, plan, strict=False) if n < len(homes)]
        others = [
            1 - run if was else run
            for run, was in zip(self.run, plan[len(self.bought) :], strict=True)
        ]
        self.solver.Add(self.solver.Sum([*more, *others]) >= 1)

    def add(self, bounds: Sequence[Bound]) -> None:
        """Bound what may be served in the draws that matter."""
        for bound in bounds:
            if bound.draw in self.served:
                adds = [
                    float(months) * home
                    for homes, row in zip(self.bought, bound.a_home, strict=True)
                    for home, months in zip(homes, row, strict=False)
                    if months
                ]
                most = self.solver.Sum([bound.base, *adds])
                self.solver.Add(self.served[bound.draw] <= most)

    def solved(self) -> Proposal | None:
        """Solve with the bounds known; give none where nothing is left."""
        if self.solver.Solve(self.parameters) not in (self.solver.OPTIMAL, self.solver.FEASIBLE):
            return None
        plan = tuple(round(sum(home.solution_value() for home in homes)) for homes in self.bought)
        plan += tuple(round(run.solution_value()) for run in self.run)
        given_up = round(self.given_up.solution_value())
        unmet = UNMET * max(self.prices.everything, 1.0) * given_up
        objective = self.solver.Objective()
        return Proposal(plan, objective.Value() - unmet, objective.BestBound() - unmet, given_up)

    def overrates(self, found: Proposal) -> bool:
        """Say whether homes serve less than the program counted on for its targets or its cost."""
        truly = self.service.served(found.plan[: len(self.bought)])
        held = sum(aim.held(found.plan, truly) for aim in self.aims)
        wanted = sum(aim.wanted for aim in self.aims) - found.given_up
        counted_on = sum(months.solution_value() for months in self.served.values())
        too_many = counted_on - float(truly[list(self.served)].sum())
        saved = self.prices.saved_a_month / self.service.draws
        return held < wanted or saved * too_many > GAP * abs(found.cost)
