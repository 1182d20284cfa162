"""CP-SAT among the households near the bound, where a relaxation is not whole.

What is minimised is slack: how far the households of an answer are from the bound, in all. Those
with no slack come first, then those with ever more. An answer that has no more slack in all than
the households looked at had each is the best there is: a better one could use no others.
"""

from collections.abc import Iterator, Sequence
from time import monotonic

import numpy as np

from matching.optimiser.blocks import Block
from matching.optimiser.face import Face, Held, Priced
from matching.optimiser.growing import Asked, Worth, grow, worth_of
from matching.optimiser.household_model import Among, Chosen, End, Model, Slack
from matching.optimiser.relaxation import Relaxation
from matching.optimiser.settle_by_pairs import Nearest
from matching.optimiser.table import Whole

MOST_A_GROUP, FEW_A_GROUP = 25, 4
"""So many households to choose among for each group are better put as pairs; so few are taken all
at once."""


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
        spare = None if at_hand is None else self._above(at_hand)
        few = self._listed(spare, FEW_A_GROUP)
        if few is None:
            return self._ever_more(at_hand, deadline)
        chosen = self._choose(few, at_hand, deadline)
        if chosen.end in (End.BEST, End.NONE):
            return chosen.end, chosen.homes
        return End.UNKNOWN, at_hand if chosen.homes is None else chosen.homes

    def _ever_more(self, at_hand: Whole | None, deadline: float) -> tuple[End, Whole | None]:
        """Look among those with least slack first, then among ever more."""
        found = at_hand
        limits = self._limits()
        without_answer = -1
        while monotonic() < deadline:
            spare = None if found is None else self._above(found)
            limit = next(limits)
            if spare is not None and (limit is None or limit > spare):
                limit = spare
            among = self._listed(limit, MOST_A_GROUP)
            if among is None:
                return self._by_pairs(found, deadline)
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

    def _by_pairs(self, at_hand: Whole | None, deadline: float) -> tuple[End, Whole | None]:
        """Settle the block with one variable a pair."""
        proved, found = self.nearest.best(at_hand, deadline)
        if not proved:
            return End.UNKNOWN, found
        return (End.NONE, None) if found is None else (End.BEST, found)

    def _above(self, homes: Whole) -> int:
        """Give the slack of an answer in all."""
        return self.priced.above(self.block.weigh(self.table.value(homes)))

    def _limits(self) -> Iterator[int | None]:
        """Give ever more slack, so that about half as many households again are near enough.

        None, for any slack, comes last.
        """
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

    def _listed(self, limit: int | None, a_group: int) -> Among | None:
        """List the households with no more slack than this; None where they are too many."""
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
