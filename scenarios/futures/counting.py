"""Counts what happens in one future: into one row of a tally."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matching.tiers import Tier
from scenarios.children.happenings import DAYS_IN_A_MONTH
from scenarios.children.today import ELSEWHERE, OFF_ISLAND, WAITING, WITH_KIN
from scenarios.futures.outcomes import Outcome
from scenarios.futures.person import Person
from scenarios.futures.setting import Setting
from scenarios.futures.tally import (
    LIVED_IN,
    MOST_DAYS,
    MOST_OPTIONS,
    SHORT_TIERS,
    Came,
    Tally,
    Went,
)

if TYPE_CHECKING:
    from scenarios.futures.future import Future

OUTCOMES = {outcome: number for number, outcome in enumerate(Outcome)}
CAME = {came: number for number, came in enumerate(Came)}
WENT = {went: number for number, went in enumerate(Went)}
TIERS: dict[Tier | None, int] = {tier: number for number, tier in enumerate(SHORT_TIERS)}
NO_COLUMN = len(SHORT_TIERS)
LIVES = {words: number for number, words in enumerate(LIVED_IN)}
TIERS_EVERY = 3
"""Months between counts of who lives in which tier: it changes slowly and takes time."""


class Counting:
    """Writes one draw's counts."""

    def __init__(self, setting: Setting, tally: Tally, row: int) -> None:
        self.setting, self.tally, self.row = setting, tally, row

    def begin(self, future: Future) -> None:
        """Count the first day, and note where everyone was."""
        for person in future.here:
            person.came = CAME[Came(person.outcome.value)]
        self._count_places(future, 0)
        self._count_people(future, 0)

    def end(self, future: Future) -> None:
        """Note where everyone is in the end."""
        for person in future.here:
            self.tally.flows[self.row, person.came, WENT[Went(person.outcome.value)]] += 1
        self.tally.not_proved[self.row] = future.not_proved

    def arrived(self, person: Person) -> None:
        """Note a child who came into care."""
        person.came = CAME[Came.LATER]

    def left(self, person: Person, step: int) -> None:
        """Count a child who is no longer looked after."""
        went = Went.TURNED_18 if person.adult <= step else Went.LEFT
        self.tally.flows[self.row, person.came, WENT[went]] += 1

    def broke_down(self, step: int) -> None:
        """Count a home that broke down."""
        self.tally.unplanned[self.row, step] += 1

    def asked(self, people: Sequence[Person], options: Sequence[int], step: int) -> None:
        """Count children who began to need a home, and what there was for each of them."""
        for person, homes in zip(people, options, strict=True):
            person.asked = step
            self.tally.requests[self.row, step] += 1
            self.tally.options[step, min(homes, MOST_OPTIONS)] += 1

    def answered_today(self, person: Person, step: int) -> None:
        """Count a child who had a home the same day."""
        self._answered_after(person, 0, step)

    def answered(self, person: Person, step: int) -> None:
        """Count a child for whom the panel found a home at the month's end."""
        if person.asked >= 0:
            self._answered_after(person, self._days(person, step), step)

    def went_off_island(self, person: Person, step: int) -> None:
        """Count a child for whom no home was found here."""
        self.tally.went_off[self.row, step] += 1
        if person.asked >= 0:
            days = self._days(person, step)
            self.tally.waited[person.asked, min(days, MOST_DAYS)] += 1
            person.asked = -1

    def came_back(self, children: int, step: int) -> None:
        """Count children who came back to the island."""
        self.tally.came_back[self.row, step] += children

    def month(self, future: Future, step: int) -> None:
        """Count the end of a month."""
        self._count_people(future, step)
        self._count_places(future, step)
        self._count_pairs(future, step)
        self._count_short(future, step)
        if step % TIERS_EVERY == 0:
            self._count_tiers(future, step)

    def _answered_after(self, person: Person, days: int, step: int) -> None:
        self.tally.waited[person.asked, min(days, MOST_DAYS)] += 1
        self.tally.at_once[self.row, step] += person.asked == step
        person.asked = -1

    def _days(self, person: Person, step: int) -> int:
        """Count the days from asking to the end of this month."""
        return (step - person.asked) * DAYS_IN_A_MONTH + DAYS_IN_A_MONTH - person.day

    def _count_people(self, future: Future, step: int) -> None:
        counts = self.tally.outcomes[self.row, step]
        kin = 0
        for person in future.here:
            counts[OUTCOMES[person.outcome]] += 1
            kin += person.lives == WITH_KIN
        self.tally.kin[self.row, step] = kin

    def _count_places(self, future: Future, step: int) -> None:
        living = self.tally.living[self.row, step]
        filled = self.tally.filled[self.row, step]
        supported = self.tally.supported[self.row, step]
        for place, people in future.living.people.items():
            if people:
                living[place] = filled[place] = len(people)
                supported[place] = sum(p.suits is Outcome.WITH_SUPPORT for p in people)
        for place, adults in future.living.young_adults.items():
            filled[place] += adults

    def _count_pairs(self, future: Future, step: int) -> None:
        """Count pairs of brothers and sisters to be together, and those who are."""
        pairs = together = apart = 0
        for family in future.families.values():
            if len(family) < 2:
                continue
            at = [p.lives for p in family if p.lives != ELSEWHERE]
            asked = [p.since == step and p.lives >= 0 for p in family if p.lives != ELSEWHERE]
            for i, mine in enumerate(at):
                for j in range(i):
                    pairs += 1
                    same = mine == at[j] and mine not in (WAITING, OFF_ISLAND)
                    together += same
                    apart += not same and (asked[i] or asked[j])
        self.tally.pairs[self.row, step] = pairs
        self.tally.together[self.row, step] = together
        self.tally.requests_apart[self.row, step] = apart

    def _count_short(self, future: Future, step: int) -> None:
        """Count who sought a home this month and has no suitable one on the island."""
        setting, day = self.setting, self.setting.dates[step]
        for person in future.seeking:
            if person.lives not in (WAITING, OFF_ISLAND):
                continue
            preferred = setting.fits.preferred(person.key, person.child, day)
            self.tally.short[self.row, step, TIERS.get(preferred, NO_COLUMN)] += 1
            band = setting.bands_of_age[min(person.child.age_on(day), 17)]
            if band < setting.bands:
                self.tally.short_by[self.row, band, person.level] += 1

    def _count_tiers(self, future: Future, step: int) -> None:
        """Count the kind of home each child lives in against the kind that would suit best."""
        setting, day = self.setting, self.setting.dates[step]
        counts = self.tally.in_tier[self.row, step]
        for person in future.here:
            if person.lives in (ELSEWHERE, WITH_KIN):
                continue
            preferred = setting.fits.preferred(person.key, person.child, day)
            counts[TIERS.get(preferred, NO_COLUMN), self._lived_in(person)] += 1

    def _lived_in(self, person: Person) -> int:
        if person.lives < 0:
            return LIVES["waiting" if person.lives == WAITING else "off island"]
        place = self.setting.supply.places[person.lives]
        return LIVES[place.in_tier.value if place.on_island else "off island"]
