"""Who gets the last places, where only their number keeps children from what is best for them.

Everybody who fits in has their own best home to begin with. Then the others come one by one, and
each makes least difference in all: they take a place with room, or one that somebody leaves for
what is next best for them, who may make somebody else do so in turn. After each of them the answer
is the best there is for those who have come (successive shortest paths of the assignment problem).

Where children have fewer choices, or a place less room, the best answer is found from the one
before: only those who must move come anew, and what they leave is filled again.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from scenarios.futures.seeker import NO_HOME

Choices = Mapping[int, int]
"""The places a child may live in, with what each counts, exactly; NO_HOME is always one."""

NOWHERE = NO_HOME - 1
"""Where a newcomer lives until let in."""


class LastPlaces:
    """Several children's choices, the room there is, and where each of them lives at best."""

    def __init__(
        self, choices: Mapping[int, Choices], room: Sequence[int], ones: Iterable[int]
    ) -> None:
        self.choices, self.room = dict(choices), [*room]
        self.lives = {one: _best(choices[one]) for one in ones}
        self.people: dict[int, list[int]] = {NO_HOME: []}
        """Who lives in each place."""
        for one, place in self.lives.items():
            self.people.setdefault(place, []).append(one)
        self._settle()

    def counts(self) -> int:
        """Give what the answer counts in all."""
        return sum(self.choices[one][place] for one, place in self.lives.items())

    def narrowed(self, fewer: Mapping[int, Choices]) -> "LastPlaces":
        """Give the best answer where some children have other choices, none of them better."""
        found = self._copy()
        for one, choices in fewer.items():
            place = found.lives[one]
            kept = choices.get(place) == found.choices[one][place]
            found.choices[one] = choices
            if not kept:
                found._come_anew(one)
        return found

    def with_less_room(self, place: int, room: int) -> "LastPlaces":
        """Give the best answer where fewer may live in one place."""
        found = self._copy()
        found.room[place] = room
        ones = found.people.get(place, [])
        while len(ones) > room:
            found._let_somebody_leave(place)
        return found

    def without(self, ones: Iterable[int]) -> "LastPlaces":
        """Give the best answer for all but some children."""
        found = self._copy()
        for one in ones:
            place = found.lives.pop(one)
            found.people[place].remove(one)
            found._fill(place)
        return found

    def _copy(self) -> "LastPlaces":
        found = object.__new__(LastPlaces)
        found.choices, found.room, found.lives = {**self.choices}, self.room.copy(), {**self.lives}
        found.people = {place: [*ones] for place, ones in self.people.items()}
        return found

    def _settle(self) -> None:
        """Let those in who do not fit in where they would all like to live."""
        without: list[int] = []
        for place, ones in self.people.items():
            if place != NO_HOME and len(ones) > self.room[place]:
                ones.sort(key=self._fewest_choices_first)
                without += ones[self.room[place] :]
                del ones[self.room[place] :]
        for one in sorted(without, key=self._fewest_choices_first):
            self._let_in(one)

    def _fewest_choices_first(self, one: int) -> tuple[int, int]:
        return len(self.choices[one]), one

    def _come_anew(self, one: int) -> None:
        """Let one child live elsewhere where that makes least difference, then fill their place."""
        left = self.lives[one]
        self.people[left].remove(one)
        if left == NO_HOME:
            self._let_in(one)
            return
        self.room[left] -= 1
        self._let_in(one)
        self.room[left] += 1
        self._fill(left)

    def _let_in(self, newcomer: int) -> None:
        """Let one child more live where that makes least difference in all."""
        self.lives[newcomer] = NOWHERE
        self._make_room(NOWHERE, [newcomer])

    def _let_somebody_leave(self, place: int) -> None:
        """Let one child less live in a place, where that makes least difference in all."""
        self._make_room(place, self.people[place])

    def _make_room(self, origin: int, ones: Iterable[int]) -> None:
        """Let one of some children leave where they are, and others make room in turn."""
        choices, lives = self.choices, self.lives
        least = {origin: 0}
        comes: dict[int, int] = {}
        """For each place, who would come there at that difference in all."""
        to_look_at = deque([origin])
        free: list[tuple[int, int]] = []
        while to_look_at:
            place = to_look_at.popleft()
            for one in self.people[place] if place != origin else ones:
                could = choices[one]
                stays = least[place] - could.get(lives[one], 0)
                for other, counts in could.items():
                    in_all = stays + counts
                    if other not in least or in_all < least[other]:
                        least[other], comes[other] = in_all, one
                        if not self._is_full(other):
                            free.append((in_all, other))
                        elif other not in to_look_at:
                            to_look_at.append(other)
        self._move(comes, min(free)[1], origin)

    def _move(self, comes: Mapping[int, int], place: int, origin: int) -> None:
        """Let everyone move up who makes room for somebody else, from the last to the first."""
        while place != origin:
            one = comes[place]
            left = self.lives[one]
            self._let_live(one, place)
            place = left

    def _fill(self, place: int) -> None:
        """Let others move up into a place that somebody left, where that makes it better in all."""
        if place == NO_HOME or len(self.people[place]) != self.room[place] - 1:
            return  # it is never full, or nobody wanted the room there was
        choices = self.choices
        least = {place: 0}
        goes: dict[int, tuple[int, int]] = {}
        """For each place, who would leave it at that difference in all, and where they would go."""
        to_look_at = deque([place])
        while to_look_at:
            to = to_look_at.popleft()
            for one, lived in self.lives.items():
                counts = choices[one].get(to)
                if counts is not None and lived != to:
                    in_all = least[to] + counts - choices[one][lived]
                    if lived not in least or in_all < least[lived]:
                        least[lived], goes[lived] = in_all, (one, to)
                        if self._is_full(lived) and lived not in to_look_at:
                            to_look_at.append(lived)
        left = min(least, key=lambda each: (least[each], each != place, each))
        while left != place:
            one, to = goes[left]
            self._let_live(one, to)
            left = to

    def _let_live(self, one: int, place: int) -> None:
        left = self.lives[one]
        if left != NOWHERE:
            self.people[left].remove(one)
        self.lives[one] = place
        self.people.setdefault(place, []).append(one)

    def _is_full(self, place: int) -> bool:
        return place != NO_HOME and len(self.people.get(place, ())) >= self.room[place]


def _best(choices: Choices) -> int:
    return min((counts, place) for place, counts in choices.items())[1]
