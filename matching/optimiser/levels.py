"""The optimiser for many children: a relaxation over households, level by level, each proved.

A household is a home and the groups who would live in it. Whether groups fit together is settled
before anything is solved, so the relaxation over households is nearly always whole. They are far
too many to be listed: those worth having at the prices of the day are grown as they are needed.

Blocks of levels are gone through on the word of their bounds: the first is taken to reach its
bound, the next is relaxed on what is then left, and so on. Where an answer reaches them all, all
are proved at once. Where none does, the first block that is not known is settled by itself.
`docs/explanation/matching.md` writes it all out.
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from time import monotonic

import numpy as np

from matching.optimiser.account import account
from matching.optimiser.blocks import Block, blocks_of, guide_of
from matching.optimiser.face import Face, Priced
from matching.optimiser.household_model import End
from matching.optimiser.relaxation import Relaxation, own_best
from matching.optimiser.settle import Settling
from matching.optimiser.table import Bits, Table, Whole, table_of
from matching.resolved import Costs, Resolved, Solved

GUIDED = 0.85
"""How much of the time may go into coming near all levels at once."""


class Status(Enum):
    """How a solve ended."""

    PROVED = auto()
    IMPOSSIBLE = auto()
    OUT_OF_TIME = auto()
    NOT_WORTH_IT = auto()


class Levels:
    """A problem ready to be solved, as often as is asked, each time from where it stood."""

    def __init__(self, table: Table, deadline: float, seed: int = 1) -> None:
        self.table = table
        self.relaxation = Relaxation(table)
        self.blocks = blocks_of(table)
        self.guide = guide_of(table)
        self.deadline = deadline
        self.seed = seed

    def whole(self) -> "Run":
        """Give the problem as it is, not begun."""
        pairs = np.ones(len(self.table.group), dtype=bool)
        return Run(self, pairs, np.ones(len(self.table.groups), dtype=bool))

    def forced(self, group: str, home: str | None, enough: Costs | None = None) -> "Run":
        """Give the problem, not begun, with one group's choice forced.

        Solving it ends as not worth it as soon as every answer is worse than `enough`.
        """
        table = self.table
        number = table.groups.index(group)
        pairs = np.ones(len(table.group), dtype=bool)
        nowhere = np.ones(len(table.groups), dtype=bool)
        pairs[table.pairs_of(number)] = False
        if home is not None:
            nowhere[number] = False
            pairs[table.pair(number, table.homes.index(home))] = True
        return Run(self, pairs, nowhere, enough)


class Run:
    """One solve: what is open, the best answer so far, and what is proved."""

    def __init__(
        self, levels: Levels, pairs: Bits, nowhere: Bits, enough: Costs | None = None
    ) -> None:
        self.levels, self.table = levels, levels.table
        self.relaxation = levels.relaxation
        used = np.zeros(len(self.table.homes), dtype=bool)
        self.face = Face(pairs.copy(), nowhere.copy(), used)
        """What could be in a best answer: of the blocks settled, and of those taken on trust."""
        self.settled = 0
        """How many blocks are known to reach what is held of them."""
        self.chosen: Whole | None = None
        self.values: Whole | None = None
        self.guided = True
        self.bound: list[int] = []
        """What is held of each level, so far; of those not settled, at least."""
        self.trusted: list[tuple[Face, Priced]] = []
        """Of each block, the face before it and what its prices prove."""
        self.enough = None if enough is None else [0] * int(self.table.must) + list(enough)

    def begin_with(self, assignment: Mapping[str, str | None]) -> None:
        """Begin with an answer at hand that keeps every rule."""
        self.take(self.table.numbers(assignment))

    def take(self, homes: Whole) -> None:
        """Take an answer that keeps every rule, if it is better than the one at hand."""
        values = self.table.value(homes)
        if self.values is None or values.tolist() < self.values.tolist():
            self.chosen, self.values = homes, values

    def solve(self, *, guided: bool = True) -> Status:
        """Settle every block; `guided` comes near them all at once first."""
        blocks = self.levels.blocks
        self.guided = guided
        for group in np.flatnonzero(~self.face.nowhere).tolist():
            if not self.relaxation.can_be_placed(self.face, group):
                return Status.IMPOSSIBLE
        if guided and len(blocks) > 1:
            # Some of the time is left for what follows, or for an answer where none follows.
            deadline = monotonic() + GUIDED * self._left()
            homes = self.relaxation.guide(self.face, self.levels.guide, deadline)
            if homes is not None:
                self.take(homes)
        while True:
            status = self._on_trust()
            if status is not Status.PROVED or self._reached(len(blocks)):
                return status
            if self._left() <= 0:
                return Status.OUT_OF_TIME
            ended = self._settle_last() or self._settle_first()
            if ended is not None:
                return ended

    def _on_trust(self) -> Status:
        """Relax the blocks that are not settled, each taken to reach its bound."""
        del self.trusted[self.settled :]
        for block in self.levels.blocks[self.settled :]:
            if self._left() <= 0:
                return Status.OUT_OF_TIME
            priced, homes = self._price(block)
            if homes is not None:
                self.take(homes)
            least = priced.least()
            levels = block.levels_at_least(least)
            if self._is_not_worth_it(levels):
                return Status.NOT_WORTH_IT
            self.trusted.append((self.face.copy(), priced))
            self.face.hold(self.table, block, priced, least)
            self.bound += levels
        return Status.PROVED

    def _price(self, block: Block) -> tuple[Priced, Whole | None]:
        """Price a block on the face: by everyone's own best if an answer reaches it.

        Or if nothing better is found: there is no time, or nobody keeps to the word of a bound.
        """
        at_hand = self.chosen if self._is_on_face() else None
        if at_hand is not None and self.values is not None and not block.gains.any():
            priced = own_best(self.table, self.face, block)
            if priced.least() == block.weigh(self.values):
                return priced, None
        # Nobody waits for an answer to the first blocks alone, but where time could run out.
        read = self.guided or block is self.levels.blocks[-1]
        found = self.relaxation.relax(self.face, block, at_hand, self.levels.deadline, read=read)
        alone = own_best(self.table, self.face, block)
        if found is None or found[0].bound < alone.bound:  # time ran out
            return alone, None if found is None else found[1]
        return found

    def _is_on_face(self) -> bool:
        """Say whether the answer at hand reaches all that is held so far."""
        return self.values is not None and self.values[: len(self.bound)].tolist() == self.bound

    def _reached(self, blocks: int) -> bool:
        """Say whether the answer at hand reaches the bounds of so many blocks."""
        after = self.levels.blocks[blocks - 1].after if blocks else 0
        return self.values is not None and self.values[:after].tolist() == self.bound[:after]

    def _is_not_worth_it(self, levels: Sequence[int]) -> bool:
        """Say whether every answer is worse than what is asked for."""
        found = [*self.bound, *levels]
        return self.enough is not None and found > self.enough[: len(found)]

    def _settle_last(self) -> Status | None:
        """Settle the last block on the word of the others; None where there is no such answer."""
        at_hand = self.chosen if self._reached(len(self.levels.blocks) - 1) else None
        end, homes = self._settling(len(self.levels.blocks) - 1).run(at_hand, self._left())
        if homes is None:
            return None
        self.take(homes)
        self._hold_from(len(self.levels.blocks) - 1, end)
        return Status.PROVED if end is End.BEST else Status.OUT_OF_TIME

    def _settle_first(self) -> Status | None:
        """Settle the first block that is not known by itself; None: go on from there."""
        at_hand = self.chosen if self._reached(self.settled) else None
        end, homes = self._settling(self.settled).run(at_hand, self._left())
        if end is End.NONE:
            return Status.IMPOSSIBLE
        if homes is not None:
            self.take(homes)
        if end is not End.BEST:
            return Status.OUT_OF_TIME
        self._hold_from(self.settled, end)
        return Status.PROVED if self.settled == len(self.levels.blocks) else None

    def _settling(self, number: int) -> Settling:
        face, priced = self.trusted[number]
        blocks = self.levels.blocks
        earlier = [(block, block.weigh(self.bound)) for block in blocks[:number]]
        seed = self.levels.seed
        return Settling(self.relaxation, face, blocks[number], priced, earlier, seed)

    def _hold_from(self, number: int, end: End) -> None:
        """Hold one block at the value of the answer at hand, and forget the word of later ones."""
        assert self.values is not None  # noqa: S101  # an answer was just taken
        face, priced = self.trusted[number]
        block = self.levels.blocks[number]
        self.face = face.copy()
        self.bound = self.values[: block.first].tolist()
        if end is End.BEST:
            self.face.hold(self.table, block, priced, block.weigh(self.values))
            self.bound = self.values[: block.after].tolist()
            self.settled = number + 1
        else:
            self.bound += block.levels_at_least(priced.least())
            self.settled = number

    def _left(self) -> float:
        return self.levels.deadline - monotonic()

    def solved(self, status: Status) -> Solved:
        """Say how it ended, with the best answer found and what is proved of each level."""
        if status is Status.IMPOSSIBLE:
            return Solved("infeasible", {})
        if status is Status.NOT_WORTH_IT:
            return Solved("unknown", {})
        return account(self.table, self.chosen, self.bound, proved=status is Status.PROVED)


def prepared(resolved: Resolved, *, time_limit: float = 30.0, seed: int = 1) -> Levels | None:
    """Prepare to solve; None when some group has nothing it may be given."""
    deadline = monotonic() + time_limit
    table = table_of(resolved)
    return None if table is None else Levels(table, deadline, seed)


def solve_levels(
    resolved: Resolved,
    *,
    time_limit: float = 30.0,
    seed: int = 1,
    begin_with: Mapping[str, str | None] | None = None,
) -> Solved:
    """Place everyone at the least cost, level by level, within the time limit."""
    levels = prepared(resolved, time_limit=time_limit, seed=seed)
    if levels is None:
        return Solved("infeasible", {})
    run = levels.whole()
    if begin_with is not None:
        run.begin_with(begin_with)
    return run.solved(run.solve())
