"""Who gets the last places, where only their number keeps children from what is best for them.

Everybody has their own best home to begin with. Where that is too many, those for whom it makes
least difference have what is next best for them, as far as there is room. Then the others come one
by one, and each makes least difference in all: they take a place with room, or one that somebody
leaves for what is next best for them, who may make somebody else do so in turn. After each of them
the answer is the best there is for those who have come (successive shortest paths of the assignment
problem).

Every full place has a *price*: with it added to what places count, everyone lives where it counts
least for them. So differences are never negative, and who makes least difference is found by
looking at the nearest places first (Dijkstra, with the prices as potentials), mostly at very few.

Where children have fewer choices, or a place less room, the best answer is found from the one
before: only those who must move come anew, and what they leave is filled again.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush
from math import inf

from scenarios.futures.seeker import NO_HOME

Choices = Mapping[int, int]
"""The places a child may live in, with what each counts, exactly, in that order: what counts least
comes first. NO_HOME is always one."""

NOWHERE = NO_HOME - 1
"""Where a newcomer lives until let in."""


class LastPlaces:
    """Several children's choices, the room there is, and where each of them lives at best."""

    def __init__(
        self, choices: Mapping[int, Choices], room: Sequence[int], ones: Iterable[int]
    ) -> None:
        self.choices = dict(choices)
        self.wanting = _Wanting(choices)
        self.room = [*room, len(choices)]
        """How many may live in each place; the last stands for NO_HOME, which takes everyone."""
        self.lives = {one: next(iter(choices[one])) for one in ones}
        self.counts = sum(choices[one][place] for one, place in self.lives.items())
        """What the answer counts in all."""
        self.people: dict[int, tuple[int, ...]] = {}
        """Who lives in each place."""
        for one, place in self.lives.items():
            self.people[place] = (*self.people.get(place, ()), one)
        self.prices: dict[int, int] = {}
        """Of full places; others have none."""
        self._settle()

    def loses(self, one: int, place: int) -> int:
        """Give how much more a place counts for a child than where they live, prices included.

        It is never less than nothing. Whoever lives where, all of it counts at least so much more
        than this answer as these differences of all children together (the prices are a solution
        of the dual problem, and these its reduced costs).
        """
        price_of, choices, lived = self.prices.get, self.choices[one], self.lives[one]
        return choices[place] + price_of(place, 0) - choices[lived] - price_of(lived, 0)

    def narrowed(self, fewer: Mapping[int, Choices]) -> "LastPlaces":
        """Give the best answer where some children have other choices, none of them better."""
        found = self._copy()
        for one, choices in fewer.items():
            left = found.lives[one]
            if choices.get(left) == found.choices[one][left]:
                found.choices[one] = choices
            else:
                found._leave(one)
                found.choices[one] = choices
                found._come_anew(one, left)
        return found

    def with_less_room(self, place: int, room: int) -> "LastPlaces":
        """Give the best answer where fewer may live in one place."""
        found = self._copy()
        found.room[place] = room
        while len(found.people.get(place, ())) > room:
            found._let_somebody_leave(place)
        return found

    def _copy(self) -> "LastPlaces":
        found = object.__new__(LastPlaces)
        found.choices, found.wanting = {**self.choices}, self.wanting
        found.room, found.lives = self.room.copy(), {**self.lives}
        found.people, found.counts = {**self.people}, self.counts
        found.prices = {**self.prices}
        return found

    def _settle(self) -> None:
        """Let those in who do not fit in where they would all like to live."""
        without: list[int] = []
        for place, ones in self.people.items():
            if len(ones) > self.room[place]:
                ordered = sorted(ones, key=self._who_would_lose_most_first)
                self.people[place] = tuple(ordered)
                without += ordered[self.room[place] :]
        for one in without:
            self._leave(one)
        for one in sorted(without, key=self._who_would_lose_most_first):
            self._let_in(one)

    def _who_would_lose_most_first(self, one: int) -> tuple[int, int]:
        """Put children in an order in which few of them need make room later."""
        choices = self.choices[one]
        return next(iter(choices.values())) - choices[NO_HOME], one

    def _come_anew(self, one: int, left: int) -> None:
        """Let one child live elsewhere where that makes least difference, then fill their place."""
        if left == NO_HOME:
            self._let_in(one)
            return
        self.room[left] -= 1
        self._let_in(one)
        self.room[left] += 1
        self._fill(left)

    def _let_in(self, newcomer: int) -> None:
        """Let one child more live where that makes least difference in all."""
        place = self._best(newcomer)
        if self._is_full(place):
            self._make_room(NOWHERE, [newcomer])
        else:
            self._let_live(newcomer, place)

    def _best(self, one: int) -> int:
        """Give the place that counts least for a child, prices included."""
        price_of, choices = self.prices.get, self.choices[one]
        best, least = NO_HOME, choices[NO_HOME]
        for place, counts in choices.items():
            if counts >= least:
                break
            with_price = counts + price_of(place, 0)
            if with_price < least:
                best, least = place, with_price
        return best

    def _let_somebody_leave(self, place: int) -> None:
        """Let one child less live in a place, where that makes least difference in all."""
        self._make_room(place, self.people[place])

    def _make_room(self, origin: int, ones: Iterable[int]) -> None:
        """Let one of some children leave where they are, and others make room in turn.

        Prices are never negative, so what counts more than a place with room is not looked at.
        """
        prices, choices, room = self.prices, self.choices, self.room
        price_of, people_in = prices.get, self.people.get
        comes: dict[int, int] = {}
        """For each place, who would come there."""
        queue: list[tuple[int, int, int]] = []
        nearest: dict[int, int] = {}
        """For each place, the least difference found so far, prices included."""
        reached = {origin: 0}
        """For each full place, the least difference in all of coming there, prices included."""
        limit: float = inf
        """The least difference found so far for a place with room. Prices are never negative, and
        choices come in order, so that no more of a child's need be looked at."""
        least, place = 0, origin
        while True:
            here = least - price_of(place, 0)
            for one in people_in(place, ()) if place != origin else ones:
                could = choices[one]
                stays = here - could.get(place, 0)
                for other, counts in could.items():
                    difference = stays + counts
                    if difference >= limit:
                        break
                    difference += price_of(other, 0)
                    if difference < nearest.get(other, limit) and other not in reached:
                        nearest[other] = difference
                        heappush(queue, (difference, other, one))
                        if len(people_in(other, ())) < room[other]:
                            limit = difference
            while place in reached:
                least, place, comes_there = heappop(queue)
            comes[place] = comes_there
            if not self._is_full(place):
                break
            reached[place] = least
        for full, difference in reached.items():
            prices[full] = price_of(full, 0) + least - difference
        prices.pop(NOWHERE, None)
        self._move(comes, place, origin)

    def _move(self, comes: Mapping[int, int], place: int, origin: int) -> None:
        """Let everyone move up who makes room for somebody else, from the last to the first."""
        while place != origin:
            one = comes[place]
            left = self.lives[one]
            self._let_live(one, place)
            place = left

    def _fill(self, place: int) -> None:
        """Let others move up into a place that somebody left, where that makes it better in all."""
        prices, choices = self.prices, self.choices
        if self._is_full(place) or not prices.get(place):
            return  # nobody would rather live there
        goes: dict[int, tuple[int, int]] = {}
        """For each place, who would leave it, and where they would go."""
        least, left = prices[place], place
        """The least difference in all, with the price of the place that is left in the end."""
        queue = [(0, place, NO_HOME, place)]
        reached: dict[int, int] = {}
        while queue and queue[0][0] < least:
            difference, to, who, where = heappop(queue)
            if to in reached:
                continue
            reached[to], goes[to] = difference, (who, where)
            comes = difference + prices.get(to, 0)
            if comes < least:
                least, left = comes, to
            for one in self.wanting.by_place.get(to, ()):
                counts, lived = choices[one].get(to), self.lives[one]
                if counts is not None and lived not in reached:
                    in_all = comes + counts - choices[one][lived] - prices.get(lived, 0)
                    if in_all < least:
                        heappush(queue, (in_all, lived, one, to))
        for each, difference in reached.items():
            prices[each] = prices.get(each, 0) - max(least - difference, 0)
        while left != place:
            one, to = goes[left]
            self._let_live(one, to)
            left = to

    def _let_live(self, one: int, place: int) -> None:
        if self.lives[one] != NOWHERE:
            self._leave(one)
        self.lives[one] = place
        self.people[place] = (*self.people.get(place, ()), one)
        self.counts += self.choices[one][place]

    def _leave(self, one: int) -> None:
        place = self.lives[one]
        self.lives[one] = NOWHERE
        self.people[place] = tuple(other for other in self.people[place] if other != one)
        self.counts -= self.choices[one][place]

    def _is_full(self, place: int) -> bool:
        return len(self.people.get(place, ())) >= self.room[place]


class _Wanting:
    """Who has each place among their choices; nobody ever has more choices than at first."""

    def __init__(self, choices: Mapping[int, Choices]) -> None:
        self._choices = choices

    @cached_property
    def by_place(self) -> dict[int, list[int]]:
        """List them for each place; most answers need none of it."""
        found: dict[int, list[int]] = {}
        for one, choices in self._choices.items():
            for place in choices:
                found.setdefault(place, []).append(one)
        return found
