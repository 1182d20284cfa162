"""An exact direct search for a few groups, without building a model: the monthly hot path.

If what is best for each group alone fits together, that is the optimum, and nothing is searched.
Otherwise groups are placed one after another, best choice first, and a branch is left as soon as
even the best choices of those still to be placed could not beat the best answer so far.
"""

from collections.abc import Mapping

from matching.optimiser.one_home import Together
from matching.resolved import Costs, Group, Home, Resolved, Solved

INFEASIBLE = Solved("infeasible", {})


def solve_few(resolved: Resolved, *, most_steps: int = 200_000) -> Solved | None:
    """Place a few groups, proved best; None when the search would take more steps than allowed."""
    homes = {home.id: home for home in resolved.homes}
    together = Together.of(resolved)
    if not resolved.locks and not resolved.bans:
        everyone_best = _everyone_best(resolved, homes, together)
        if everyone_best is not None:
            return everyone_best
    return _Search(resolved, homes, together, most_steps).run()


def _everyone_best(
    resolved: Resolved, homes: Mapping[str, Home], together: Together
) -> Solved | None:
    """Give each group its own best choice, if they all fit together."""
    assignment: dict[str, str | None] = {}
    living: dict[str, list[Group]] = {}
    chosen: list[Costs] = []
    for group in resolved.groups:
        options = resolved.pairs.get(group.id)
        fallback = resolved.fallback.get(group.id)
        home: str | None = None
        costs = fallback
        if options:
            best, home = min((c, h) for h, c in options.items())
            costs = best
            if fallback is not None and fallback < best:
                costs, home = fallback, None
        if costs is None:
            return None
        if home is not None:
            living.setdefault(home, []).append(group)
        assignment[group.id] = home
        chosen.append(costs)
    for home, groups in living.items():
        if not together.fits(homes[home], groups):
            return None
    for one, other, costs in resolved.prefer_together:
        if min(costs) < 0 or (any(costs) and not _in_one_home(assignment, one, other)):
            return None
    total = tuple(map(sum, zip(*chosen, strict=True))) if chosen else (0,) * len(resolved.levels)
    return Solved("optimal", assignment, total, total)


def _in_one_home(assignment: Mapping[str, str | None], one: str, other: str) -> bool:
    return assignment[one] is not None and assignment[one] == assignment[other]


class _Search:
    """One depth-first search; holds the best answer so far and what is in each home."""

    def __init__(
        self, resolved: Resolved, homes: Mapping[str, Home], together: Together, most_steps: int
    ) -> None:
        self.resolved = resolved
        self.homes = homes
        self.together = together
        self.steps_left = most_steps
        self.pairs = self._pairs_that_could_meet()
        choices = {group.id: self._worth_trying(group) for group in resolved.groups}
        self.weights = _weights(resolved, choices)
        self.order = sorted(resolved.groups, key=lambda group: (len(choices[group.id]), group.id))
        self.options = [self._ranked(choices[group.id]) for group in self.order]
        self.apart_costs = self._apart_costs()
        self.at_least = self._bounds() if all(self.options) else []
        self.living: dict[str, list[Group]] = {}
        self.chosen: dict[str, str | None] = {}
        self.best: int | None = None
        self.answer: dict[str, str | None] = {}

    def run(self) -> Solved | None:
        """Search everything; None when the steps ran out."""
        if not all(self.options):
            return INFEASIBLE
        self._place(0, 0)
        if self.steps_left <= 0:
            return None
        if self.best is None:
            return INFEASIBLE
        total = objective(self.resolved, self.answer)
        in_order = {group.id: self.answer[group.id] for group in self.resolved.groups}
        return Solved("optimal", in_order, total, total)

    def _place(self, depth: int, so_far: int) -> None:
        if depth == len(self.order):
            self.best, self.answer = so_far, dict(self.chosen)
            return
        group = self.order[depth]
        rest = self.at_least[depth + 1]
        for weight, home in self.options[depth]:
            if self.best is not None and so_far + weight + rest >= self.best:
                return
            self.steps_left -= 1
            if self.steps_left <= 0:
                return
            self._try(depth, group, home, so_far + weight)

    def _try(self, depth: int, group: Group, home: str | None, total: int) -> None:
        for other, costs in self.apart_costs[depth]:
            if home is None or self.chosen[other] != home:
                total += costs
        if self.best is not None and total + self.at_least[depth + 1] >= self.best:
            return
        living = self.living.setdefault(home, []) if home is not None else []
        if home is not None and not self.together.fits(self.homes[home], [*living, group]):
            return
        living.append(group)
        self.chosen[group.id] = home
        self._place(depth + 1, total)
        living.pop()

    def _pairs_that_could_meet(self) -> list[tuple[str, str, Costs]]:
        """List who would rather be together and could: for the others it is settled beforehand."""
        groups = {group.id: group for group in self.resolved.groups}
        could = []
        for one, other, costs in self.resolved.prefer_together:
            both = (groups[one], groups[other])
            shared = self.resolved.choices(one).keys() & self.resolved.choices(other).keys()
            if any(h is not None and self.together.fits(self.homes[h], both) for h in shared):
                could.append((one, other, costs))
        return could

    def _worth_trying(self, group: Group) -> dict[str | None, Costs]:
        """List a group's choices, but for those that a better one always spares.

        Each other group fills one home at most: of as many homes as there are groups, one is
        always free. What ranks below those, or below no home here, is never needed, unless the
        group would rather be with another.
        """
        choices = self.resolved.choices(group.id)
        if any(group.id in pair[:2] for pair in self.pairs):
            return choices
        worth: dict[str | None, Costs] = {}
        for costs, nowhere, home in sorted((c, h is None, h or "") for h, c in choices.items()):
            if nowhere:
                worth[None] = costs
                break
            if self.together.fits(self.homes[home], (group,)):
                worth[home] = costs
            if len(worth) == len(self.resolved.groups):
                break
        return worth

    def _ranked(self, choices: Mapping[str | None, Costs]) -> list[tuple[int, str | None]]:
        ranked = [(self._weigh(costs), home) for home, costs in choices.items()]
        return sorted(ranked, key=lambda each: (each[0], each[1] is None, each[1] or ""))

    def _weigh(self, costs: Costs) -> int:
        return sum(cost * weight for cost, weight in zip(costs, self.weights, strict=True))

    def _apart_costs(self) -> list[list[tuple[str, int]]]:
        """For each depth, the groups placed earlier that this one would rather be with."""
        depth = {group.id: i for i, group in enumerate(self.order)}
        found: list[list[tuple[str, int]]] = [[] for _ in self.order]
        for one, other, costs in self.pairs:
            first, last = sorted((one, other), key=lambda each: depth[each])
            found[depth[last]].append((first, self._weigh(costs)))
        return found

    def _bounds(self) -> list[int]:
        """Bound from below what the groups from each depth on must cost."""
        bounds = [0]
        for options, pairs in zip(reversed(self.options), reversed(self.apart_costs), strict=True):
            at_least = options[0][0] + sum(min(0, costs) for _, costs in pairs)
            bounds.append(bounds[-1] + at_least)
        return bounds[::-1]


def objective(resolved: Resolved, assignment: Mapping[str, str | None]) -> Costs:
    """Add up the cost vectors of an assignment, pairs not in one home included."""
    total = [0] * len(resolved.levels)
    vectors: list[Costs] = []
    for group in resolved.groups:
        home = assignment[group.id]
        costs = resolved.fallback[group.id] if home is None else resolved.pairs[group.id][home]
        vectors.append(costs or ())
    for one, other, costs in resolved.prefer_together:
        if assignment[one] is None or assignment[one] != assignment[other]:
            vectors.append(costs)
    for vector in vectors:
        for level, cost in enumerate(vector):
            total[level] += cost
    return tuple(total)


def _weights(
    resolved: Resolved, choices: Mapping[str, Mapping[str | None, Costs]]
) -> tuple[int, ...]:
    """Give weights that make one whole number order as the levels do; Python's have no limit."""
    vectors = [costs for options in choices.values() for costs in options.values()]
    vectors += [costs for _, _, costs in resolved.prefer_together]
    largest = max((abs(cost) for costs in vectors for cost in costs), default=0)
    terms = len(resolved.groups) + len(resolved.prefer_together)
    radix = 1 << (2 * largest * max(1, terms) + 1).bit_length()
    return tuple(radix**power for power in reversed(range(len(resolved.levels))))
