"""One month's matching: everyone who seeks a home, placed together, proved best.

A direct search instead of a solver: a month has few children. Each seeker's own best option gives
a bound that is nearly always reached at once; where two want the last place, the search branches.
It uses the rules of `matching` themselves for who may live with whom, and finds the same optimum as
the full optimiser (a test holds it to that).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matching.children import Child
from matching.eligibility import resident_reason
from matching.occupancy import Occupancy
from matching.places import Place
from matching.policy import Policy
from scenarios.fits import Option

NO_HOME = -1
MOST_STEPS = 20_000
"""Beyond this the best found stands and is counted as not proved."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """A child to place this month, the options left to them, and what having none costs."""

    child: Child
    options: tuple[Option, ...]
    no_home: int
    family: int
    """The same number for brothers and sisters who should be together if possible; -1 for none."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The place of every seeker, or NO_HOME, and whether no better answer exists."""

    places: tuple[int, ...]
    proved: bool


def place_together(
    seekers: Sequence[Seeker],
    living: Mapping[int, Sequence[Child]],
    rooms: Mapping[int, int],
    places: Sequence[Place],
    *,
    apart_cost: int,
    day: date,
    policy: Policy,
) -> Placed:
    """Place the seekers at the least total cost.

    `living` holds who lives in each place, `rooms` how many more it takes; `apart_cost` is what
    each pair of one family in different homes adds.
    """
    # Who has no option at all has no home whatever the others get; the fewest options come first.
    with_options = [i for i, seeker in enumerate(seekers) if seeker.options]
    order = sorted(with_options, key=lambda i: (len(seekers[i].options), i))
    search = _Search([seekers[i] for i in order], living, rooms, places, apart_cost, day, policy)
    search.explore(0, 0)
    found = [NO_HOME] * len(seekers)
    for position, i in enumerate(order):
        found[i] = search.best[position]
    return Placed(tuple(found), search.steps < MOST_STEPS)


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
        self.seekers, self.living, self.rooms, self.places = seekers, living, rooms, places
        self.apart_cost, self.day, self.policy = apart_cost, day, policy
        self.choices = [_cheapest_first(seeker) for seeker in seekers]
        self.least = [0] * (len(seekers) + 1)
        for i in range(len(seekers) - 1, -1, -1):
            self.least[i] = self.least[i + 1] + self.choices[i][0][0]
        self.chosen: list[int] = []
        self.best: list[int] = [NO_HOME] * len(seekers)
        self.best_cost = sum(seeker.no_home for seeker in seekers) + self._all_apart()
        self.steps = 0

    def explore(self, at: int, cost: int) -> None:
        """Try what the seeker at this position could have, as long as it could still be better."""
        self.steps += 1
        if self.steps >= MOST_STEPS:
            return
        if at == len(self.seekers):
            if cost < self.best_cost:
                self.best, self.best_cost = list(self.chosen), cost
            return
        for own, place in self.choices[at]:
            if cost + own + self.least[at + 1] >= self.best_cost:
                break
            if place == NO_HOME or self._fits(at, place):
                self.chosen.append(place)
                self.explore(at + 1, cost + own + self._apart(at, place))
                self.chosen.pop()

    def _fits(self, at: int, place: int) -> bool:
        """Ask the rules whether this child may join those who live, or would live, in the place."""
        newcomers = [self.seekers[i].child for i, p in enumerate(self.chosen) if p == place]
        room = self.rooms[place] - len(newcomers)
        if room < 1:
            return False
        if not newcomers and not self.living.get(place):
            around = Occupancy((), room)
        else:
            around = Occupancy((*self.living.get(place, ()), *newcomers), room)
        child = self.seekers[at].child
        here = self.places[place]
        return resident_reason((child,), here, around, self.day, self.policy) is None

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
