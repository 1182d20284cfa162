"""Counts what happens in several draws at once: into a tally of these draws."""

import numpy as np

from forecasting.ages import Whole
from scenarios.children.happenings import DAYS_DRAWN
from scenarios.children.today import ELSEWHERE, OFF_ISLAND, WAITING, WITH_KIN
from scenarios.futures.living import NOT_HERE, Living
from scenarios.futures.outcomes import NUMBER, OUTCOMES, Outcome
from scenarios.futures.people import Flags
from scenarios.futures.spans import times_before
from scenarios.futures.strict_plans import StrictPlans
from scenarios.futures.tally import (
    LIVED_IN,
    MOST_DAYS,
    MOST_OPTIONS,
    SHORT_TIERS,
    Came,
    Tally,
    Went,
)

CAME = {came: number for number, came in enumerate(Came)}
WENT = {went: number for number, went in enumerate(Went)}
CAME_FROM = np.array([CAME[Came(outcome.value)] for outcome in OUTCOMES])
WENT_TO = np.array([WENT[Went(outcome.value)] for outcome in OUTCOMES])
OF_WORDS = np.full(-NOT_HERE + 1, NUMBER[Outcome.WAITING])
OF_WORDS[[-WITH_KIN, -ELSEWHERE, -OFF_ISLAND]] = [
    NUMBER[outcome] for outcome in (Outcome.SUITABLE, Outcome.ELSEWHERE, Outcome.OFF_ISLAND)
]
"""The outcome of those who live in none of the places, by where they do; kin are assessed in
person, and suit."""
TIERS_EVERY = 3
"""Months between counts of who lives in which tier: it changes slowly and takes time."""


class Counting:
    """Writes the counts of some draws."""

    def __init__(self, living: Living, tally: Tally) -> None:
        self.living, self.tally, self.setting = living, tally, living.setting
        self.draw = living.people.draw
        self.draws = len(living.block)
        self.came = np.zeros(len(living.people), dtype=np.int64)
        """Where people were when the futures began, as numbered in `tally.Came`."""
        self.asked_in = np.full(len(living.people), -1, dtype=np.int64)
        """The step in which people began to need a home, until there is one; -1 for not asking."""
        self.lived_in = self._kinds_of_home()
        self.strict_plans = StrictPlans(living)

    def begin(self) -> None:
        """Count the first day, and note where everyone was."""
        here = self.living.here()
        outcomes = self._outcomes(here)
        self.came[here] = CAME_FROM[outcomes]
        self._count_people(here, outcomes, 0)
        self._count_places(here, outcomes, 0)
        self._count_strict_plans(0)

    def end(self, not_proved: Whole) -> None:
        """Note where everyone is in the end."""
        here = self.living.here()
        self._flow(here, WENT_TO[self._outcomes(here)])
        asking = self.asked_in[here]
        np.add.at(self.tally.still_asking, asking[asking >= 0], 1)
        self.tally.not_proved[:] = not_proved

    def arrived(self, who: Whole) -> None:
        """Note children who came into care."""
        self.came[who] = CAME[Came.LATER]

    def left(self, who: Whole, step: int) -> None:
        """Count children who are no longer looked after."""
        grown = self.living.people.adult[who] <= step
        self._flow(who, np.where(grown, WENT[Went.TURNED_18], WENT[Went.LEFT]))

    def broke_down(self, who: Whole, step: int) -> None:
        """Count homes that broke down."""
        self.tally.unplanned[:, step] += self._by_draw(who)

    def asked(self, who: Whole, options: Whole, step: int) -> None:
        """Count children who began to need a home, and what there was for each of them."""
        self.asked_in[who] = step
        self.tally.requests[:, step] += self._by_draw(who)
        np.add.at(self.tally.options[step], np.minimum(options, MOST_OPTIONS), 1)

    def answered_today(self, who: Whole, step: int) -> None:
        """Count children who had a home the same day."""
        self._answered_after(who, np.zeros(len(who), dtype=np.int64), step)

    def answered(self, who: Whole, step: int) -> None:
        """Count children for whom the panel found a home at the month's end."""
        who = who[self.asked_in[who] >= 0]
        self._answered_after(who, self._days(who, step), step)

    def went_off_island(self, who: Whole, step: int) -> None:
        """Count children for whom no home was found here."""
        self.tally.went_off[:, step] += self._by_draw(who)
        who = who[self.asked_in[who] >= 0]
        self._end_of_asking(who, self._days(who, step))

    def came_back(self, who: Whole, step: int) -> None:
        """Count children who came back to the island."""
        self.tally.came_back[:, step] += self._by_draw(who)

    def month(self, seeking: Whole, step: int) -> None:
        """Count the end of a month; `seeking` are those who sought a home in it."""
        here = self.living.here()
        outcomes = self._outcomes(here)
        self._count_people(here, outcomes, step)
        self._count_places(here, outcomes, step)
        self._count_pairs(step)
        self._count_strict_plans(step)
        self._count_short(seeking, step)
        if step % TIERS_EVERY == 0:
            self._count_tiers(here, step)
        if self.setting.watched is not None:
            self._note_who_lives_in(self.setting.watched, step)

    def _answered_after(self, who: Whole, days: Whole, step: int) -> None:
        self.tally.at_once[:, step] += self._by_draw(who[self.asked_in[who] == step])
        self._end_of_asking(who, days)

    def _end_of_asking(self, who: Whole, days: Whole) -> None:
        np.add.at(self.tally.waited, (self.asked_in[who], np.minimum(days, MOST_DAYS)), 1)
        self.asked_in[who] = -1

    def _days(self, who: Whole, step: int) -> Whole:
        """Count the days from asking to the end of this month."""
        months = step - self.asked_in[who]
        days: Whole = (months + 1) * DAYS_DRAWN - self.living.people.day[who]
        return days

    def _flow(self, who: Whole, went: Whole) -> None:
        np.add.at(self.tally.flows, (self.draw[who], self.came[who], went), 1)

    def _outcomes(self, who: Whole) -> Whole:
        """Give the number of the outcome of each."""
        lives = self.living.lives[who]
        return np.where(lives >= 0, self.living.suits[who], OF_WORDS[np.maximum(-lives, 0)])

    def _count_people(self, here: Whole, outcomes: Whole, step: int) -> None:
        self.tally.outcomes[:, step] = self._table(self.draw[here], outcomes, len(OUTCOMES))
        self.tally.kin[:, step] = self._by_draw(here[self.living.lives[here] == WITH_KIN])

    def _count_places(self, here: Whole, outcomes: Whole, step: int) -> None:
        living = self.living
        self.tally.living[:, step] = living.children
        self.tally.filled[:, step] = living.children + living.adults
        with_support = here[outcomes == NUMBER[Outcome.WITH_SUPPORT]]
        self.tally.supported[:, step] = self._table(
            self.draw[with_support], living.lives[with_support], len(self.setting.supply.places)
        )

    def _count_pairs(self, step: int) -> None:
        """Count pairs of brothers and sisters to be together, and those who are."""
        living = self.living
        pairs = living.people.siblings.pairs
        ones, others = pairs[0], pairs[1]
        mine, theirs = living.lives[ones], living.lives[others]
        both = _has_a_home_to_be_in(mine) & _has_a_home_to_be_in(theirs)
        ones, others, mine, theirs = ones[both], others[both], mine[both], theirs[both]
        same = (mine == theirs) & (mine != WAITING) & (mine != OFF_ISLAND)
        new = (living.since == step) & (living.lives >= 0)
        self.tally.pairs[:, step] = self._by_draw(ones)
        self.tally.together[:, step] = self._by_draw(ones[same])
        away = (mine == OFF_ISLAND) & (theirs == OFF_ISLAND)
        self.tally.pairs_not_known[:, step] = self._by_draw(ones[away])
        apart = ~same & (new[ones] | new[others])
        self.tally.requests_apart[:, step] = self._by_draw(ones[apart])

    def _count_strict_plans(self, step: int) -> None:
        """Count pairs whose plan is strictly to live together, and those who live apart."""
        pairs, apart = self.strict_plans.now()
        if len(pairs):
            self.tally.strict_pairs[:, step] = self._by_draw(pairs)
            self.tally.strict_apart[:, step] = self._by_draw(apart)

    def _count_short(self, seeking: Whole, step: int) -> None:
        """Count who sought a home this month and has no suitable one on the island."""
        living, people = self.living, self.living.people
        lives = living.lives[seeking]
        who = seeking[(lives == WAITING) | (lives == OFF_ISLAND)]
        draw, tier = self.draw[who], living.preferred(who, step)
        self.tally.short[:, step] = self._table(draw, tier, len(SHORT_TIERS) + 1)
        ages = people.born.ages(who, self.setting.dates[step])
        bands = self.setting.bands_of_age[np.minimum(ages, 17)]
        known = bands < self.setting.bands
        np.add.at(self.tally.short_by, (draw[known], bands[known], people.level[who][known]), 1)

    def _count_tiers(self, here: Whole, step: int) -> None:
        """Count the kind of home each child lives in against the kind that would suit best."""
        lives = self.living.lives[here]
        who = here[(lives != ELSEWHERE) & (lives != WITH_KIN)]
        lived_in = self.lived_in[self.living.lives[who]]
        tier = self.living.preferred(who, step)
        width = len(LIVED_IN)
        table = self._table(self.draw[who], tier * width + lived_in, (len(SHORT_TIERS) + 1) * width)
        self.tally.in_tier[:, step] = table.reshape(self.draws, -1, width)

    def _note_who_lives_in(self, place: int, step: int) -> None:
        """Write down the children of one place, bed by bed."""
        who = np.flatnonzero(self.living.lives == place)
        draw = self.draw[who]
        number = who - self.living.people.begins[draw] + 1
        self.tally.in_watched[draw, step, times_before(draw)] = number

    def _kinds_of_home(self) -> Whole:
        """Give the place in `LIVED_IN` of every place, and, counted from the end, of the words."""
        places = self.setting.supply.places
        kinds = [each.in_tier.value if each.on_island else "off island" for each in places]
        words = {WAITING: "waiting", OFF_ISLAND: "off island"}
        kinds += [words.get(word, "waiting") for word in range(NOT_HERE, 0)]
        return np.array([LIVED_IN.index(kind) for kind in kinds])

    def _by_draw(self, who: Whole) -> Whole:
        return np.bincount(self.draw[who], minlength=self.draws)

    def _table(self, draw: Whole, column: Whole, columns: int) -> Whole:
        """Count how often each column comes in each draw: draws × columns."""
        counts = np.bincount(draw * columns + column, minlength=self.draws * columns)
        return counts.reshape(self.draws, columns)


def _has_a_home_to_be_in(lives: Whole) -> Flags:
    """Say who is looked after, and not with parents or adopters."""
    found: Flags = (lives != NOT_HERE) & (lives != ELSEWHERE)
    return found
