"""The best choices for one group, each by the optimum of the whole problem with it forced there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

import numpy as np

from matching.optimiser import best
from matching.optimiser.best import NotProved, forced, proved
from matching.optimiser.blocks import PARTS
from matching.optimiser.face import could_be_enough
from matching.optimiser.levels import Levels, Status, prepared
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
    """List the k best choices for a group, best first; impossible ones are left out."""
    return Choosing(resolved, time_limit).best(group, k)


class Choosing:
    """A problem solved once, and each choice of a group solved from where that stands.

    Where there are few groups, each choice is solved from nothing, in next to no time.
    """

    def __init__(self, resolved: Resolved, time_limit: float = 30.0) -> None:
        self.resolved = resolved
        self.deadline = monotonic() + time_limit
        self.warm: _Warm | None = None
        if len(resolved.groups) > best.FEW:
            levels = prepared(resolved, time_limit=time_limit)
            self.warm = None if levels is None else _Warm(levels)

    def best(self, group: str, k: int) -> tuple[Alternative, ...]:
        """List the k best choices for a group, best first; impossible ones are left out.

        Choices are tried from the least bound on; those whose bound is above the k-th best are
        not tried.
        """
        found: list[Alternative] = []
        homes = list(self.resolved.choices(group))
        bounds = None if self.warm is None else self.warm.bounds(group)
        if bounds is not None:
            homes.sort(key=bounds.order)
        for home in homes:
            enough = found[k - 1].objective if len(found) >= k else None
            if enough is not None and bounds is not None and bounds.is_above(home, enough):
                continue
            one = self._with_choice(group, home, enough)
            if one is not None:
                found.append(one)
                found.sort(key=lambda each: (each.objective, each.home is None, each.home or ""))
        return tuple(found[:k])

    def each(self, group: str, homes: Iterable[Home]) -> Iterator[Alternative]:
        """Give the optimum with each of these homes in turn; impossible ones are left out.

        Raises NotProved when the time runs out; what was given before holds.
        """
        for home in homes:
            found = self._with_choice(group, home)
            if found is not None:
                yield found

    def _with_choice(
        self, group: str, home: Home, enough: Costs | None = None
    ) -> Alternative | None:
        """Give the optimum with this choice; None where impossible, or worse than enough."""
        if self.warm is not None:
            return self.warm.with_choice(group, home, enough)
        solved = proved(forced(self.resolved, group, home), self.deadline - monotonic())
        return None if solved is None else Alternative(home, solved.objective, solved.assignment)


class _Warm:
    """Many groups: the whole, solved, and ready to be solved again with a choice forced."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self.base = levels.whole()
        status = self.base.solve()
        if status is Status.OUT_OF_TIME:
            raise NotProved
        levels.relaxation.by_block = {}
        self.best = self.base.solved(status)
        self.impossible = self.best.status == "infeasible"

    def bounds(self, group: str) -> "_Bounds | None":
        """Bound what the choices of a group cost; None where the whole is impossible."""
        return None if self.impossible else _Bounds(self, group)

    def with_choice(self, group: str, home: Home, enough: Costs | None) -> Alternative | None:
        """Give the optimum with this choice; None where impossible, or worse than enough."""
        if self.impossible:
            return None
        if self.best.assignment[group] == home:
            return Alternative(home, self.best.objective, self.best.assignment)
        run = self.levels.forced(group, home, enough)
        solved = run.solved(run.solve(guided=False))
        if solved.status == "optimal":
            return Alternative(home, solved.objective, solved.assignment)
        if solved.status == "feasible" or solved.bound is not None:
            raise NotProved
        return None


class _Bounds:
    """What the choices of a group cost the whole at least, by the prices of the best answer."""

    def __init__(self, warm: _Warm, group: str) -> None:
        levels, base = warm.levels, warm.base
        table = levels.table
        number = table.groups.index(group)
        pairs = table.pairs_of(number)
        homes = [table.homes[home] for home in table.home[pairs].tolist()]
        self.blocks, self.trusted = levels.blocks, base.trusted
        self.must = [0] * int(table.must)
        self.best = [] if base.values is None else base.values.tolist()
        self.slack: dict[Home, list[int]] = {None: [], **{home: [] for home in homes}}
        every = np.arange(len(table.group))
        for _, priced in base.trusted:
            could = could_be_enough(table, priced, every)[pairs]
            slack = np.maximum(0, priced.most[table.home[pairs]] - could)
            for home, least in zip(homes, slack.tolist(), strict=True):
                self.slack[home].append(least)
            self.slack[None].append(max(0, int(priced.nowhere[number])))

    def order(self, home: Home) -> tuple[list[int], bool, str]:
        """Give what choices are tried in the order of: the least bound first."""
        return self.slack[home], home is None, home or ""

    def is_above(self, home: Home, objective: Costs) -> bool:
        """Say whether an answer with this choice must be worse than this objective."""
        values = [*self.must, *objective]
        for block, (_, priced), slack in zip(
            self.blocks, self.trusted, self.slack[home], strict=True
        ):
            bound = block.levels_at_least(-(-(priced.bound + slack) // PARTS))
            these = slice(block.first, block.after)
            # What follows holds for those who reach the best here, and for no others.
            if bound != values[these] or bound != self.best[these]:
                return bound > values[these]
        return False
