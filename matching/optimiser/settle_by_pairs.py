"""One block of levels settled by the second engine's model, over the pairs nearest to the bound.

Where the relaxation is far from whole, households near enough are many, and a choice for each pair
says the same in fewer words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

import numpy as np

from matching.optimiser import cp_sat, pair_model
from matching.optimiser.blocks import Block
from matching.optimiser.face import Face, Priced, could_be_enough
from matching.optimiser.interruptible import solved
from matching.optimiser.one_worker import one_worker_for_nearly_whole
from matching.optimiser.table import Bits, Table, Whole

FEW = 20
"""How many pairs of each group come first."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A block on a face, and how far each pair is from the bound at least."""

    table: Table
    face: Face
    block: Block
    priced: Priced
    earlier: Sequence[tuple[Block, int]]
    """Blocks that are settled, and the number that each makes."""
    seed: int

    def best(self, at_hand: Whole | None, deadline: float) -> tuple[bool, Whole | None]:
        """Find the best of the block; say whether it is proved. Proved and None: impossible."""
        near = np.full(len(self.face.pairs), np.iinfo(np.int64).max)
        here = np.flatnonzero(self.face.pairs)
        could = could_be_enough(self.table, self.priced, here)
        near[here] = np.maximum(0, self.priced.most[self.table.home[here]] - could)
        rank = self._rank(near)
        few, found = FEW, at_hand
        while monotonic() < deadline:
            wanted = self.face.pairs.copy()
            if found is not None:
                spare = self.priced.above(self.block.weigh(self.table.value(found)))
                wanted &= near <= spare
            some = wanted & (rank < few)
            proved, chosen = self._best_among(some, found, deadline)
            if chosen is not None:
                found = chosen
                spare = self.priced.above(self.block.weigh(self.table.value(found)))
                wanted &= near <= spare
            if not proved:
                return False, found
            if not (wanted & ~some).any():
                return True, found
            few *= 4
        return False, found

    def _rank(self, near: Whole) -> Whole:
        """Rank each group's pairs, the nearest first."""
        order = np.lexsort((near, self.table.group))
        group = self.table.group[order]
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order)) - np.searchsorted(group, group)
        return rank

    def _best_among(
        self, some: Bits, at_hand: Whole | None, deadline: float
    ) -> tuple[bool, Whole | None]:
        from ortools.sat.python import cp_model

        built = pair_model.build(self._restricted(some, at_hand))
        if built is None:
            return True, None
        for block, value in self.earlier:
            expression, always = self._number(built, block)
            built.model.add(expression == value - always)
        expression, always = self._number(built, self.block)
        built.model.add(expression >= self.priced.least() - always)
        built.model.minimize(expression)
        if at_hand is not None:
            pair_model.hint(built, self.table.assignment(at_hand))
        solver = one_worker_for_nearly_whole(self.seed, deadline - monotonic())
        status = solved(solver, built.model)
        proved = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return proved, None
        return proved, self.table.numbers(pair_model.read(built, solver))

    def _restricted(self, some: Bits, at_hand: Whole | None) -> Any:
        """Give the problem with only some of its pairs, and those of the answer at hand."""
        table, resolved = self.table, self.table.resolved
        some = some.copy()
        if at_hand is not None:
            some[table.lived_in(at_hand)] = True
        pairs: dict[str, dict[str, tuple[int, ...]]] = {group: {} for group in table.groups}
        for at in np.flatnonzero(some).tolist():
            group, home = table.groups[table.group[at]], table.homes[table.home[at]]
            pairs[group][home] = resolved.pairs[group][home]
        fallback = {
            group: resolved.fallback.get(group) if open_ else None
            for group, open_ in zip(table.groups, self.face.nowhere.tolist(), strict=True)
        }
        return replace(resolved, pairs=pairs, fallback=fallback)

    def _number(self, built: pair_model.Model, block: Block) -> tuple[Any, int]:
        """Write the number that a block makes: what varies, and what is always in it."""
        must = int(self.table.must)
        first = max(0, must - block.first)
        levels = tuple(range(block.first + first - must, block.after - must))
        weights = block.weights[first:]
        weigh = cp_sat.Block(levels, weights).weigh
        least = sum(w * each for w, each in zip(weights, block.least[first:], strict=True))
        return cp_sat.expression(built, cp_sat.Block(levels, weights)), weigh(
            built.constant
        ) - least
