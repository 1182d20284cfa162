"""One month's matching: everyone who seeks a home, placed together, proved best.

A direct search instead of a solver: a month has few children. Each seeker's own best option gives
a bound that is nearly always reached at once; where two want the last place, the search branches.
It uses the rules of `matching` themselves for who may live with whom, and finds the same optimum as
the full optimiser (a test holds it to that).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from matching.children import Child
from matching.eligibility import STAYING, resident_reason
from matching.occupancy import Occupancy
from matching.places import Place
from matching.policy import Policy
from matching.rules import RESIDENT_RULES
from scenarios.futures.month_as_problem import resolved_month, solve_month
from scenarios.futures.seeker import NO_HOME, Placed, Seeker

STAYING_RULES = tuple(rule for rule in RESIDENT_RULES if rule.id in STAYING)
MOST_STEPS = 3_000
"""Beyond this the full optimiser takes over: a month with many children for the same few places."""


def place_together(
    seekers: Sequence[Seeker],
    living: Mapping[int, Sequence[Child]],
    rooms: Mapping[int, int],
    places: Sequence[Place],
    *,
    apart_cost: int,
    minutes: Mapping[tuple[str, str], int],
    day: date,
    policy: Policy,
) -> Placed:
    """Place the seekers at the least total cost.

    `living` holds who lives in each place and is not among the seekers, `rooms` how many more it
    takes; `apart_cost` is what each pair of one family in different homes adds.
    """
    # Who has no option at all has no home whatever the others get; the fewest options come first.
    with_options = [i for i, seeker in enumerate(seekers) if seeker.options]
    order = sorted(with_options, key=lambda i: (len(seekers[i].options), i))
    search = _Search([seekers[i] for i in order], living, rooms, places, apart_cost, day, policy)
    search.explore(0, 0)
    if search.steps >= MOST_STEPS:
        resolved = resolved_month(
            seekers, living, rooms, places, minutes=minutes, day=day, policy=policy
        )
        solved = solve_month(resolved, seekers, places)
        if solved is not None:
            return solved
    found = [NO_HOME] * len(seekers)
    for position, i in enumerate(order):
        found[i] = search.best[position]
    return Placed(tuple(found), proved=search.steps < MOST_STEPS)


class _Search:
    """Depth-first branch and bound over the seekers, in the order given."""

    def __init__(
        self,
        seekers: Sequence[Seeker],
        living: Mapping[int, Sequence[Child]],
        rooms: Mapping[int, int],
        places: Sequence[Place],
        apart_cost: int,
        day: date,
        policy: Policy,
    ) -> None:
        self.seekers, self.living, self.places = seekers, living, places
        self.apart_cost, self.day, self.policy = apart_cost, day, policy
        self.choices = [_cheapest_first(seeker) for seeker in seekers]
        self.left = dict(rooms)
        self.refused: set[tuple[int, int]] = set()
        self.answers: dict[tuple[int, int, tuple[int, ...]], bool] = {}
        """What the rules said of a seeker at a place, with the seekers who would be there."""
        self.chosen: list[int] = []
        self.living_with: dict[int, list[int]] = {}
        """For each place, the seekers who have chosen it so far."""
        self.around: dict[int, tuple[Child, ...]] = {}
        self.floor = [0] * (len(seekers) + 1)
        """The least that the seekers from each position on can cost, were each of them alone."""
        for i in range(len(seekers) - 1, -1, -1):
            self.floor[i] = self.floor[i + 1] + self.choices[i][0][0]
        self.found = False
        self.best: list[int] = [NO_HOME] * len(seekers)
        self.best_cost = sum(seeker.no_home for seeker in seekers) + self._all_apart()
        self.steps = 0

    def explore(self, at: int, cost: int) -> None:
        """Try what the seeker at this position could have, as long as it could still be better."""
        self.steps += 1
        if self.steps >= MOST_STEPS:
            return
        if at == len(self.seekers):
            self.found = True
            if cost < self.best_cost:
                self.best, self.best_cost = list(self.chosen), cost
            return
        least = self._least_from(at + 1) if self.found else self.floor[at + 1]
        for own, place in self.choices[at]:
            if cost + own + least >= self.best_cost:
                break
            if place == NO_HOME or self._fits(at, place):
                apart = self._apart(at, place)
                self._choose(place)
                self.explore(at + 1, cost + own + apart)
                self._choose_no_longer(place)
                if self.best_cost == self.floor[0]:
                    return

    def _least_from(self, at: int) -> int:
        """Add up the cheapest choices left to everyone from this position on, each on their own."""
        total = 0
        for i in range(at, len(self.seekers)):
            stays = self.seekers[i].stays
            for own, place in self.choices[i]:
                free = place in (NO_HOME, stays) or self.left.get(place, 0) > 0
                if free and (i, place) not in self.refused:
                    total += own
                    break
        return total

    def _choose(self, place: int) -> None:
        self.living_with.setdefault(place, []).append(len(self.chosen))
        self.chosen.append(place)
        self.left[place] = self.left.get(place, 0) - 1

    def _choose_no_longer(self, place: int) -> None:
        self.living_with[place].pop()
        self.chosen.pop()
        self.left[place] += 1

    def _fits(self, at: int, place: int) -> bool:
        """Ask the rules whether this child may live with those who do, or would, live there."""
        if (at, place) in self.refused:
            return False
        with_them = tuple(self.living_with.get(place, ()))
        asked = (at, place, with_them)
        if asked not in self.answers:
            self.answers[asked] = self._allowed(at, place, with_them)
            if not with_them and not self.answers[asked]:
                self.refused.add((at, place))
        return self.answers[asked]

    def _allowed(self, at: int, place: int, with_them: Sequence[int]) -> bool:
        seeker, here = self.seekers[at], self.places[place]
        others = (*self._living_in(place), *(self.seekers[i].child for i in with_them))
        if all(self.seekers[i].stays == place for i in (*with_them, at)):
            around, rules = Occupancy(others), STAYING_RULES
        else:
            room = self.left.get(place, 0)
            if room < 1:
                return False
            around, rules = Occupancy(others, room), RESIDENT_RULES
        return resident_reason((seeker.child,), here, around, self.day, self.policy, rules) is None

    def _living_in(self, place: int) -> Sequence[Child]:
        if place not in self.around:
            self.around[place] = tuple(self.living.get(place, ()))
        return self.around[place]

    def _apart(self, at: int, place: int) -> int:
        """Add the pairs of brothers and sisters that this choice keeps apart."""
        family = self.seekers[at].family
        if family < 0:
            return 0
        pairs = sum(
            self.seekers[i].family == family and (p != place or place == NO_HOME)
            for i, p in enumerate(self.chosen)
        )
        return pairs * self.apart_cost

    def _all_apart(self) -> int:
        families = [seeker.family for seeker in self.seekers if seeker.family >= 0]
        pairs = sum(families[i] == families[j] for i in range(len(families)) for j in range(i))
        return pairs * self.apart_cost


def _cheapest_first(seeker: Seeker) -> list[tuple[int, int]]:
    """List what a seeker could have as (cost, place), no home among them."""
    choices = [(option.cost, option.place) for option in seeker.options]
    return sorted([*choices, (seeker.no_home, NO_HOME)])
