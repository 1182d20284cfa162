"""Which other homes stand in answers just as good as the best, once every level is solved.

How long to look is measured in work, not by the clock: a busy machine finds what an idle one does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimiser.levels import Run
from matching.optimiser.settle import Among, End, Model, listed, slack_of
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

    Looks for an answer as good in which one more group lives elsewhere, until there is none:
    those who never moved are firm.
    """
    return _Search(run, work).others()


@dataclass(slots=True)
class _Work:
    left: float


class _Search:
    """Answers as good as the best, looked for one after another."""

    def __init__(self, run: Run, work: float) -> None:
        assert run.chosen is not None  # noqa: S101  # it is solved
        self.run, self.table = run, run.table
        self.work = _Work(work)
        self.chosen: Whole = run.chosen
        among = listed(run.relaxation, run.face, MOST_LISTED)
        self.among = among
        self.choices = [] if among is None else self._choices(among)
        self.seen: list[set[int]] = [set() for _ in self.table.groups]

    def _choices(self, among: Among) -> list[dict[int, list[int]]]:
        """List, for each group, the other homes of its households, and their numbers."""
        found: list[dict[int, list[int]]] = [{} for _ in self.table.groups]
        there = among.members >= 0
        which, _ = np.nonzero(there)
        groups = self.table.group[among.members[there]]
        for number, group, home in zip(
            which.tolist(), groups.tolist(), among.home[which].tolist(), strict=True
        ):
            if home != self.chosen[group]:
                found[group].setdefault(home, []).append(number)
        for group in np.flatnonzero(among.nowhere & (self.chosen != NO_HOME)).tolist():
            found[group][NO_HOME] = []
        return found

    def others(self) -> Others:
        """Find everybody's other homes."""
        if self.among is None:
            return dict.fromkeys(self.table.groups)
        firm = {group for group, homes in enumerate(self.choices) if not homes}
        while unsure := [g for g in range(len(self.seen)) if not self.seen[g] and g not in firm]:
            other = self._answer_with([(g, h) for g in unsure for h in self.choices[g]])
            if other is None:
                return {
                    name: () if group in firm else None
                    for group, name in enumerate(self.table.groups)
                }
            if not len(other):
                firm.update(unsure)
            for group in np.flatnonzero(other != self.chosen[: len(other)]).tolist():
                self.seen[group].add(int(other[group]))
        return {name: self._all_of(group) for group, name in enumerate(self.table.groups)}

    def _all_of(self, group: int) -> tuple[str | None, ...] | None:
        """Complete the homes seen for a group that is not firm."""
        if not self.seen[group]:
            return ()
        found = []
        for home in self.choices[group]:
            if home not in self.seen[group]:
                other = self._answer_with([(group, home)])
                if other is None:
                    return None
                if not len(other):
                    continue
            found.append(None if home == NO_HOME else self.table.homes[home])
        return tuple(sorted(found, key=lambda home: home or ""))

    def _answer_with(self, one_of: Sequence[tuple[int, int]]) -> Whole | None:
        """Give an answer as good with one of these; an empty one if none, None out of work."""
        assert self.among is not None  # noqa: S101  # asked before
        if self.work.left <= 0:
            return None
        run = self.run
        held = [
            (slack_of(run.relaxation, each.priced, self.among), each.spare)
            for each in run.face.held
        ]
        model = Model(self.table, self.among, held)
        numbers = [n for group, home in one_of for n in self.choices[group][home]]
        nowhere = [group for group, home in one_of if home == NO_HOME]
        model.with_one_of(numbers, nowhere)
        found = model.solve(None, run.levels.seed, self.work.left)
        self.work.left -= found.work + WORK_A_CHOICE * len(self.among.home)
        if found.end is End.NONE:
            return np.zeros(0, dtype=np.int64)
        return found.homes
