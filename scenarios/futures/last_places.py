"""Who gets the last places, where only their number keeps children from what is best for them.

Everybody who fits in has their own best home to begin with. Then the others come one by one, and
each makes least difference in all: they take a place with room, or one that somebody leaves for
what is next best for them, who may make somebody else do so in turn. After each of them the answer
is the best there is for those who have come (successive shortest paths of the assignment problem).
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from scenarios.futures.seeker import NO_HOME

Choice = tuple[int, int]
"""What living in a place counts, exactly, and the place; NO_HOME is one of everybody's choices."""


class LastPlaces:
    """Several children's choices, the room there is, and where each of them lives so far."""

    def __init__(
        self, choices: Mapping[int, Sequence[Choice]], room: Mapping[int, int], ones: Iterable[int]
    ) -> None:
        self.choices, self.room = choices, room
        self.lives: dict[int, Choice] = {one: min(choices[one]) for one in ones}
        self.people: dict[int, list[int]] = {NO_HOME: []}
        """Who lives in each place."""
        for one, (_, place) in self.lives.items():
            self.people.setdefault(place, []).append(one)

    def settle(self) -> dict[int, Choice]:
        """Give everyone's choice in the best answer."""
        without: list[int] = []
        for place, ones in self.people.items():
            if place != NO_HOME and len(ones) > self.room[place]:
                ones.sort(key=self._fewest_choices_first)
                without += ones[self.room[place] :]
                del ones[self.room[place] :]
        for one in sorted(without, key=self._fewest_choices_first):
            self._let_in(one)
        return self.lives

    def _fewest_choices_first(self, one: int) -> tuple[int, int]:
        return len(self.choices[one]), one

    def _let_in(self, newcomer: int) -> None:
        """Let one child more live where that makes least difference in all."""
        least: dict[int, int] = {}
        comes: dict[int, tuple[int, Choice]] = {}
        """For each place, who would come there at that difference, and their choice."""
        to_look_at: deque[int] = deque()

        def offer(one: int, difference: int) -> None:
            for choice in self.choices[one]:
                place, in_all = choice[1], difference + choice[0]
                if place not in least or in_all < least[place]:
                    least[place], comes[place] = in_all, (one, choice)
                    if self._is_full(place) and place not in to_look_at:
                        to_look_at.append(place)

        offer(newcomer, 0)
        while to_look_at:
            place = to_look_at.popleft()
            for one in self.people[place]:
                offer(one, least[place] - self.lives[one][0])
        self._move(
            newcomer, comes, min((d, p) for p, d in least.items() if not self._is_full(p))[1]
        )

    def _move(self, newcomer: int, comes: Mapping[int, tuple[int, Choice]], place: int) -> None:
        """Let everyone move up who makes room for somebody else, from the last to the newcomer."""
        while True:
            one, choice = comes[place]
            left = self.lives[one][1]
            self.lives[one] = choice
            self.people.setdefault(place, []).append(one)
            if one == newcomer:
                return
            self.people[left].remove(one)
            place = left

    def _is_full(self, place: int) -> bool:
        return place != NO_HOME and len(self.people.get(place, ())) >= self.room[place]
