"""What children who need a home could have this month: their options, and what each counts.

One row an option, those of one child after another's, by the number of the place. Whether a child
may live with those who live there is mostly certain from their number alone; where it is not, the
rules are asked, and only about options that matter.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole
from matching.children import Child, NeededBy
from matching.home.occupancy import Occupancy
from matching.resolving.eligibility import resident_reason
from matching.resolving.resolve import overfull
from matching.rules.rule import ResidentRule
from scenarios.children.today import OFF_ISLAND
from scenarios.futures.company import (
    ALL_RULES_KNOWN,
    LEFT_TO_ASK,
    STAYING_RULES,
    nobody_minds,
    would_not_be_alone,
)
from scenarios.futures.costs import NEVER
from scenarios.futures.living import NOT_HERE, Living
from scenarios.futures.people import Flags
from scenarios.futures.spans import begins_of, spans, starts_of, where

REFUSED, TO_ASK, ALLOWED = np.int8(-1), np.int8(0), np.int8(1)


class Asking:
    """The options of some people, each of whom is placed together with the others of their party.

    A party is all of one draw, or fewer by the numbers in `party`; `who` are in the order of their
    parties. Those who live in a place have left it to be placed (`lived` says where): staying is
    one of their options.
    """

    def __init__(
        self, living: Living, who: Whole, lived: Whole, step: int, party: Whole | None = None
    ) -> None:
        self.living, self.who, self.lived, self.step = living, who, lived, step
        self._children: dict[int, Child] = {}
        self._residents: dict[tuple[int, int], tuple[Child, ...]] = {}
        self._of_strangers: dict[tuple[int, int], bool] = {}
        setting, people = living.setting, living.people
        self.day = setting.dates[step]
        self.draw = people.draw[who]
        """The draw of each child."""
        first = starts_of(self.draw if party is None else party)
        self.row = np.repeat(np.arange(len(first)), np.diff(first, append=len(who)))
        """The number of each child's party."""
        self.draws = self.draw[first]
        """The draw of each party."""
        self.rooms = living.rooms(step)
        """Draws × places."""
        fits, sort = setting.fits, people.sort[who]
        ages = people.born.ages(who, self.day)
        self.today = living.needs_today[who]
        reserved = 0 if self.today.all() else living.traits.reserved
        self.room_for_newcomers = np.maximum(self.rooms - reserved, 0)
        """Likewise: beds kept for emergencies are for those who need a home today."""
        self._let_nobody_new_into_what_is_overfull()
        self.sure_room = np.minimum(
            self.room_for_newcomers, living.traits.always_fits - living.children
        )
        """Likewise: so many are certain to fit in, as far as their number goes."""
        self.no_more = living.fits_exactly()
        """Likewise: whether it is as certain that no more strangers do."""
        self.levels = fits.sorts.levels(sort)
        self.circumstances = fits.sorts.circumstances(sort, ages, self.today)
        self.wants = fits.sorts.wants(sort, ages)
        self.company = people.company[who]
        self.reviewed = living.stepping_down[who]
        self.leaving = self._leaves_a_home_that_suits()
        self._mates()
        self._list_options()
        self.apart = self.mates[self.owner] - self._mates_there()
        self._keep_better_families_alone()
        self.begins = begins_of(self.owner, len(who))
        self.may_be_a_baby = 12 * ages < setting.policy.baby_in_carers_room_under_months
        self.as_stranger = self._come_as_strangers()
        self.state = self._certain()

    def _let_nobody_new_into_what_is_overfull(self) -> None:
        """Take no newcomers where too many live today, though some of them may move."""
        living, setting = self.living, self.living.setting
        here = np.flatnonzero(self.lived >= 0)
        cells = self.draw[here] * self.rooms.shape[1] + self.lived[here]
        cell, number = np.unique(cells, return_counts=True)
        draws, places = np.divmod(cell, self.rooms.shape[1])
        live_there = living.children[draws, places] + number
        crowded = live_there > living.traits.always_fits[places]
        for draw, place in zip(draws[crowded].tolist(), places[crowded].tolist(), strict=True):
            movers = here[cells == draw * self.rooms.shape[1] + place].tolist()
            everyone = (*self.residents(draw, place), *map(self.child, movers))
            home = setting.supply.places[place]
            if overfull(everyone, home, self.day, setting.policy):
                self.room_for_newcomers[draw, place] = 0

    def _leaves_a_home_that_suits(self) -> Flags:
        """Say whose move counts as one: who leaves a home that suits them, unasked."""
        found = np.zeros(len(self.who), dtype=bool)
        housed = np.flatnonzero((self.lived >= 0) & ~self.reviewed)
        found[housed] = self.living.setting.fits.suits_who_lives_there(
            self.levels[housed], self.circumstances[housed], self.lived[housed]
        )
        return found

    def _mates(self) -> None:
        """Find brothers and sisters who are not being placed: how many, and where they live."""
        siblings, lives = self.living.people.siblings, self.living.lives
        begins = siblings.begins[self.who]
        owner, at = spans(begins, siblings.begins[self.who + 1] - begins)
        mates = siblings.mates[at]
        placed = np.zeros(len(lives), dtype=bool)
        placed[self.who] = True
        others = np.flatnonzero(~placed[mates] & (lives[mates] > NOT_HERE))
        self.mates = np.bincount(owner[others], minlength=len(self.who))
        self.housed_mates = owner[others], lives[mates[others]]

    def _list_options(self) -> None:
        """List each place with room that rules about child and place alone allow, and staying.

        Whose plan is reviewed may always stay: who may not is not reviewed (`happening.review`).
        """
        fits = self.living.setting.fits
        may_move = fits.may_move_in(self.levels, self.circumstances)
        may_move &= (self.rooms > 0)[self.draw]
        again = self.living.not_again[self.who]
        owner, times = where(again != NOT_HERE)
        may_move[owner, again[owner, times]] = False
        stay = np.flatnonzero(self.lived >= 0)
        may_move[stay, self.lived[stay]] = self.reviewed[stay] | fits.may_keep(
            self.circumstances[stay], self.lived[stay]
        )
        self.owner, self.place = where(may_move)
        self.stays = self.place == self.lived[self.owner]

    @cached_property
    def counts(self) -> Whole:
        """What each option counts for the child alone, as short numbers."""
        fits = self.living.setting.fits
        short = fits.scale.short
        counts = fits.counts.of(self.wants[self.owner], fits.alike[self.place])
        counts += short["siblings_apart"] * self.apart
        counts += short["moves"] * (self.leaving[self.owner] & ~self.stays)
        return counts

    def _mates_there(self) -> Whole:
        """Count the brothers and sisters who live at each option."""
        owner, lives = self.housed_mates
        found = np.zeros(len(self.owner), dtype=np.int64)
        if not (lives >= 0).any():
            return found
        places = self.rooms.shape[1]
        cells = self.owner * places + self.place
        mates = (owner * places + lives)[lives >= 0]
        at = np.searchsorted(cells, mates)
        at, mates = at[at < len(cells)], mates[at < len(cells)]
        np.add.at(found, at[cells[at] == mates], 1)
        return found

    @cached_property
    def with_none(self) -> Whole:
        """What having no home here counts for each child.

        Whose plan is reviewed keeps their home or has a better one.
        """
        fits = self.living.setting.fits
        short = fits.scale.short
        none = fits.counts.of(self.wants, np.full(len(self.who), fits.no_home))
        none = none + short["moves"] * self.leaving
        none = np.where(self.lived == OFF_ISLAND, short["off_island"], none)
        none = none + short["siblings_apart"] * self.mates
        return np.where(self.reviewed, NEVER, none)

    def _keep_better_families_alone(self) -> None:
        """Leave those whose plan is reviewed their own home, and families better for them.

        The child's own plan asks for the move, so it does not count as one; and what is no better
        for them is no option, so that nobody leaves a home because another child needs it.
        """
        if not self.reviewed.any():
            return
        staying = np.full(len(self.who), NEVER)
        staying[self.owner[self.stays]] = self.counts[self.stays]
        better = self.living.traits.is_foster[self.place] & (self.counts < staying[self.owner])
        kept = better | self.stays | ~self.reviewed[self.owner]
        for name in ("owner", "place", "stays", "apart", "counts"):
            setattr(self, name, getattr(self, name)[kept])

    def _come_as_strangers(self) -> Flags:
        """Say of each option whether rules about numbers have nothing to tell the child by."""
        plain = self.living.people.plain[self.who] & ~self.may_be_a_baby & ALL_RULES_KNOWN
        as_stranger: Flags = plain[self.owner] & ~self.stays
        as_stranger &= self.apart == self.mates[self.owner]
        return as_stranger

    def _certain(self) -> NDArray[np.int8]:
        """Say of each option whether the rules about who lives there are certain to allow it."""
        living, cells = self.living, (self.draw[self.owner], self.place)
        company = self.company[self.owner]
        self.fits_in = self.stays | (self.sure_room[cells] >= 1)
        self.there = living.company[cells]
        """Who lives there, by option, as one number (`company.ONE_OF`)."""
        self.nobody_minds = nobody_minds(company, self.there)
        sure = self.fits_in & self.nobody_minds & ALL_RULES_KNOWN
        possible = self.room_for_newcomers[cells] >= 1
        possible &= ~(self.as_stranger & living.refuses_strangers[cells])
        possible &= self.fits_in | self.may_be_a_baby[self.owner] | ~self.no_more[cells]
        possible &= ~would_not_be_alone(company, self.there)
        possible |= self.stays
        return np.where(possible, np.where(sure, ALLOWED, TO_ASK), REFUSED)

    def ask(self, option: int) -> bool:
        """Ask the rules whether a child may live with those who live there."""
        if self.state[option] == TO_ASK:
            owner, place = int(self.owner[option]), int(self.place[option])
            fits_in, nobody_minds = bool(self.fits_in[option]), bool(self.nobody_minds[option])
            if not fits_in and self.as_stranger[option]:
                fits_in = allowed = self._ask_for_strangers(owner, place)
            else:
                allowed = True
            if allowed:
                rules = LEFT_TO_ASK[fits_in, nobody_minds]
                rules = STAYING_RULES if self.stays[option] else rules
                allowed = not rules or self._ask_rules(owner, place, rules)
            self.state[option] = ALLOWED if allowed else REFUSED
        return bool(self.state[option] == ALLOWED)

    def _ask_for_strangers(self, owner: int, place: int) -> bool:
        """Ask once for all strangers, as far as their number goes.

        A refusal stands until other children live there.
        """
        cell = self.draw_of(owner), place
        known = self._of_strangers.get(cell)
        if known is None:
            rules = LEFT_TO_ASK[False, True]
            known = self._of_strangers[cell] = self._ask_rules(owner, place, rules)
            self.living.refuses_strangers[cell] = not known
        return known

    def _ask_rules(self, owner: int, place: int, rules: Sequence[ResidentRule]) -> bool:
        draw = self.draw_of(owner)
        around = Occupancy(self.residents(draw, place), int(self.rooms[draw, place]))
        return self.may_live_there(owner, place, around, rules)

    def may_live_there(
        self, owner: int, place: int, around: Occupancy, rules: Sequence[ResidentRule]
    ) -> bool:
        """Ask some rules whether a child may live in a place, with these around."""
        setting, newcomer = self.living.setting, (self.child(owner),)
        here = setting.supply.places[place]
        return resident_reason(newcomer, here, around, self.day, setting.policy, rules) is None

    def suitable_homes(self) -> Whole:
        """Count for each child the homes that would suit them now, were they the only one."""
        for option in np.flatnonzero(self.state == TO_ASK).tolist():
            self.ask(option)
        return np.bincount(self.owner[self.state == ALLOWED], minlength=len(self.who))

    def child(self, owner: int) -> Child:
        """Give the child as the rules see them: who cannot wait needs a home today."""
        known = self._children.get(owner)
        if known is None:
            known = self.living.child(int(self.who[owner]))
            if self.today[owner]:
                known = replace(known, needed_by=NeededBy.TODAY)
            self._children[owner] = known
        return known

    def options_of(self, owners: Whole) -> tuple[Whole, Whole]:
        """List the options of some children, each with the place of its child among them."""
        return spans(self.begins[owners], self.begins[owners + 1] - self.begins[owners])

    def draw_of(self, owner: int) -> int:
        """Give the draw of a child."""
        return int(self.draw[owner])

    def residents(self, draw: int, place: int) -> tuple[Child, ...]:
        """Give the children who live in one place and are not being placed."""
        known = self._residents.get((draw, place))
        if known is None:
            who = self.living.who_lives_in(draw, place).tolist()
            known = self._residents[draw, place] = tuple(map(self.living.child, who))
        return known
