"""The best choices for one group, each by the optimum of the whole problem with it forced there."""

from dataclasses import dataclass
from time import monotonic

from matching.optimiser.best import forced, proved
from matching.resolved import Costs, Resolved


@dataclass(frozen=True, slots=True)
class Alternative:
    """A home for the group (None: its fallback), and the best the whole can then reach."""

    home: str | None
    objective: Costs


def alternatives(
    resolved: Resolved, group: str, k: int, time_limit: float = 30.0
) -> tuple[Alternative, ...]:
    """List the k best choices for a group, best first; impossible ones are left out."""
    deadline = monotonic() + time_limit
    found = []
    for home in resolved.choices(group):
        solved = proved(forced(resolved, group, home), deadline - monotonic())
        if solved is not None:
            found.append(Alternative(home, solved.objective))
    found.sort(key=lambda each: (each.objective, each.home is None, each.home or ""))
    return tuple(found[:k])
