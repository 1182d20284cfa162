"""Who lives where in one draw, and the room that is left in homes and households."""

from collections.abc import Iterator, Mapping

from matching.children import Child
from matching.tiers import Suitability
from scenarios.futures.outcomes import Outcome
from scenarios.futures.person import Person
from scenarios.futures.setting import Setting

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
        for place in self._open(step):
            taken = len(people.get(place, ())) + adults.get(place, 0)
            if taken < places[place].capacity:
                found[place] = places[place].capacity - taken
        return found

    def children(self) -> "LivingChildren":
        """Give the children who live in each place, looked up where they are asked for."""
        return LivingChildren(self.people)

    def change(self, was: int, now: int) -> None:
        """Let everyone who lives in a place live in it as a plan has changed it.

        They stay where they are: how it suits them is judged by what the place can do now.
        """
        for person in self.people.pop(was, []):
            self.move_in(person, now)
        if was in self.young_adults:
            self.young_adults[now] = self.young_adults.pop(was)

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
    """The children who live in each place, looked up where they are asked for."""

    def __init__(self, people: Mapping[int, list[Person]]) -> None:
        self._people = people

    def __getitem__(self, place: int) -> tuple[Child, ...]:
        """Look up one place; nobody lives in one that is not there."""
        return tuple(p.child for p in self._people.get(place, ()))

    def __iter__(self) -> Iterator[int]:
        """Go through the places where someone lives, or has lived."""
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)
