"""Who lives where in several draws at once, and the room that is left in homes and households.

The people of all draws are numbered one after another (`people.py`). Arrays about them change as
the months go by; who they are does not.
"""

import numpy as np

from forecasting.ages import Whole
from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.places import PlaceType
from matching.resolving.eligibility import resident_reason
from scenarios.children.today import OFF_ISLAND, WAITING
from scenarios.futures.beginnings import child_to_come
from scenarios.futures.company import ALL_RULES_KNOWN, ONE_OF, STAYING_RULES, nobody_minds
from scenarios.futures.outcomes import NUMBER, OUTCOME_OF_VERDICT, Outcome
from scenarios.futures.people import Flags, people_of
from scenarios.futures.setting import Setting

NOT_HERE = -6
"""Where someone lives who is not looked after, yet or any more."""


class Living:
    """Where everyone lives, and what their last months have brought."""

    def __init__(self, setting: Setting, block: range) -> None:
        self.setting, self.block = setting, block
        self.people = people_of(setting, block)
        draws = slice(block.start, block.stop)
        self.opens, self.stops = setting.supply.opens[draws], setting.supply.stops[draws]
        self.traits = PlaceTraits(setting)
        number, shape = len(self.people), self.opens.shape
        self.lives = np.full(number, NOT_HERE, dtype=np.int64)
        """The number of a place, one of the words in `today`, or NOT_HERE."""
        self.suits = np.zeros(number, dtype=np.int64)
        """How the place they live in suits them: an `Outcome`, by number."""
        self.since = np.zeros(number, dtype=np.int64)
        """The step in which they began to wait, went off the island or began to live somewhere."""
        self.may_move = self.people.may_move.copy()
        """Temporary or returnable: a better home may be found, and staying is one of the options.
        """
        self.needs_today = np.zeros(number, dtype=bool)
        """Their home must be found today: they cannot wait for the panel."""
        self.bridging = np.zeros(number, dtype=bool)
        """They may move at the next panel only: a home was found for them on the day."""
        self.stepping_down = np.zeros(number, dtype=bool)
        """They live in a children's home; the next panel may find a family that suits better."""
        self.may_return = np.zeros(number, dtype=bool)
        """They live off the island, and the next panel may bring them back."""
        self.not_again = np.full((number, 1), NOT_HERE, dtype=np.int64)
        """People × times: the places where it broke down."""
        self.children = np.zeros(shape, dtype=np.int64)
        """Draws × places: the children who live there."""
        self.company = np.zeros(shape, dtype=np.int64)
        """Draws × places: the same children, so many of each grade of `Company` (`ONE_OF`)."""
        self.sharers = np.zeros(shape, dtype=np.int64)
        """Draws × places: those of them who may need no bedroom of their own."""
        self.adults = np.zeros(shape, dtype=np.int64)
        """Draws × places: young adults who stayed put there."""
        self.refuses_strangers = np.zeros(shape, dtype=bool)
        """Draws × places: whether the rules are known to let nobody in who is a stranger to those
        who live there. They need no fewer bedrooms as they grow older."""
        self._known: dict[int, Child] = {}
        self._capacities: dict[int, Whole] = {}

    def child(self, one: int) -> Child:
        """Describe a person as the rules see a child."""
        known = self._known.get(one)
        if known is None:
            if self.people.is_today[one]:
                known = self.setting.fits.sorts.child(int(self.people.sort[one]))
            else:
                known = child_to_come(self.setting, int(self.people.number[one]))
            self._known[one] = known
        return known

    def here(self) -> Whole:
        """List everyone who is looked after."""
        return np.flatnonzero(self.lives != NOT_HERE)

    def move_in(self, who: Whole, places: Whole) -> None:
        """Let people live in places, and note how these suit them."""
        fits, people = self.setting.fits, self.people
        self.lives[who] = places
        levels = fits.sorts.levels(people.sort[who])
        suits = OUTCOME_OF_VERDICT[fits.suits.of(levels, places)]
        on_island = self.traits.on_island[places]
        self.suits[who] = np.where(on_island, suits, NUMBER[Outcome.OFF_ISLAND])
        self._count(who, places, 1)

    def move_out(self, who: Whole) -> None:
        """Let people leave the places they live in; `lives` still says where that was."""
        self._count(who, self.lives[who], -1)

    def leave_for(self, who: Whole, lives: Whole | int, step: int) -> None:
        """Let people live elsewhere than in a place, or wait."""
        self.move_out(who[self.lives[who] >= 0])
        self.lives[who], self.since[who], self.may_move[who] = lives, step, False

    def grow_up(self, who: Whole, step: int) -> None:
        """Let people leave care; about half of those fostered stay put at 18, in their place."""
        people = self.people
        housed = who[self.lives[who] >= 0]
        self.move_out(housed)
        stay = self.traits.is_foster[self.lives[housed]]
        stay &= people.stays_put[housed] & (people.adult[housed] <= step)
        np.add.at(self.adults, (people.draw[housed[stay]], self.lives[housed[stay]]), 1)
        self.lives[who] = NOT_HERE

    def change(self, was: int, now: int) -> None:
        """Let everyone who lives in a place live in it as a plan has changed it.

        They stay where they are: how it suits them is judged by what the place can do now.
        """
        who = np.flatnonzero(self.lives == was)
        self.move_out(who)
        self.move_in(who, np.full(len(who), now))
        grown = self.adults[:, was] > 0
        self.adults[grown, now], self.adults[grown, was] = self.adults[grown, was], 0
        self.never_again(np.flatnonzero((self.not_again == was).any(axis=1)), now)

    def close(self, place: int, step: int) -> None:
        """Let the children of a place that closes seek others."""
        self.adults[:, place] = 0
        self.leave_for(np.flatnonzero(self.lives == place), WAITING, step)

    def never_again(self, who: Whole, places: Whole | int) -> None:
        """Note places to which people do not go back."""
        if (self.not_again[who, -1] != NOT_HERE).any():
            more = np.full_like(self.not_again, NOT_HERE)
            self.not_again = np.hstack([self.not_again, more])
        free = (self.not_again[who] == NOT_HERE).argmax(axis=1)
        self.not_again[who, free] = places

    def fits_exactly(self) -> Flags:
        """Say where no more strangers fit in than have a bedroom each: draws × places."""
        exactly: Flags = (self.sharers == 0) & ~self.traits.has_exemptions
        return exactly & ALL_RULES_KNOWN

    def rooms(self, step: int) -> Whole:
        """Count the room left in every place that takes children: draws × places; 0 elsewhere."""
        room: Whole = (self._capacity(step) - self.children) - self.adults
        return np.maximum(room, 0, out=room)

    def _capacity(self, step: int) -> Whole:
        """Count the places there are for children in a step, filled or not: draws × places."""
        known = self._capacities.get(step)
        if known is None:
            takes = (self.opens <= step) & (step < self.stops)
            takes &= self.setting.fits.available[step] & self.traits.on_island
            known = self.traits.capacity * takes
            self._capacities = {step: known}  # no step is asked about again after the next
        return known

    def who_lives_in(self, draw: int, place: int) -> Whole:
        """List the people who live in one place of one draw."""
        begin, end = self.people.begins[draw : draw + 2]
        found: Whole = begin + np.flatnonzero(self.lives[begin:end] == place)
        return found

    def may_move_in(self, who: Whole, step: int) -> Flags:
        """Say whether the rules about a child and a place alone let each move in: who × places."""
        fits, sort = self.setting.fits, self.people.sort[who]
        ages = self.people.born.ages(who, self.setting.dates[step])
        today = self.needs_today[who]
        return fits.may_move_in(
            fits.sorts.levels(sort), fits.sorts.circumstances(sort, ages, today)
        )

    def may_keep_homes(self, who: Whole, step: int) -> Flags:
        """Say of people who live in places whether no rule is against their going on there."""
        setting, people, day = self.setting, self.people, self.setting.dates[step]
        ages = people.born.ages(who, day)
        rows = setting.fits.sorts.circumstances(people.sort[who], ages, self.needs_today[who])
        draws, places = people.draw[who], self.lives[who]
        found = setting.fits.may_keep(rows, places)
        # The child is counted among those who live there, which only asks the rules more often.
        unsure = found & ~nobody_minds(people.company[who], self.company[draws, places])
        for n in np.flatnonzero(unsure).tolist():
            one, place = int(who[n]), int(places[n])
            others = self.who_lives_in(int(draws[n]), place).tolist()
            around = Occupancy(tuple(self.child(other) for other in others if other != one), 1)
            asked = (self.child(one),), setting.supply.places[place], around, day, setting.policy
            found[n] = resident_reason(*asked, STAYING_RULES) is None
        return found

    def preferred(self, who: Whole, step: int) -> Whole:
        """Give the place in `SHORT_TIERS` of the kind of home that would suit each child best."""
        fits, people = self.setting.fits, self.people
        ages = people.born.ages(who, self.setting.dates[step])
        wants = fits.sorts.wants(people.sort[who], ages)
        return fits.preferred.of(wants, np.zeros_like(wants))

    def is_away(self, who: Whole) -> Flags:
        """Say who lives off the island, whether or not in one of the places."""
        lives = self.lives[who]
        away: Flags = lives == OFF_ISLAND
        housed = lives >= 0
        away[housed] = ~self.traits.on_island[lives[housed]]
        return away

    def _count(self, who: Whole, places: Whole, number: int) -> None:
        cells = (self.people.draw[who], places)
        self.refuses_strangers[cells] = False
        np.add.at(self.children, cells, number)
        np.add.at(self.company, cells, number * ONE_OF[self.people.company[who]])
        shares = self.people.may_share[who]
        np.add.at(self.sharers, (cells[0][shares], places[shares]), number)


class PlaceTraits:
    """What a month asks of every place again and again: arrays as long as the list of places."""

    def __init__(self, setting: Setting) -> None:
        places, limit = setting.supply.places, setting.policy.foster_limit
        self.on_island = np.array([place.on_island for place in places], dtype=bool)
        self.is_foster = np.array([place.type.is_foster for place in places], dtype=bool)
        self.is_home = np.array([place.type.is_home for place in places], dtype=bool)
        self.may_break_down = self.on_island & np.array(
            [place.type is not PlaceType.KINSHIP for place in places], dtype=bool
        )
        self.capacity = np.array([place.capacity for place in places], dtype=np.int64)
        self.reserved = np.array([p.reserved_for_emergencies for p in places], dtype=np.int64)
        beds = [p.capacity if p.bedrooms is None else p.bedrooms for p in places]
        fostered = [p.capacity if limit is None or not p.type.is_foster else limit for p in places]
        self.has_exemptions = np.array([len(p.exemptions) > 0 for p in places], dtype=bool)
        self.always_fits = np.minimum(beds, fostered)
        """So many children may live there whoever they are: each has a bedroom, and no limit is
        reached."""
