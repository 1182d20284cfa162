"""One future: month by month, children leave, move and arrive, and are placed.

At the end of every month each looked-after child is in exactly one outcome. A settled child is
never moved; a child whose home breaks down seeks another, and not the same again.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.places import PlaceType
from matching.tiers import Suitability, Tier
from scenarios.beginnings import people_to_come, people_today
from scenarios.fits import Option
from scenarios.month import place_together
from scenarios.outcomes import Outcome
from scenarios.person import Person
from scenarios.seekers import NO_HOME, Seeker
from scenarios.setting import Setting
from scenarios.tables import SHORT_TIERS
from scenarios.today import OFF_ISLAND, TO_SETTLE, WAITING

OUTCOMES = {outcome: number for number, outcome in enumerate(Outcome)}
OF_SUITABILITY = {
    Suitability.SUITABLE: Outcome.SUITABLE,
    Suitability.WITH_SUPPORT: Outcome.WITH_SUPPORT,
    Suitability.NOT_SUITABLE: Outcome.UNSUITABLE,
}


class Future:
    """One draw: its people, who lives where, and the months one after another."""

    def __init__(self, setting: Setting, draw: int, arriving: slice) -> None:
        self.setting = setting
        self.steps = len(setting.dates)
        self.here: list[Person] = []
        self.living: dict[int, list[Person]] = {}
        self.young_adults: dict[int, int] = {}
        self.arriving = people_to_come(setting, arriving)
        self.families: dict[int, list[Person]] = {}
        self.seeking: list[Person] = []
        self.not_proved = 0
        self.opens = setting.supply.opens[draw]
        self.stops = setting.supply.stops[draw]
        self._settle_in(people_today(setting, draw))

    def live(
        self, outcomes: NDArray[np.int32], short: NDArray[np.int32], short_by: NDArray[np.int64]
    ) -> None:
        """Live through the months, counting at the end of each."""
        self._count(outcomes[0])
        for step in range(1, self.steps):
            self._leave(step)
            self._break_down(step)
            self._arrive(step)
            self._match(step)
            self._go_off_island(step)
            self._count(outcomes[step])
            self._count_short(step, short[step], short_by)

    def _settle_in(self, people: Sequence[Person]) -> None:
        """Begin with today's children where they live today."""
        for person in people:
            self._welcome(person, 0)
        for person in [p for p in self.here if p.lives == TO_SETTLE]:
            # One by one: nobody decided them together, and where none suits they went off island.
            self._place([person], 0)
            if person.lives == TO_SETTLE:
                person.lives = OFF_ISLAND

    def _welcome(self, person: Person, step: int) -> None:
        person.since = step
        self.here.append(person)
        if person.family != -1:
            self.families.setdefault(person.family, []).append(person)
        if person.lives >= 0:
            self._move_in(person, person.lives)

    def _move_in(self, person: Person, place: int) -> None:
        person.lives = place
        self.living.setdefault(place, []).append(person)
        here = self.setting.supply.places[place]
        suits = self.setting.fits.fit_of(person.child, place).suitability
        person.suits = OF_SUITABILITY[suits] if here.on_island else Outcome.OFF_ISLAND

    def _leave(self, step: int) -> None:
        """Whoever is no longer looked after leaves; about half of fostered adults stay put."""
        leaving = [person for person in self.here if person.leaves <= step]
        if not leaving:
            return
        for person in leaving:
            if person.lives >= 0:
                self._leave_place(person, step)
            if person.family != -1:
                self.families[person.family].remove(person)
        self.here = [person for person in self.here if person.leaves > step]

    def _leave_place(self, person: Person, step: int) -> None:
        self.living[person.lives].remove(person)
        fostered = self.setting.supply.places[person.lives].type.is_foster
        if fostered and person.stays_put and person.adult <= step:
            self.young_adults[person.lives] = self.young_adults.get(person.lives, 0) + 1

    def _break_down(self, step: int) -> None:
        """Let homes break down: the child seeks another, and not the same again."""
        for person in self.here:
            if step in person.endings and person.lives >= 0 and self._may_break_down(person):
                self.living[person.lives].remove(person)
                person.not_again.append(person.lives)
                person.lives, person.since, person.may_move = WAITING, step, False

    def _may_break_down(self, person: Person) -> bool:
        place = self.setting.supply.places[person.lives]
        return place.on_island and place.type is not PlaceType.KINSHIP

    def _arrive(self, step: int) -> None:
        for person in self.arriving.get(step, ()):
            self._welcome(person, step)

    def _match(self, step: int) -> None:
        """Place everyone who seeks a home, with those for whom a better one may be found."""
        self.seeking = [person for person in self.here if person.lives == WAITING]
        others = [person for person in self.here if self._in_play(person, step)]
        self._place([*self.seeking, *others], step)

    def _in_play(self, person: Person, step: int) -> bool:
        """Say whether a child who has somewhere to live may move: a settled child never does."""
        if person.lives == OFF_ISLAND:
            return step - person.since <= self.setting.assumptions.months_returnable
        return person.may_move and person.lives >= 0

    def _place(self, people: Sequence[Person], step: int) -> None:
        """Match these people, together, into the room there is, their own included."""
        if not people:
            return
        lived = [person.lives for person in people]
        for person in people:
            if person.lives >= 0:
                self.living[person.lives].remove(person)
        rooms = self._rooms(step)
        deciding = {id(person) for person in people}
        placed = place_together(
            [self._seeker(person, rooms, deciding, step) for person in people],
            {place: [person.child for person in living] for place, living in self.living.items()},
            rooms,
            self.setting.supply.places,
            apart_cost=self.setting.fits.weights["siblings_apart"],
            minutes=self.setting.fits.minutes,
            day=self.setting.dates[step],
            policy=self.setting.policy,
        )
        self.not_proved += not placed.proved
        for person, before, place in zip(people, lived, placed.places, strict=True):
            if place != NO_HOME:
                person.may_move = person.may_move and place == before
                self._move_in(person, place)
            elif before >= 0:
                person.lives, person.since = WAITING, step

    def _rooms(self, step: int) -> dict[int, int]:
        """Count the room in every place that takes children this month."""
        setting, rooms = self.setting, {}
        for place, here in enumerate(setting.supply.places):
            if (
                self.opens[place] <= step < self.stops[place]
                and setting.fits.available[step][place]
            ):
                taken = len(self.living.get(place, ())) + self.young_adults.get(place, 0)
                if taken < here.capacity:
                    rooms[place] = here.capacity - taken
        return rooms

    def _seeker(
        self, person: Person, rooms: dict[int, int], deciding: set[int], step: int
    ) -> Seeker:
        """List what a person could have this month, staying included, and what none costs."""
        fits, day = self.setting.fits, self.setting.dates[step]
        kind = fits.kind(person.key, person.child, day)
        family = [p for p in self.families.get(person.family, ()) if id(p) not in deciding]
        apart = fits.weights["siblings_apart"]
        lives = person.lives
        options = []
        if lives >= 0:
            cost = fits.cost_of(person.key, person.child, lives, day)
            options.append(Option(lives, cost + apart * sum(p.lives != lives for p in family)))
        leaving = self._cost_of_leaving(person, day)
        for option in kind.options:
            place = option.place
            if place in rooms and place != lives and place not in person.not_again:
                more = leaving + apart * sum(p.lives != place for p in family)
                options.append(Option(place, option.cost + more) if more else option)
        no_home = fits.weights["off_island"] if lives == OFF_ISLAND else kind.no_home + leaving
        no_home += apart * len(family)
        return Seeker(
            child=person.child,
            options=tuple(options),
            no_home=no_home,
            family=person.family,
            stays=max(lives, NO_HOME),
            away=lives == OFF_ISLAND,
            not_again=tuple(person.not_again),
        )

    def _cost_of_leaving(self, person: Person, day: date) -> int:
        """Say what moving counts: something only when the home they leave suits them."""
        fits = self.setting.fits
        if person.lives < 0 or not fits.suits_who_lives_there(person.child, person.lives, day):
            return 0
        return fits.weights["moves"]

    def _go_off_island(self, step: int) -> None:
        """Whoever has waited long enough without a home here goes off the island."""
        for person in self.seeking:
            waited = step - person.since
            if (
                person.lives == WAITING
                and waited >= self.setting.assumptions.months_before_off_island
            ):
                person.lives, person.since = OFF_ISLAND, step

    def _count(self, outcomes: NDArray[np.int32]) -> None:
        for person in self.here:
            outcomes[OUTCOMES[person.outcome]] += 1

    def _count_short(
        self, step: int, short: NDArray[np.int32], short_by: NDArray[np.int64]
    ) -> None:
        """Count who sought a home this month and has no suitable one on the island."""
        setting, day = self.setting, self.setting.dates[step]
        for person in self.seeking:
            if person.lives not in (WAITING, OFF_ISLAND):
                continue
            preferred = setting.fits.kind(person.key, person.child, day).preferred
            short[_column(preferred)] += 1
            band = setting.bands_of_age[min(person.child.age_on(day), 17)]
            if band < setting.bands:
                short_by[band, person.level] += 1


def _column(preferred: Tier | None) -> int:
    return SHORT_TIERS.index(preferred) if preferred in SHORT_TIERS else len(SHORT_TIERS)
