"""Who lives where in one draw, and the room that is left in homes and households."""

from collections.abc import Iterator, Mapping

from matching.children import Child
from matching.tiers import Suitability
from scenarios.outcomes import Outcome
from scenarios.person import Person
from scenarios.setting import Setting

OF_SUITABILITY = {
    Suitability.SUITABLE: Outcome.SUITABLE,
    Suitability.WITH_SUPPORT: Outcome.WITH_SUPPORT,
    Suitability.NOT_SUITABLE: Outcome.UNSUITABLE,
}


class Living:
    """The children in each place of one draw, and the young adults who stayed put there."""

    def __init__(self, setting: Setting, draw: int) -> None:
        self.setting = setting
        self.opens = setting.supply.opens[draw]
        self.stops = setting.supply.stops[draw]
        self.people: dict[int, list[Person]] = {}
        self.young_adults: dict[int, int] = {}
        self._taking: dict[int, list[int]] = {}

    def move_in(self, person: Person, place: int) -> None:
        """Let a child live in a place, and note how it suits them."""
        person.lives = place
        self.people.setdefault(place, []).append(person)
        suits = self.setting.fits.fit_of(person.child, place).suitability
        on_island = self.setting.supply.places[place].on_island
        person.suits = OF_SUITABILITY[suits] if on_island else Outcome.OFF_ISLAND

    def move_out(self, person: Person) -> None:
        """Let a child leave the place they live in."""
        self.people[person.lives].remove(person)

    def grow_up(self, person: Person, step: int) -> None:
        """Let a child leave; about half of those fostered stay put at 18, and fill their place."""
        self.move_out(person)
        fostered = self.setting.supply.places[person.lives].type.is_foster
        if fostered and person.stays_put and person.adult <= step:
            self.young_adults[person.lives] = self.young_adults.get(person.lives, 0) + 1

    def rooms(self, step: int) -> dict[int, int]:
        """Count the room in every place that takes children this month."""
        places, people, adults = self.setting.supply.places, self.people, self.young_adults
        found = {}
        before = self.setting.supply.before
        for place in self._open(step):
            taken = len(people.get(place, ())) + adults.get(place, 0)
            if place in before:  # whoever lived there before the change still does
                taken += len(people.get(before[place], ())) + adults.get(before[place], 0)
            if taken < places[place].capacity:
                found[place] = places[place].capacity - taken
        return found

    def children(self) -> "LivingChildren":
        """Give the children who live in each place, looked up where they are asked for."""
        return LivingChildren(self.people, self.setting.supply.before)

    def close(self, place: int) -> list[Person]:
        """Give the children who have to leave a place that closes."""
        self.young_adults.pop(place, None)
        return self.people.pop(place, [])

    def _open(self, step: int) -> list[int]:
        if step not in self._taking:
            usable = self.setting.fits.available[step]
            self._taking[step] = [
                place
                for place, here in enumerate(self.setting.supply.places)
                if self.opens[place] <= step < self.stops[place]
                and usable[place]
                and here.on_island
            ]
        return self._taking[step]


class LivingChildren(Mapping[int, tuple[Child, ...]]):
    """The children who live in each place; of a place that a plan changed, all who live there."""

    def __init__(self, people: Mapping[int, list[Person]], before: Mapping[int, int]) -> None:
        self._people, self._before = people, before

    def __getitem__(self, place: int) -> tuple[Child, ...]:
        """Look up one place; nobody lives in one that is not there."""
        here = tuple(p.child for p in self._people.get(place, ()))
        if place not in self._before:
            return here
        return (*here, *(p.child for p in self._people.get(self._before[place], ())))

    def __iter__(self) -> Iterator[int]:
        """Go through the places where someone lives, or lived before a change."""
        return iter({**dict.fromkeys(self._people), **dict.fromkeys(self._before)})

    def __len__(self) -> int:
        return len(list(iter(self)))
