"""One month's matching in all draws at once: everyone who seeks a home, placed at the least cost.

Everyone's own best home is found for all draws together. Where these fit in with each other, no
answer is better. Where several want the last place of a home, or brothers and sisters would be
apart, those children and whoever they come to stand in the way of are searched exactly
(`month.py`), and nobody else: what the others have is the best there is for them.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from forecasting.ages import Whole
from matching.children import Child
from scenarios.futures import month
from scenarios.futures.asking import REFUSED, Asking
from scenarios.futures.people import Flags
from scenarios.futures.seeker import NO_HOME


def place_all(asking: Asking) -> tuple[Whole, Whole]:
    """Give everyone's place, or NO_HOME, and the draws in which the search was cut short."""
    return _Placing(asking).result()


class _Placing:
    """The answer for all draws as it is put together."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        best = asking.best()
        self.found = np.full(len(best), NO_HOME, dtype=np.int64)
        self.found[best != NO_HOME] = asking.place[best[best != NO_HOME]]
        self.family = self._families_to_settle()
        self.cut_short: list[int] = []

    def result(self) -> tuple[Whole, Whole]:
        begins = np.searchsorted(self.asking.draw, np.arange(len(self.asking.rooms) + 1))
        for draw in np.unique(self.asking.draw[self._at_odds()]).tolist():
            self._settle(draw, range(int(begins[draw]), int(begins[draw + 1])))
        return self.found, np.array(self.cut_short, dtype=np.int64)

    def _families_to_settle(self) -> Whole:
        """Give the families of those who could have a home; who can have none is apart anyway."""
        asking = self.asking
        could = np.zeros(len(asking.who), dtype=bool)
        could[asking.owner[asking.state != REFUSED]] = True
        return np.where(could, asking.living.people.family[asking.who], -1)

    def _at_odds(self) -> Flags:
        """Say whose own best homes may not go together with those of others in their draw."""
        odd = np.zeros(len(self.found), dtype=bool)
        several = _in_groups_of_several(self.family)
        if len(several):
            order = several[np.argsort(self.family[several], kind="stable")]
            apart = np.diff(self.family[order]) == 0
            apart &= (np.diff(self.found[order]) != 0) | (self.found[order][1:] == NO_HOME)
            odd[order[1:][apart]] = True
        cells = self.asking.draw * self.asking.rooms.shape[1] + self.found
        placed = np.flatnonzero(self.found != NO_HOME)
        several = placed[_in_groups_of_several(cells[placed])]
        odd[several] = ~self._go_together(several, cells[several])
        return odd

    def _go_together(self, several: Whole, cells: Whole) -> Flags:
        """Say of those who share a place with others being placed whether all surely fit in."""
        asking, (_, group, number) = (
            self.asking,
            np.unique(cells, return_inverse=True, return_counts=True),
        )
        living, traits = asking.living, asking.living.traits
        place, draw = self.found[several], asking.draw[several]
        room = asking.rooms[draw, place] - traits.reserved[place]
        fit = (number[group] <= room) & (
            living.children[draw, place] + number[group] <= traits.always_fits[place]
        )
        special = living.people.special[asking.who[several]] | (living.special[draw, place] > 0)
        fit &= ~special
        all_fit = np.ones(len(number), dtype=bool)
        np.logical_and.at(all_fit, group, fit)
        return all_fit[group]

    def _settle(self, draw: int, everyone: range) -> None:
        """Search the children of one draw who are at odds, in as small groups as can be."""
        groups = {one: one for one in everyone}
        ties = [*self._tied_by_family(everyone)]
        while True:
            changed = set()
            for tied in (*ties, *self._tied_by_place(everyone)):
                names = {groups[one] for one in tied}
                if len(names) > 1:
                    name = min(names)
                    groups.update({one: name for one in everyone if groups[one] in names})
                    changed.add(name)
            ties = []
            if not changed:
                return
            for name in sorted({groups[each] for each in changed}):
                self._search(draw, [one for one in everyone if groups[one] == name])

    def _tied_by_family(self, everyone: range) -> Iterator[list[int]]:
        """List brothers and sisters who could live together and so far would not."""
        families: dict[int, list[int]] = {}
        for one in everyone:
            if self.family[one] >= 0:
                families.setdefault(int(self.family[one]), []).append(one)
        for family in families.values():
            places = {int(self.found[one]) for one in family}
            if len(family) > 1 and (len(places) > 1 or NO_HOME in places):
                yield family

    def _tied_by_place(self, everyone: range) -> Iterator[list[int]]:
        """List those who would share a place and may not fit in there together."""
        sharing: dict[int, list[int]] = {}
        for one in everyone:
            if self.found[one] != NO_HOME:
                sharing.setdefault(int(self.found[one]), []).append(one)
        for place, several in sharing.items():
            if len(several) > 1:
                rows = np.array(several)
                cells = np.full(len(rows), place)
                if not self._go_together(rows, cells).all():
                    yield several

    def _search(self, draw: int, group: list[int]) -> None:
        """Place a group at the least cost, as if nobody else were being placed."""
        asking = self.asking
        setting = asking.living.setting
        rooms = asking.rooms[draw]
        open_places = np.flatnonzero(rooms)
        placed = month.place_together(
            [asking.seeker(one) for one in group],
            Residents(asking, draw),
            dict(zip(open_places.tolist(), rooms[open_places].tolist(), strict=True)),
            setting.supply.places,
            apart_cost=setting.fits.scale.exact["siblings_apart"],
            minutes=setting.fits.minutes,
            day=asking.day,
            policy=setting.policy,
        )
        self.found[group] = placed.places
        if not placed.proved:
            self.cut_short.append(draw)


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


def _in_groups_of_several(numbers: Whole) -> Whole:
    """Say where a number, 0 or more, stands that stands elsewhere too."""
    known = np.flatnonzero(numbers >= 0)
    _, group, times = np.unique(numbers[known], return_inverse=True, return_counts=True)
    several: Whole = known[times[group] > 1]
    return several
