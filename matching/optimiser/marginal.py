"""What one more home would be worth: the objective without it minus the objective with it.

All candidates stand in one problem, closed; one at a time is open. The prices of the problem
without them say at once which could not change anything; the others are solved from where it
stood.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from matching.optimiser import best
from matching.optimiser.best import NotProved, proved
from matching.optimiser.growing import Asked, Wanted, grow
from matching.optimiser.levels import Levels, Run, prepared
from matching.optimiser.table import Bits
from matching.resolved import Costs, Home, Resolved


class Impossible(ValueError):
    """The problem has no answer at all, so nothing can be compared with it."""

    def __init__(self) -> None:
        super().__init__("The problem is impossible as it stands. Ask what makes it so first.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A home that is not there yet, and the cost vectors of the groups that could live there."""

    home: Home
    pairs: Mapping[str, Costs]


def marginal(
    resolved: Resolved, candidates: Iterable[Candidate], time_limit: float = 60.0
) -> Iterator[Costs]:
    """Give the value of each candidate, alone, on every level; more is better."""
    asked = list(candidates)
    deadline = monotonic() + time_limit
    if len(resolved.groups) > best.FEW and _all_different(resolved, asked):
        given = resolved
        for candidate in asked:
            given = with_candidate(given, candidate)
        levels = prepared(given, time_limit=time_limit)
        if levels is not None:
            return OneMoreHome(levels, [candidate.home.id for candidate in asked]).values()
    return _one_by_one(resolved, asked, deadline)


def _all_different(resolved: Resolved, candidates: Sequence[Candidate]) -> bool:
    names = [home.id for home in resolved.homes] + [each.home.id for each in candidates]
    return len(set(names)) == len(names)


def _one_by_one(
    resolved: Resolved, candidates: Sequence[Candidate], deadline: float
) -> Iterator[Costs]:
    """Solve with each candidate from nothing."""
    without = proved(resolved, deadline - monotonic())
    if without is None:
        raise Impossible
    for candidate in candidates:
        # What is best without the home keeps the rules with it, too.
        given = proved(
            with_candidate(resolved, candidate), deadline - monotonic(), without.assignment
        )
        objective = without.objective if given is None else given.objective
        yield tuple(a - b for a, b in zip(without.objective, objective, strict=True))


class OneMoreHome:
    """A problem with its candidates, and the best there is without them."""

    def __init__(self, levels: Levels, candidates: Sequence[str]) -> None:
        self.levels, self.table = levels, levels.table
        number = {home: at for at, home in enumerate(self.table.homes)}
        self.candidates = [number[home] for home in candidates]
        self.new = np.zeros(len(self.table.homes), dtype=bool)
        self.new[self.candidates] = True
        self.base = self._run(~self.new[self.table.home])
        self.without = self._objective(self.base)

    def _run(self, pairs: Bits) -> Run:
        return Run(self.levels, pairs, np.ones(len(self.table.groups), dtype=bool))

    def _objective(self, run: Run) -> Costs:
        solved = run.solved(run.solve(guided=run is self.base))
        if solved.status == "infeasible":
            raise Impossible
        if solved.status != "optimal":
            raise NotProved
        return solved.objective

    def values(self) -> Iterator[Costs]:
        """Give the value of each candidate, in the order asked."""
        promising = set(self.promising())
        for home in self.candidates:
            yield self.value(home) if home in promising else (0,) * len(self.without)

    def value(self, home: int) -> Costs:
        """Solve with one candidate open, from the best there is without it."""
        run = self._run(~self.new[self.table.home] | (self.table.home == home))
        assert self.base.chosen is not None  # noqa: S101  # it is solved
        run.take(self.base.chosen)
        given = self._objective(run)
        return tuple(a - b for a, b in zip(self.without, given, strict=True))

    def promising(self) -> list[int]:
        """List the candidates that could change something, those that could most first.

        A home changes nothing where no household it could take is worth more than the prices of
        the groups in it, block by block; each block asks only of those that cost nothing before.
        """
        assert self.base.values is not None  # noqa: S101  # it is solved
        most: dict[int, tuple[int, int]] = {}
        asked: list[Asked] = []
        pairs = np.flatnonzero(self.new[self.table.home])
        none = np.zeros(len(self.new), dtype=np.int64)
        for number, (_, priced) in enumerate(self.base.trusted):
            now = Asked(priced.worth, none + 1)
            found = grow(self.levels.relaxation.fitting, pairs, [*asked, now], wanted=Wanted.BEST)
            if found is None:
                return self.candidates
            for home, worth in zip(found.home.tolist(), found.worth.tolist(), strict=True):
                before = most.get(home, (number, 0))
                most[home] = (before[0], min(before[1], -worth)) if before[0] == number else before
            spare = priced.above(self.levels.blocks[number].weigh(self.base.values))
            asked.append(Asked(priced.worth, none - spare))
        return sorted(most, key=lambda home: (most[home], home))


def with_candidate(resolved: Resolved, candidate: Candidate) -> Resolved:
    """Add one home to a problem."""
    home = candidate.home.id
    pairs = {group: dict(homes) for group, homes in resolved.pairs.items()}
    for group, costs in candidate.pairs.items():
        pairs[group] = dict(sorted({**pairs.get(group, {}), home: costs}.items()))
    homes = sorted((*resolved.homes, candidate.home), key=lambda each: each.id)
    return replace(resolved, homes=tuple(homes), pairs=pairs)
