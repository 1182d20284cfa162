"""One draw's month in which children stand in each other's way: who lives where, proved best.

Most often only the number of last places does so, and the best answer to that is direct
(`last_places.py`). What it leaves open is settled by branching, the branch that may count least
first: brothers and sisters live together at one place or another, or apart; of children whom the
rules do not let live together, one after another lives elsewhere. The first answer that leaves
nothing open is the best there is. A month with too many branches is put to the full optimiser.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import heappop, heappush
from itertools import combinations, count

from scenarios.futures.asking import Asking
from scenarios.futures.last_places import Choices, LastPlaces
from scenarios.futures.living_together import LivingTogether
from scenarios.futures.month_as_problem import solve_month
from scenarios.futures.month_asked import month_asked
from scenarios.futures.seeker import NO_HOME

MOST_BRANCHES = 30_000
"""A second or two: the full optimiser seldom proves sooner what so many branches leave open."""

Pair = tuple[int, int]


@dataclass(order=True)
class _Branch:
    """Part of all answers: those in which some children have fewer choices."""

    least: int
    """No answer in it counts less."""
    number: int
    """Of branches that may count the same, the one made last is looked at first."""
    apart: frozenset[Pair] = field(compare=False)
    """Pairs of brothers and sisters who are counted as apart."""
    work_out: Callable[[], LastPlaces] = field(compare=False)
    """Finds the best answer in it as far as numbers go, from that of the branch it comes from."""
    answer: LastPlaces | None = field(compare=False, default=None)
    """That answer, once it has been worked out."""


class Contest:
    """Everyone who is placed in one draw, by their number in the asking."""

    def __init__(
        self, asking: Asking, choices: Mapping[int, Choices], family: Iterable[int]
    ) -> None:
        """`choices` are those of everyone who could have a home, in their order."""
        self.ones, self.choices = list(choices), choices
        self.asking = asking
        self.rules = LivingTogether(asking, choices)
        self.pairs = _pairs(self.ones, family)
        """Brothers and sisters who both could have a home."""
        scale = asking.living.setting.fits.scale
        self.apart_cost, self.never = scale.exact["siblings_apart"], scale.never
        """Having no home counts `never` for a child who must live in one place: that has no room.
        """
        self.numbers = count()
        self.proved = True

    def settle(self) -> list[int]:
        """Give everyone's place in the best answer."""
        room = self.rules.room()
        first = LastPlaces(self.choices, room, self.ones)
        apart = frozenset(pair for pair in self.pairs if not self._shared(first, pair))
        branches = [self._branch(0, apart, lambda: first)]
        for _ in range(MOST_BRANCHES):
            branch = heappop(branches)
            if branch.answer is None:
                branch.answer = branch.work_out()
                branch.least = max(branch.least, self._least(branch.answer, branch.apart))
                heappush(branches, branch)
                continue
            smaller = self._smaller(branch, branch.answer)
            if smaller is None:
                return [branch.answer.lives[one] for one in self.ones]
            for each in smaller:
                heappush(branches, each)
        return self._by_the_optimiser()

    def _branch(
        self, least: int, apart: frozenset[Pair], work_out: Callable[[], LastPlaces]
    ) -> _Branch:
        return _Branch(least, -next(self.numbers), apart, work_out)

    def _least(self, answer: LastPlaces, apart: frozenset[Pair], but: Iterable[int] = ()) -> int:
        """Say what a whole branch counts at least, from the best answer as far as numbers go.

        Any other answer counts more by at least what each child loses, with the prices of places
        (`LastPlaces.loses`). So what pairs who are neither together nor counted as apart would
        lose at least is added, each child once. What the children in `but` lose is left out.
        """
        found, counted = answer.counts + self.apart_cost * len(apart), set(but)
        for pair in self.pairs:
            left = pair not in apart and not _together(answer, pair)
            if left and counted.isdisjoint(pair):
                found += self._of_pair(answer, pair)
                counted.update(pair)
        return found

    def _of_pair(self, answer: LastPlaces, pair: Pair) -> int:
        """Give what two lose at least: together at the best place for both, or by being apart."""
        one, other = pair
        both = (
            answer.loses(one, place) + answer.loses(other, place)
            for place in self._shared(answer, pair)
        )
        return min(self.apart_cost, min(both, default=self.apart_cost))

    def _smaller(self, branch: _Branch, answer: LastPlaces) -> list[_Branch] | None:
        """Branch on what an answer leaves open; None where it leaves nothing open."""
        for place, several in _sharing(answer.people):
            if not self.rules.may(place, several):
                return self._refused(branch, answer, place, several)
        left = [p for p in self.pairs if not _together(answer, p) and p not in branch.apart]
        if not left:
            return None
        pair = max(left, key=lambda pair: self._of_pair(answer, pair))
        return [*self._at_one_place(branch, answer, pair), self._at_two(branch, answer, pair)]

    def _refused(
        self, branch: _Branch, answer: LastPlaces, place: int, several: list[int]
    ) -> list[_Branch]:
        """Branch where the rules do not let several live in a place.

        Where they are too many, so are as many others: unless more who need no bedroom of
        their own are among them, or all of them live there already and nobody comes.
        """
        wanting = [one for one, choices in answer.choices.items() if place in choices]
        if self.rules.depends_on_who(place, several, wanting):
            too_many = self.rules.fewest_refused(place, several)
            return [self._elsewhere(branch, answer, [one], place) for one in too_many]
        fewer = partial(answer.with_less_room, place, len(several) - 1)
        coming = [one for one in wanting if int(self.asking.lived[one]) != place]
        all_may_stay = len(wanting) - len(coming) >= len(several)
        more_sharing = (
            group
            for group in self.rules.sharers.groups(place, wanting)
            if not all(self._lives_nowhere_else(answer, one) for one in group)
        )
        return [
            self._branch(branch.least, branch.apart, fewer),
            *([self._elsewhere(branch, answer, coming, place)] if all_may_stay else []),
            *(self._with_all_at(branch, answer, group, place) for group in more_sharing),
        ]

    def _lives_nowhere_else(self, answer: LastPlaces, one: int) -> bool:
        """Say whether a child lives at the only place left to them in every answer of a branch."""
        choices = answer.choices[one]
        return len(choices) == 2 and choices[NO_HOME] == self.never

    def _with_all_at(
        self, branch: _Branch, answer: LastPlaces, group: Sequence[int], place: int
    ) -> _Branch:
        """Let some children live in one place, and nowhere else."""
        there = {one: {place: answer.choices[one][place], NO_HOME: self.never} for one in group}
        return self._branch(branch.least, branch.apart, partial(answer.narrowed, there))

    def _elsewhere(
        self, branch: _Branch, answer: LastPlaces, ones: Sequence[int], place: int
    ) -> _Branch:
        """Let some children live elsewhere than in a place."""
        left = {
            one: {other: counts for other, counts in answer.choices[one].items() if other != place}
            for one in ones
        }
        return self._branch(branch.least, branch.apart, partial(answer.narrowed, left))

    def _at_one_place(self, branch: _Branch, answer: LastPlaces, pair: Pair) -> Iterator[_Branch]:
        """Let two live together, at each place both could have."""
        one, other = pair
        rest = self._least(answer, branch.apart, but=pair)
        for place in self._shared(answer, pair):
            both = self._with_all_at(branch, answer, pair, place)
            loses = answer.loses(one, place) + answer.loses(other, place)
            both.least = max(branch.least, rest + loses)
            yield both

    def _shared(self, answer: LastPlaces, pair: Pair) -> list[int]:
        """List the places where two could live together, as far as there is room for both."""
        of_one, of_other = (answer.choices[each] for each in pair)
        return [p for p in of_one if p != NO_HOME and p in of_other and answer.room[p] > 1]

    def _at_two(self, branch: _Branch, answer: LastPlaces, pair: Pair) -> _Branch:
        """Let two live apart: as far as numbers go, the answer stays the best."""
        apart = branch.apart | {pair}
        two = self._branch(max(branch.least, self._least(answer, apart)), apart, branch.work_out)
        two.answer = answer
        return two

    def _by_the_optimiser(self) -> list[int]:
        """Put the month to the full optimiser; where it finds nothing in time, place in turn."""
        month, resolved = month_asked(self.asking, self.ones)
        solved = solve_month(resolved, month)
        self.proved = solved is not None and solved.proved
        return list(solved.places) if solved is not None else self._in_turn()

    def _in_turn(self) -> list[int]:
        """Let one after another have what is best for them of what is left."""
        lives: dict[int, list[int]] = {}
        found = []
        for one in self.ones:
            for place in sorted(self.choices[one], key=lambda p: (self.choices[one][p], p)):
                ones = [*lives.get(place, ()), one]
                if place == NO_HOME or self.rules.may(place, ones):
                    lives[place] = ones
                    found.append(place)
                    break
        return found


def _together(answer: LastPlaces, pair: Pair) -> bool:
    one, other = pair
    return answer.lives[one] == answer.lives[other] != NO_HOME


def _sharing(people: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, list[int]]]:
    """List the places where several would live who are being placed."""
    return (
        (place, sorted(ones))
        for place, ones in people.items()
        if len(ones) > 1 and place != NO_HOME
    )


def _pairs(ones: Iterable[int], family: Iterable[int]) -> list[Pair]:
    """Pair off all who have the same number; -1 is nobody's."""
    found: dict[int, list[int]] = {}
    for one, number in zip(ones, family, strict=True):
        found.setdefault(number, []).append(one)
    found.pop(-1, None)
    return [pair for members in found.values() for pair in combinations(members, 2)]
