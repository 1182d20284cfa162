"""Which other homes stand in answers just as good as the best, once every level is solved.

How long to look is measured in work, not by the clock: a busy machine finds what an idle one does.
"""

from collections.abc import Mapping

import numpy as np

from matching.optimiser.household_model import Among, End, Model
from matching.optimiser.levels import Run
from matching.optimiser.settle import listed, slack_of
from matching.optimiser.table import NO_HOME, Whole

MOST_WORK = 1.0
"""How much to look: CP-SAT's own measure, about 3 seconds on a busy machine."""

WORK_A_CHOICE = 1e-5
"""What writing down one household for CP-SAT is counted as."""

MOST_LISTED = 100_000
"""Where more households than this could be in a best answer, nothing is said."""

Others = Mapping[str, tuple[str | None, ...] | None]


def could_also(run: Run, work: float = MOST_WORK) -> Others:
    """For each group, its other homes in answers just as good; None where the work ran out.

    Looks for an answer as good in which many live where they were not seen yet, until there is
    none: those who never moved are firm.
    """
    return _Search(run, work).others()


class _Search:
    """Answers as good as the best, looked for one after another."""

    def __init__(self, run: Run, work: float) -> None:
        assert run.chosen is not None  # noqa: S101  # it is solved
        self.run, self.table, self.left = run, run.table, work
        self.chosen: Whole = run.chosen
        self.among = listed(run.relaxation, run.face, MOST_LISTED)
        self.seen: list[set[int]] = [set() for _ in self.table.groups]
        self.unsure = [] if self.among is None else self._other_homes(self.among)

    def _other_homes(self, among: Among) -> list[set[int]]:
        """List the homes of each group's households that are not its own."""
        found: list[set[int]] = [set() for _ in self.table.groups]
        pairs = np.unique(among.members[among.members >= 0])
        for group, home in zip(
            self.table.group[pairs].tolist(), self.table.home[pairs].tolist(), strict=True
        ):
            found[group].add(home)
        for group in np.flatnonzero(among.nowhere).tolist():
            found[group].add(NO_HOME)
        for group, home in enumerate(self.chosen.tolist()):
            found[group].discard(home)
        return found

    def others(self) -> Others:
        """Find everybody's other homes."""
        if self.among is None:
            return dict.fromkeys(self.table.groups)
        while any(self.unsure):
            end, other = self._answer_with_new(self.among)
            if end is End.NONE:
                self.unsure = [set() for _ in self.unsure]
            elif other is None:
                break
            else:
                for group in np.flatnonzero(other != self.chosen).tolist():
                    self.seen[group].add(int(other[group]))
                    self.unsure[group].discard(int(other[group]))
        return {name: self._all_of(group) for group, name in enumerate(self.table.groups)}

    def _all_of(self, group: int) -> tuple[str | None, ...] | None:
        if self.unsure[group]:
            return None
        homes = [None if h == NO_HOME else self.table.homes[h] for h in self.seen[group]]
        return tuple(sorted(homes, key=lambda home: home or ""))

    def _answer_with_new(self, among: Among) -> tuple[End, Whole | None]:
        """Look for an answer as good in which somebody lives where nobody has seen them yet."""
        if self.left <= 0:
            return End.UNKNOWN, None
        run = self.run
        held = [
            (slack_of(run.relaxation, each.priced, among), each.spare) for each in run.face.held
        ]
        model = Model(self.table, among, held)
        there = among.members >= 0
        new = np.zeros(there.shape, dtype=bool)
        new[there] = [
            home in self.unsure[group]
            for group, home in zip(
                self.table.group[among.members[there]].tolist(),
                self.table.home[among.members[there]].tolist(),
                strict=True,
            )
        ]
        nowhere = [group for group, homes in enumerate(self.unsure) if NO_HOME in homes]
        model.with_most_of(new.sum(axis=1), nowhere)
        found = model.solve(None, run.levels.seed, self.left)
        self.left -= found.work + WORK_A_CHOICE * len(among.home)
        return found.end, found.homes
