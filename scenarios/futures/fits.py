"""Which homes may take a child, and what each counts: the very rules and preferences of `matching`.

Those about a child and a place alone give the same answer month after month, so each is asked once
and kept (`answers.py`), for all children of a sort and all places alike at once. Whether a place is
available on a day, and who lives there, is asked anew each month.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole
from matching.children import Child
from matching.eligibility import NEWCOMERS_ONLY, NO_MINUTES, static_reason
from matching.fit import fit, suitability
from matching.later import opened
from matching.places import Place, PlaceStatus
from matching.policy import Policy
from matching.preferences import in_order
from matching.preferences.preference import Wanting
from matching.rules import STATIC_RULES
from matching.rules.availability import AVAILABILITY
from matching.rules.capability import CAPABILITY
from matching.rules.rule import StaticRule
from matching.tiers import Suitability, suitable_tiers, tier_order
from scenarios.futures.answers import Answers
from scenarios.futures.costs import Scale
from scenarios.futures.sorts import Sorts
from scenarios.futures.tally import SHORT_TIERS

ALL_BUT_NEED = tuple(rule for rule in STATIC_RULES if rule is not CAPABILITY)
OF_STAYING = tuple(rule for rule in ALL_BUT_NEED if rule.id not in NEWCOMERS_ONLY)

OPEN_AGAIN = (PlaceStatus.AVAILABLE, PlaceStatus.FULL)
"""A place marked full is judged by who lives there. A hold or break is over after its recorded last
day; any other mark stands for the whole run."""

VERDICTS = tuple(Suitability)
TOO_LITTLE = VERDICTS.index(Suitability.NOT_SUITABLE)
NONE_SUITS = len(SHORT_TIERS)
"""Stands for a child whom no kind of home suits."""

Flags = NDArray[np.bool_]


class Fits:
    """What the rules and preferences have said so far in a run."""

    def __init__(
        self,
        places: Sequence[Place],
        policy: Policy,
        minutes: Mapping[tuple[str, str], int],
        dates: Sequence[date],
        children: Sequence[Child] = (),
    ) -> None:
        """Make ready for these places; `children` are those whose own words may name one."""
        self.run = uuid4().hex
        """Tells this run's answers from another's, in whatever process they are kept."""
        self.policy, self.minutes = policy, minutes
        self.available = _availability(places, dates, policy)
        """Steps × places: whether a place can be used, whoever lives there."""
        judged = [_as_if_available(place) for place in places]
        named = _named_in(children)
        self.alike, self.places = _alike(judged, named)
        """For each place the number of its like, and for each of those a place standing for it."""
        self.scale, self.sorts = (
            Scale(policy),
            Sorts(dates[0], {child for p in places for child in p.named_children}),
        )
        self.no_home = len(self.places)
        """The column of `counts` for having no home here."""
        self._weighed = in_order(policy)
        self._wantings: dict[int, Wanting] = {}
        likes = len(self.places)
        self.lawful = Answers(likes, self._is_lawful)
        """By circumstances: whether all other rules let a child move in."""
        self.may_stay = Answers(likes, self._is_lawful_to_stay)
        """By circumstances: whether all other rules find a home no less suitable for who is there.
        """
        self.suits = Answers(likes, self._suits)
        """By levels of need: the place in `VERDICTS` of how a place suits."""
        self.counts = Answers(likes + 1, self._short, np.int64)
        """By what is wanted: what living in a place, or having no home, counts; short numbers."""
        self.preferred = Answers(1, self._preferred)
        """By what is wanted: the place in `SHORT_TIERS` of the tier that would suit best."""

    def may_move_in(self, levels: Whole, circumstances: Whole, places: Whole) -> Flags:
        """Say whether the rules about a child and a place alone let each child move in."""
        like = self.alike[places]
        allowed: Flags = self.lawful.of(circumstances, like) == 1
        asked = np.flatnonzero(allowed)
        allowed[asked] = self.suits.of(levels[asked], like[asked]) != TOO_LITTLE
        return allowed

    def suits_who_lives_there(self, levels: Whole, circumstances: Whole, places: Whole) -> Flags:
        """Say whether a home suits who lives there: leaving it counts as a move."""
        like = self.alike[places]
        suits: Flags = self.may_stay.of(circumstances, like) == 1
        suits &= self.suits.of(levels, like) != TOO_LITTLE
        return suits

    def _is_lawful(self, circumstances: int, likes: list[int]) -> list[int]:
        child = self.sorts.child_in_circumstances(circumstances)
        return self._passing(child, likes, ALL_BUT_NEED, self.minutes)

    def _is_lawful_to_stay(self, circumstances: int, likes: list[int]) -> list[int]:
        return self._passing(self.sorts.child_in_circumstances(circumstances), likes, OF_STAYING)

    def _passing(
        self,
        child: Child,
        likes: list[int],
        rules: Sequence[StaticRule],
        minutes: Mapping[tuple[str, str], int] = NO_MINUTES,
    ) -> list[int]:
        day, policy = self.sorts.day, self.policy
        return [
            int(static_reason(child, self.places[n], day, policy, minutes, rules) is None)
            for n in likes
        ]

    def _suits(self, levels: int, likes: list[int]) -> list[int]:
        """Compare needs with places as the rule of need does; a test holds the two together."""
        needed = self.sorts.child_of_levels(levels).needs.counted(self.policy.not_known_counts_as)
        return [VERDICTS.index(suitability(needed, self.places[n])) for n in likes]

    def _short(self, wants: int, likes: list[int]) -> list[int]:
        return list(map(self.scale.short_of, self._count(wants, likes)))

    def _count(self, wants: int, likes: Sequence[int]) -> list[list[int]]:
        """Ask every preference, in their order."""
        wanting, not_known = self._wanting(wants), self.policy.not_known_counts_as
        found = []
        for like in likes:
            if like == self.no_home:
                found.append([each.with_no_home(wanting) for each in self._weighed])
                continue
            place = self.places[like]
            suits = fit(wanting.child.needs, place, not_known)
            found.append([each.cost(wanting, place, suits) for each in self._weighed])
        return found

    def _preferred(self, wants: int, _: list[int]) -> list[int]:
        tiers = self._wanting(wants).suitable_tiers
        return [SHORT_TIERS.index(tiers[0]) if tiers and tiers[0] in SHORT_TIERS else NONE_SUITS]

    def _wanting(self, wants: int) -> Wanting:
        """Say what is wanted in a row, before any place is looked at; made once for each row."""
        if wants not in self._wantings:
            child, age = self.sorts.child_who_wants(wants)
            told = {"wishes": child.wishes, "flags": child.flags}
            self._wantings[wants] = Wanting(
                child=child,
                age=age,
                policy=self.policy,
                minutes=self.minutes,
                tier_order=tier_order(child.needs, **told),
                suitable_tiers=suitable_tiers(
                    child.needs, age, not_known=self.policy.not_known_counts_as, **told
                ),
            )
        return self._wantings[wants]


def _alike(places: Sequence[Place], named: frozenset[str]) -> tuple[Whole, list[Place]]:
    """Give places that differ in name only one number, and for each number a place.

    Households to come are copies of a few kinds. A place that a child's own words may name, or that
    is approved for named children, is like no other.
    """
    keys: list[object] = []
    for place in places:
        alone = place.id in named or place.named_children
        keys.append(place.id if alone else _traits(place))
    return _by_key(places, keys)


def _by_key(places: Sequence[Place], keys: Sequence[object]) -> tuple[Whole, list[Place]]:
    """Give places with equal keys one number, and for each number the first of them."""
    numbers: dict[object, int] = {}
    found = [numbers.setdefault(key, len(numbers)) for key in keys]
    first = dict(zip(reversed(found), reversed(places), strict=True))
    return np.array(found, dtype=np.int64), [first[number] for number in range(len(numbers))]


def _named_in(children: Sequence[Child]) -> frozenset[str]:
    """List the words in which children, or a court for them, may name a place."""
    words = [word for child in children for word in (*child.wishes, *child.court_conditions)]
    return frozenset((*words, *(word.partition(":")[2] for word in words)))


def _traits(place: Place) -> tuple[object, ...]:
    """List all that a rule about a child and a place alone, or a preference, may look at."""
    return (
        *(place.type, place.in_tier, place.on_island, place.capacity, place.bedrooms),
        *(place.youngest, place.oldest, place.sexes, place.levels, place.supported),
        *(place.offers, place.area, place.weekly_cost_pence, place.support_cost_pence),
        *(place.exemptions, place.emergency_admission),
        *(place.reserved_for_emergencies, place.pair_assessments),
    )


def _as_if_available(place: Place) -> Place:
    return replace(place, status=PlaceStatus.AVAILABLE, held_until=None, available_from=None)


def _availability(places: Sequence[Place], dates: Sequence[date], policy: Policy) -> Flags:
    """Say for each step and place whether it can be used; asked once for all marked alike.

    A test holds the rule to looking at nothing but the marks.
    """
    marks = [(place.status, place.held_until, place.available_from) for place in places]
    which, marked = _by_key(places, marks)
    available = [
        [_available(opened(p, day) if step else p, day, policy) for p in marked]
        for step, day in enumerate(dates)
    ]
    found: Flags = np.array(available, dtype=bool)[:, which]
    return found


def _available(place: Place, day: date, policy: Policy) -> bool:
    """Ask the rule itself whether a place can be used on a day; it looks at the place alone."""
    if place.status is PlaceStatus.UNREGISTERED:
        return False
    judged = replace(place, status=PlaceStatus.AVAILABLE) if place.status in OPEN_AGAIN else place
    return AVAILABILITY.reason(NOBODY, judged, day, policy) is None


NOBODY = Child(id="nobody", born=date(2000, 1, 1))
