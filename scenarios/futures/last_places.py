"""Who gets the last places, where only their number keeps children from what is best for them.

Everybody who fits in has their own best home to begin with. Then the others come one by one, and
each makes least difference in all: they take a place with room, or one that somebody leaves for
what is next best for them, who may make somebody else do so in turn. After each of them the answer
is the best there is for those who have come (successive shortest paths of the assignment problem).
"""

from collections import deque
from collections.abc import Mapping, Sequence

from scenarios.futures.seeker import NO_HOME

Choice = tuple[int, int]
"""What living in a place counts, exactly, and the place; NO_HOME is one of everybody's choices."""


class LastPlaces:
    """Several children's choices, the room there is, and where each of them lives so far."""

    def __init__(
        self,
        choices: Mapping[int, Sequence[Choice]],
        room: Mapping[int, int],
        best: Mapping[int, int],
    ) -> None:
        self.choices, self.room = choices, room
        self.lives = dict(best)
        self.people: dict[int, list[int]] = {}
        """Who lives in each place."""
        for one, place in best.items():
            self.people.setdefault(place, []).append(one)

    def settle(self) -> dict[int, int]:
        """Give everyone's place in the best answer."""
        room, people = self.room, self.people
        too_wanted = [p for p, ones in people.items() if p != NO_HOME and len(ones) > room[p]]
        without: list[int] = []
        for place in too_wanted:
            ones = sorted(people[place], key=self._fewest_choices_first)
            people[place], others = ones[: room[place]], ones[room[place] :]
            without += others
        for one in sorted(without, key=self._fewest_choices_first):
            self._let_in(one)
        return self.lives

    def _fewest_choices_first(self, one: int) -> tuple[int, int]:
        return len(self.choices[one]), one

    def _let_in(self, newcomer: int) -> None:
        """Let one child more live where that makes least difference in all."""
        least = {place: counts for counts, place in self.choices[newcomer]}
        comes = dict.fromkeys(least, newcomer)
        """For each place, who would come there at that difference."""
        to_look_at = deque(place for place in least if self._is_full(place))
        while to_look_at:
            place = to_look_at.popleft()
            for one in self.people[place]:
                counts_here = least[place] - next(c for c, p in self.choices[one] if p == place)
                for counts, instead in self.choices[one]:
                    difference = counts_here + counts
                    if instead not in least or difference < least[instead]:
                        least[instead], comes[instead] = difference, one
                        if self._is_full(instead) and instead not in to_look_at:
                            to_look_at.append(instead)
        free = ((counts, place) for place, counts in least.items() if not self._is_full(place))
        _, place = min(free)
        while True:
            one, left = comes[place], self.lives[comes[place]]
            self.lives[one] = place
            self.people.setdefault(place, []).append(one)
            if one == newcomer:
                return
            self.people[left].remove(one)
            place = left

    def _is_full(self, place: int) -> bool:
        return place != NO_HOME and len(self.people.get(place, ())) >= self.room[place]
