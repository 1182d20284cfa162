"""The best choices for one group, each by the optimum of the whole problem with it forced there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

import numpy as np

from matching.optimiser import best
from matching.optimiser.best import NotProved, forced, proved
from matching.optimiser.blocks import PARTS
from matching.optimiser.face import could_be_enough
from matching.optimiser.levels import Levels, Run, Status, prepared
from matching.resolved import Costs, Resolved

Home = str | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """A home for the group (None: its fallback), and the best the whole can then reach."""

    home: Home
    objective: Costs
    assignment: Mapping[str, Home]
    """Who lives where in such an answer: options show from it what the choice does to others."""


def alternatives(
    resolved: Resolved, group: str, k: int, time_limit: float = 30.0
) -> tuple[Alternative, ...]:
    """List the k best choices for a group, best first; impossible ones are left out.

    Choices are tried from the least bound on, until no bound is below the k-th best.
    """
    found: list[Alternative] = []
    asking = asking_about(resolved, group, time_limit)
    for home in asking.in_order():
        enough = found[k - 1].objective if len(found) >= k else None
        if enough is not None and asking.is_above(home, enough):
            continue
        one = asking.with_choice(home, enough)
        if one is not None:
            found.append(one)
            found.sort(key=lambda each: (each.objective, each.home is None, each.home or ""))
    return tuple(found[:k])


def each_forced(
    resolved: Resolved, group: str, homes: Iterable[Home], time_limit: float
) -> Iterator[Alternative]:
    """Give the optimum with each of these choices forced in turn; impossible ones are left out.

    Raises NotProved when the time runs out; what was given before holds.
    """
    asking = asking_about(resolved, group, time_limit)
    for home in homes:
        found = asking.with_choice(home)
        if found is not None:
            yield found


class OneByOne:
    """A few groups: each choice is solved from nothing, in next to no time."""

    def __init__(self, resolved: Resolved, group: str, time_limit: float) -> None:
        self.resolved, self.group = resolved, group
        self.deadline = monotonic() + time_limit

    def in_order(self) -> list[Home]:
        """List the choices."""
        return list(self.resolved.choices(self.group))

    def is_above(self, home: Home, objective: Costs) -> bool:  # noqa: ARG002
        """Say nothing: there are no bounds here."""
        return False

    def with_choice(self, home: Home, enough: Costs | None = None) -> Alternative | None:  # noqa: ARG002
        """Give the optimum with this choice forced; None when that is impossible."""
        solved = proved(forced(self.resolved, self.group, home), self.deadline - monotonic())
        return None if solved is None else Alternative(home, solved.objective, solved.assignment)


class Warm:
    """Many groups: the whole is solved once, and each choice from where that stands."""

    def __init__(self, levels: Levels, group: str) -> None:
        self.levels, self.group = levels, group
        table = levels.table
        self.number = table.groups.index(group)
        self.pairs = table.pairs_of(self.number)
        self.base = levels.whole()
        status = self.base.solve()
        if status is Status.OUT_OF_TIME:
            raise NotProved("The answer was not proved within the time limit. Allow more time.")
        self.impossible = self.base.solved(status).status == "infeasible"
        self.slack = {} if self.impossible else self._slack()

    def _slack(self) -> dict[Home, list[int]]:
        """Bound, block by block, how far answers with each choice are from the bound."""
        table = self.levels.table
        slack: dict[Home, list[int]] = {None: []}
        homes = [table.homes[home] for home in table.home[self.pairs].tolist()]
        slack |= {home: [] for home in homes}
        for _, priced in self.base.trusted:
            every = could_be_enough(table, priced, np.arange(len(table.group)))
            could = priced.most[table.home[self.pairs]] - every[self.pairs]
            for home, least in zip(homes, np.maximum(could, 0).tolist(), strict=True):
                slack[home].append(least)
            slack[None].append(max(0, int(priced.nowhere[self.number])))
        return slack

    def in_order(self) -> list[Home]:
        """List the choices from the least bound on; none where the problem is impossible."""
        if self.impossible:
            return []
        choices = self.levels.table.resolved.choices(self.group)
        return sorted(choices, key=lambda home: (self.slack[home], home is None, home or ""))

    def is_above(self, home: Home, objective: Costs) -> bool:
        """Say whether an answer with this choice must be worse than this objective."""
        values = [0] * int(self.levels.table.must) + list(objective)
        best_of_all = [] if self.base.values is None else self.base.values.tolist()
        for block, (_, priced), slack in zip(
            self.levels.blocks, self.base.trusted, self.slack[home], strict=True
        ):
            bound = block.levels_at_least(-(-(priced.bound + slack) // PARTS))
            these = slice(block.first, block.after)
            # What follows holds for those who reach the best here, and for no others.
            if bound != values[these] or bound != best_of_all[these]:
                return bound > values[these]
        return False

    def with_choice(self, home: Home, enough: Costs | None = None) -> Alternative | None:
        """Give the optimum with this choice forced; None: impossible, or worse than enough."""
        run: Run = self.levels.forced(self.group, home, enough)
        solved = run.solved(run.solve(guided=False))
        if solved.status == "optimal":
            return Alternative(home, solved.objective, solved.assignment)
        if solved.status == "feasible" or solved.bound is not None:
            raise NotProved("The answer was not proved within the time limit. Allow more time.")
        return None


def asking_about(resolved: Resolved, group: str, time_limit: float) -> OneByOne | Warm:
    """Get ready to force the choices of one group."""
    if len(resolved.groups) > best.FEW:
        levels = prepared(resolved, time_limit=time_limit)
        if levels is not None:
            return Warm(levels, group)
    return OneByOne(resolved, group, time_limit)
