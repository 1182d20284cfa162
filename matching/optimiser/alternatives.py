"""The best choices for one group, each by the optimum of the whole problem with it forced there."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic

from matching.optimiser import best
from matching.optimiser.best import NotProved, forced, proved
from matching.resolved import Costs, Resolved, Solved


@dataclass(frozen=True, slots=True)
class Alternative:
    """A home for the group (None: its fallback), and the best the whole can then reach."""

    home: str | None
    objective: Costs
    assignment: Mapping[str, str | None]
    """Who lives where in such an answer: options show from it what the choice does to others."""


def alternatives(
    resolved: Resolved, group: str, k: int, time_limit: float = 30.0
) -> tuple[Alternative, ...]:
    """List the k best choices for a group, best first; impossible ones are left out.

    Choices are tried from the least bound on, until no bound is below the k-th best.
    """
    deadline = monotonic() + time_limit
    found: list[Alternative] = []
    bounds = _Bounds(resolved, group, time_limit)
    for home in bounds.in_order():
        if len(found) >= k and bounds.is_above(home, found[k - 1].objective):
            break
        enough = found[k - 1].objective if len(found) >= k else None
        solved = bounds.solve(home, enough, deadline)
        if solved is not None:
            found.append(Alternative(home, solved.objective, solved.assignment))
            found.sort(key=lambda each: (each.objective, each.home is None, each.home or ""))
    return tuple(found[:k])


class _Bounds:
    """What each choice of a group must cost the whole on the most important levels, at least."""

    def __init__(self, resolved: Resolved, group: str, time_limit: float) -> None:
        self.resolved, self.group = resolved, group
        self.choices = list(resolved.choices(group))
        self.least: dict[str | None, int] = {}
        levels = self.levels = None
        if resolved.levels and len(resolved.groups) > best.FEW:
            from matching.optimiser.levels import start

            levels = self.levels = start(resolved, time_limit=time_limit)
        if levels is not None:
            self.block, least = levels.first_bounds()
            self.constant = levels.constant
            for number in levels.groups[group].tolist():
                home = levels.home_of[number]
                bound = int(least[number])
                self.least[home] = min(bound, self.least.get(home, bound))
            # What no column leads to is impossible.
            self.choices = [home for home in self.choices if home in self.least]

    def solve(self, home: str | None, enough: Costs | None, deadline: float) -> Solved | None:
        """Give the optimum with this choice forced; None when that is impossible, or not enough."""
        if self.levels is None:
            return proved(forced(self.resolved, self.group, home), deadline - monotonic())
        solved = self.levels.forced(self.group, home, enough).solve()
        if solved.status == "feasible" or (solved.status == "unknown" and solved.bound is not None):
            raise NotProved("The answer was not proved within the time limit. Allow more time.")
        return solved if solved.status == "optimal" else None

    def in_order(self) -> list[str | None]:
        """List the choices from the least bound on."""
        return sorted(self.choices, key=lambda h: (self.least.get(h, 0), h is None, h or ""))

    def is_above(self, home: str | None, objective: Costs) -> bool:
        """Say whether an answer with this choice must be worse than this objective."""
        if home not in self.least:
            return False
        weights = enumerate(self.block.weights)
        reached = sum(w * (objective[i] - self.constant[i]) for i, w in weights)
        return self.least[home] > reached
