"""One draw's month in which children stand in each other's way: who lives where, proved best.

Most often only the number of last places does so, which prices settle (`last_places.py`). Where
brothers and sisters would be apart, or rules look at who lives together, those children and whoever
they come to stand in the way of are searched exactly (`month.py`), in as small groups as can be.
What the others have is the best there is for them, so no answer is better.
"""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from forecasting.ages import Whole
from matching.children import Child
from scenarios.futures import month
from scenarios.futures.asking import Asking
from scenarios.futures.company import Company
from scenarios.futures.last_places import LastPlaces
from scenarios.futures.seeker import NO_HOME


class Contest:
    """Everyone who is placed in one draw, by their number in the asking."""

    def __init__(
        self, asking: Asking, draw: int, best: Mapping[int, int], family: list[int]
    ) -> None:
        self.asking, self.draw = asking, draw
        self.best = best
        """Everyone's own best home, were they the only one."""
        self.lives = dict(best)
        self.families = _families(best, family)
        """Brothers and sisters of whom several could have a home."""
        self.proved = True

    def settle(self) -> None:
        """Find the best answer for all: by prices where that will do, or else by search."""
        if any(self._apart(family) for family in self.families) or not self._settle_by_price():
            self.lives = dict(self.best)
            self._settle_by_search()

    def _settle_by_price(self) -> bool:
        """Say whether prices have settled it, and everyone surely fits in with the others."""
        choices = _Choices(self.asking)
        room = self._room()
        if room is None:
            return False
        self.lives = LastPlaces(choices, room, self.best).settle()
        return not any(self._apart(family) for family in self.families) and all(
            self._surely_fit_in(place, ones) for place, ones in self._sharing()
        )

    def _room(self) -> dict[int, int] | None:
        """Give how many may come to every place; None where not only their number counts.

        Whoever stays needs no room as long as nobody comes, so where more may stay than would have
        room, their number alone says nothing.
        """
        asking = self.asking
        room = asking.room_for_newcomers[self.draw]
        found = dict(enumerate(room.tolist()))
        ones = np.array(list(self.lives))
        stay, times = np.unique(asking.lived[ones], return_counts=True)
        for place, number in zip(stay.tolist(), times.tolist(), strict=True):
            if place >= 0 and number > found[place]:
                if found[place] > 0:
                    return None
                found[place] = number
        return found

    def _settle_by_search(self) -> None:
        """Search those at odds, and then those whom the answer puts at odds with others."""
        group = {one: one for one in self.lives}
        at_odds = [family for family in self.families if self._apart(family)]
        while True:
            at_odds += [
                ones for place, ones in self._sharing() if not self._surely_fit_in(place, ones)
            ]
            joined = set()
            for ones in at_odds:
                names = {group[one] for one in ones}
                if len(names) > 1:
                    joined.add(name := min(names))
                    group.update({one: name for one in group if group[one] in names})
            if not joined:
                return
            for name in sorted({group[each] for each in joined}):
                self._search([one for one in group if group[one] == name])
            at_odds = []

    def _search(self, ones: list[int]) -> None:
        """Place a group at the least cost, as if nobody else were being placed."""
        asking = self.asking
        setting, rooms = asking.living.setting, asking.rooms[self.draw]
        open_places = np.flatnonzero(rooms)
        placed = month.place_together(
            [asking.seeker(one) for one in ones],
            Residents(asking, self.draw),
            dict(zip(open_places.tolist(), rooms[open_places].tolist(), strict=True)),
            setting.supply.places,
            apart_cost=setting.fits.scale.exact["siblings_apart"],
            minutes=setting.fits.minutes,
            day=asking.day,
            policy=setting.policy,
            sure_room=self._sure_room(ones, open_places),
        )
        self.lives.update(zip(ones, placed.places, strict=True))
        self.proved &= placed.proved

    def _sure_room(self, ones: list[int], places: Whole) -> dict[int, int]:
        """Give how many of a group are certain to fit in, whoever they are, where any are."""
        asking, living = self.asking, self.asking.living
        if living.people.company[asking.who[ones]].any():
            return {}
        fine = places[living.with_company[Company.PARTICULAR, self.draw, places] == 0]
        return dict(zip(fine.tolist(), asking.sure_room[self.draw, fine].tolist(), strict=True))

    def _apart(self, family: Iterable[int]) -> bool:
        """Say whether brothers and sisters do not live together so far."""
        places = {self.lives[one] for one in family}
        return len(places) > 1 or NO_HOME in places

    def _sharing(self) -> Iterator[tuple[int, list[int]]]:
        """List the places where several would live who are being placed."""
        found: dict[int, list[int]] = {}
        for one, place in self.lives.items():
            found.setdefault(place, []).append(one)
        found.pop(NO_HOME, None)
        return (each for each in found.items() if len(each[1]) > 1)

    def _surely_fit_in(self, place: int, ones: list[int]) -> bool:
        """Say whether the rules are certain to let several live in a place with who is there."""
        asking, living = self.asking, self.asking.living
        staying = all(int(asking.lived[one]) == place for one in ones)
        if not staying and len(ones) > asking.sure_room[self.draw, place]:
            return False
        grades = living.people.company[asking.who[ones]].tolist()
        there = living.with_company[:, self.draw, place].tolist()
        particular, not_everyone = Company.PARTICULAR, Company.NOT_EVERYONE
        return (
            not there[particular]
            and particular not in grades
            and grades.count(not_everyone) + (there[not_everyone] > 0) < 2
        )


class _Choices(dict[int, list[tuple[int, int]]]):
    """What each child could have, worked out for those who come into question."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._asking = asking

    def __missing__(self, one: int) -> list[tuple[int, int]]:
        self[one] = self._asking.choices(one)
        return self[one]


class Residents(Mapping[int, tuple[Child, ...]]):
    """The children who live in each place of one draw, looked up where they are asked for."""

    def __init__(self, asking: Asking, draw: int) -> None:
        self._asking, self._draw = asking, draw
        self._homes = np.flatnonzero(asking.living.children[draw])

    def __getitem__(self, place: int) -> tuple[Child, ...]:
        """Look up one place; nobody lives in one that is not there."""
        return self._asking.residents(self._draw, place)

    def __iter__(self) -> Iterator[int]:
        """Go through the places where someone lives."""
        return iter(self._homes.tolist())

    def __len__(self) -> int:
        return len(self._homes)


def _families(ones: Iterable[int], numbers: Iterable[int]) -> list[list[int]]:
    """Put together who has the same number; -1 is nobody's."""
    found: dict[int, list[int]] = {}
    for one, number in zip(ones, numbers, strict=True):
        found.setdefault(number, []).append(one)
    found.pop(-1, None)
    return [family for family in found.values() if len(family) > 1]
