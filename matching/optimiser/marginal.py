"""What one more home would be worth: the objective without it minus the objective with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from time import monotonic

from matching.optimiser.best import proved
from matching.resolved import Costs, Home, Resolved


class Impossible(ValueError):
    """The problem has no answer at all, so nothing can be compared with it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A home that is not there yet, and the cost vectors of the groups that could live there."""

    home: Home
    pairs: Mapping[str, Costs]


def marginal(
    resolved: Resolved, candidates: Iterable[Candidate], time_limit: float = 60.0
) -> Iterator[Costs]:
    """Give the value of each candidate, alone, on every level; more is better."""
    deadline = monotonic() + time_limit
    without = proved(resolved, time_limit)
    if without is None:
        raise Impossible("The problem is impossible as it stands. Ask what makes it so first.")
    for candidate in candidates:
        # What is best without the home keeps the rules with it, too.
        given = proved(
            with_candidate(resolved, candidate), deadline - monotonic(), without.assignment
        )
        objective = without.objective if given is None else given.objective
        yield tuple(a - b for a, b in zip(without.objective, objective, strict=True))


def with_candidate(resolved: Resolved, candidate: Candidate) -> Resolved:
    """Add one home to a problem."""
    home = candidate.home.id
    pairs = {group: dict(homes) for group, homes in resolved.pairs.items()}
    for group, costs in candidate.pairs.items():
        pairs[group] = dict(sorted({**pairs.get(group, {}), home: costs}.items()))
    homes = sorted((*resolved.homes, candidate.home), key=lambda each: each.id)
    return replace(resolved, homes=tuple(homes), pairs=pairs)
