"""CP-SAT among the households near the bound, where a relaxation is not whole.

What is minimised is slack: how far the households of an answer are from the bound, in all. Those
with no slack come first, then those with ever more. An answer that has no more slack in all than
the households looked at had each is the best there is: a better one could use no others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import gcd
from time import monotonic
from typing import Any

import numpy as np

from matching.optimiser.blocks import Block
from matching.optimiser.face import Face, Held, Priced
from matching.optimiser.growing import Asked, Worth, grow, worth_of
from matching.optimiser.relaxation import Relaxation
from matching.optimiser.settle_by_pairs import Nearest
from matching.optimiser.table import NO_HOME, Bits, Table, Whole

MOST_A_GROUP, FEW_A_GROUP = 25, 4
"""So many households to choose among for each group are better put as pairs; so few are taken all
at once."""


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


class Settling:
    """One block of levels on a face, being settled."""

    def __init__(
        self,
        relaxation: Relaxation,
        face: Face,
        block: Block,
        priced: Priced,
        earlier: Sequence[tuple[Block, int]],
        seed: int,
    ) -> None:
        self.relaxation, self.table = relaxation, relaxation.table
        self.face, self.block, self.priced, self.seed = face, block, priced, seed
        self.nearest = Nearest(self.table, face, block, priced, earlier, seed)

    def run(self, at_hand: Whole | None, seconds: float) -> tuple[End, Whole | None]:
        """Find the best of the block on the face, from an answer at hand if there is one."""
        deadline = monotonic() + seconds
        found = at_hand
        limits = self._limits()
        without_answer = -1
        while monotonic() < deadline:
            spare = None if found is None else self._above(found)
            limit = next(limits)
            if spare is not None and (limit is None or limit > spare):
                limit = spare
            among = self._listed(limit)
            if among is None:
                proved, found = self.nearest.best(found, deadline)
                if not proved:
                    return End.UNKNOWN, found
                return (End.NONE, None) if found is None else (End.BEST, found)
            if limit is not None and among.choices == without_answer:
                continue  # they are the same as before
            chosen = self._choose(among, found, deadline)
            if chosen.end is End.NONE:
                without_answer = among.choices
            if chosen.homes is not None:
                found = chosen.homes
            if chosen.end in (End.UNKNOWN, End.SOME):
                return End.UNKNOWN, found
            if found is not None and (limit is None or self._above(found) <= limit):
                return End.BEST, found
            if limit is None:
                return End.NONE, None
        return End.UNKNOWN, found

    def _above(self, homes: Whole) -> int:
        """Give the slack of an answer in all."""
        return self.priced.above(self.block.weigh(self.table.value(homes)))

    def _limits(self) -> Iterator[int | None]:
        """Give ever more slack, so that about half as many households again are near enough.

        None, for any slack, comes first where all that could be are few.
        """
        if self._listed(None, FEW_A_GROUP) is not None:
            yield None
        columns = self.relaxation.master.columns()
        here = self.relaxation.is_open(self.face, columns.members)
        worth = worth_of(self.relaxation.fitting, columns.members[here], self.priced.worth)
        slack = np.sort(self.priced.most[columns.home[here]] - worth)
        limit = self.priced.above(self.priced.least())
        while True:
            yield int(limit)
            near = int(np.searchsorted(slack, limit, side="right"))
            if near >= len(slack):
                break
            limit = max(2 * limit, slack[min(len(slack) - 1, near + near // 2)])
        yield None

    def _listed(self, limit: int | None, a_group: int | None = None) -> Among | None:
        """List the households with no more slack than this; None where they are too many."""
        a_group = MOST_A_GROUP if a_group is None else a_group
        most = a_group * max(60, len(self.table.groups))
        face, priced = self.face.copy(), self.priced
        if limit is not None:
            face.nowhere &= priced.nowhere <= limit
            face.used |= priced.most > limit
            face.held.append(Held(priced, limit))
        return listed(self.relaxation, face, most)

    def _choose(self, among: Among, at_hand: Whole | None, deadline: float) -> Chosen:
        held = [
            (slack_of(self.relaxation, each.priced, among), each.spare) for each in self.face.held
        ]
        model = Model(self.table, among, held)
        model.minimise(
            slack_of(self.relaxation, self.priced, among),
            self.priced.above(self.priced.least()),
        )
        if at_hand is not None:
            model.hint(at_hand)
        return model.solve(deadline - monotonic(), self.seed)


def listed(relaxation: Relaxation, face: Face, most: int) -> Among | None:
    """List the households that could be in a best answer; None where they are more than `most`."""
    none = Worth(
        np.zeros(len(face.pairs), np.int64), np.zeros(len(relaxation.table.gains[0]), np.int64)
    )
    asked = face.asked() or [Asked(none, np.zeros(len(face.used), np.int64))]
    found = grow(relaxation.fitting, np.flatnonzero(face.pairs), asked, most=20 * most)
    if found is None or len(found.home) > most:
        return None
    return Among(found.home, found.members, face.nowhere, face.used)


def slack_of(relaxation: Relaxation, priced: Priced, among: Among) -> Slack:
    """Work out the slack of households by the prices of a block."""
    worth = worth_of(relaxation.fitting, among.members, priced.worth)
    return Slack(priced.most[among.home] - worth, priced.nowhere, priced.most)


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
        solver: Any = self.cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.symmetry_level = 0
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.random_seed = seed
        solver.parameters.relative_gap_limit = self.gap
        if seconds is not None:
            solver.parameters.max_time_in_seconds = max(0.05, seconds)
        if work is not None:
            solver.parameters.max_deterministic_time = work
        status = solver.solve(self.model)
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
