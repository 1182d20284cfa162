"""A model for CP-SAT of who lives in which household, among some that are listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import gcd
from typing import Any

import numpy as np

from matching.optimiser.interruptible import solved
from matching.optimiser.one_worker import one_worker_for_nearly_whole
from matching.optimiser.table import NO_HOME, Bits, Table, Whole


@dataclass(frozen=True, slots=True)
class Among:
    """Households to choose among, and which groups may be without a home."""

    home: Whole
    members: Whole
    """Households x most members: numbers of pairs, then -1."""
    nowhere: Bits
    used: Bits
    """Homes in which somebody has to live."""

    @property
    def choices(self) -> int:
        """Count what there is to choose: with more slack allowed it never gets less."""
        return len(self.home) + int(self.nowhere.sum()) + int((~self.used).sum())


@dataclass(frozen=True, slots=True)
class Slack:
    """Slack of households, of no home for each group, and of homes left empty."""

    households: Whole
    nowhere: Whole
    empty: Whole


class End(Enum):
    """How a search ended."""

    BEST = auto()
    SOME = auto()
    NONE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The home of each group, where an answer was found."""

    end: End
    work: float
    homes: Whole | None = None


class Model:
    """A model for CP-SAT: one household from each home, each group in one, or without a home."""

    def __init__(self, table: Table, among: Among, held: Sequence[tuple[Slack, int]]) -> None:
        from ortools.sat.python import cp_model

        self.table, self.among = table, among
        self.cp_model = cp_model
        self.gap = 0.0
        self.model = cp_model.CpModel()
        new = self.model.new_bool_var
        self.households = [new("") for _ in range(len(among.home))]
        self.nowhere = {g: new("") for g in np.flatnonzero(among.nowhere).tolist()}
        of_group: list[list[Any]] = [[] for _ in table.groups]
        of_home: list[list[Any]] = [[] for _ in table.homes]
        for variable, home, pairs in zip(
            self.households, among.home.tolist(), among.members.tolist(), strict=True
        ):
            of_home[home].append(variable)
            for pair in pairs:
                if pair >= 0:
                    of_group[table.group[pair]].append(variable)
        for group, variable in self.nowhere.items():
            of_group[group].append(variable)
        for several in of_group:
            self.model.add_exactly_one(several)
        self.empty: dict[int, Any] = {}
        for home, several in enumerate(of_home):
            if among.used[home]:
                self.model.add_exactly_one(several)
            elif several:
                self.empty[home] = new("")
                self.model.add_exactly_one([*several, self.empty[home]])
        for slack, spare in held:
            total, part = self.total(slack)
            self.model.add(total == spare // part if spare % part == 0 else total <= -1)

    def total(self, slack: Slack) -> tuple[Any, int]:
        """Add slack up over what is chosen; homes that nobody could live in are counted apart."""
        variables = [*self.households, *self.nowhere.values(), *self.empty.values()]
        nowhere = slack.nowhere[list(self.nowhere)] if self.nowhere else slack.nowhere[:0]
        empty = slack.empty[list(self.empty)] if self.empty else slack.empty[:0]
        each = np.concatenate([slack.households, nowhere, empty]).tolist()
        there = set(self.among.home.tolist()) | set(self.empty)
        always = sum(
            value for home, value in enumerate(slack.empty.tolist()) if value and home not in there
        )
        some = [(x, value) for x, value in zip(variables, each, strict=True) if value]
        part = gcd(*[value for _, value in some], always) or 1
        expression = self.cp_model.LinearExpr.weighted_sum(
            [x for x, _ in some], [value // part for _, value in some]
        )
        return expression + always // part, part

    def minimise(self, slack: Slack, least: int) -> None:
        """Look for the least slack in all; no answer has less than `least`."""
        total, part = self.total(slack)
        self.model.add(total >= -(-least // part))
        self.model.minimize(total)

    def hint(self, homes: Whole) -> None:
        """Begin with an answer at hand: the home of each group."""
        there = self.among.members >= 0
        group = self.table.group[self.among.members]
        living = there & (homes[group] == self.among.home[:, None])
        everyone = np.bincount(homes[homes != NO_HOME], minlength=len(self.table.homes))
        whole = (living == there).all(axis=1) & (there.sum(axis=1) == everyone[self.among.home])
        for variable, held in zip(self.households, whole.tolist(), strict=True):
            self.model.add_hint(variable, held)
        for lone, variable in self.nowhere.items():
            self.model.add_hint(variable, bool(homes[lone] == NO_HOME))

    def with_most_of(self, new: Whole, nowhere: Sequence[int]) -> None:
        """Ask for one at least, and about as many as can be, of what households have that is new.

        And of these groups without a home. Half as many as can be will do.
        """
        at = np.flatnonzero(new).tolist()
        variables = [*(self.households[n] for n in at), *(self.nowhere[g] for g in nowhere)]
        self.model.add_bool_or(variables)
        weights = [*new[at].tolist(), *(1 for _ in nowhere)]
        self.model.maximize(self.cp_model.LinearExpr.weighted_sum(variables, weights))
        self.gap = 0.5

    def solve(self, seconds: float | None, seed: int, work: float | None = None) -> Chosen:
        """Solve, within so many seconds or so much of CP-SAT's own measure of work.

        One worker and a seed give the same answer every time.
        """
        solver = one_worker_for_nearly_whole(seed, seconds)
        solver.parameters.relative_gap_limit = self.gap
        if work is not None:
            solver.parameters.max_deterministic_time = work
        status = solved(solver, self.model)
        done = float(solver.response_proto.deterministic_time)
        if status == self.cp_model.INFEASIBLE:
            return Chosen(End.NONE, done)
        if status not in (self.cp_model.OPTIMAL, self.cp_model.FEASIBLE):
            return Chosen(End.UNKNOWN, done)
        homes = np.full(len(self.table.groups), NO_HOME)
        for variable, home, pairs in zip(
            self.households, self.among.home.tolist(), self.among.members.tolist(), strict=True
        ):
            if solver.boolean_value(variable):
                homes[self.table.group[[p for p in pairs if p >= 0]]] = home
        best = status == self.cp_model.OPTIMAL
        return Chosen(End.BEST if best else End.SOME, done, homes)
