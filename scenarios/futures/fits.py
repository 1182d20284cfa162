"""Which homes may take a child, and at what cost, worked out once for every kind of child.

The very rules and preferences of `matching`. Those about a child and a place alone give the same
answer month after month, so they are kept; whether a place is available on a day, and who lives
there, is asked anew each month.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from matching.children import Child
from matching.eligibility import static_reason, suits_who_lives_there
from matching.fit import Fit, fit
from matching.later import opened
from matching.places import Place, PlaceStatus
from matching.policy import Policy
from matching.preferences import in_order
from matching.preferences.preference import Wanting
from matching.rules import STATIC_RULES
from matching.rules.availability import AVAILABILITY
from matching.rules.capability import CAPABILITY
from matching.rules.rule import StaticRule
from matching.tiers import Tier, suitable_tiers, tier_order

ALL_BUT_NEED = tuple(rule for rule in STATIC_RULES if rule is not CAPABILITY)

RADIX = 1 << 24
"""Costs of one level stay below this for any month: pounds a week of a thousand children."""

OPEN_AGAIN = (PlaceStatus.AVAILABLE, PlaceStatus.FULL)
"""A place marked full is judged by who lives there. A hold or break is over after its recorded last
day; any other mark stands for the whole run."""


@dataclass(frozen=True, slots=True)
class Option:
    """A place that may take a child, whoever lives there, and its cost as one number."""

    place: int
    cost: int


@dataclass(frozen=True, slots=True)
class Kind:
    """What all children with these needs, this age and these circumstances have in common."""

    options: tuple[Option, ...]
    no_home: int
    """The cost of no home here, in the same units."""


class Fits:
    """The kinds of children met so far in a run."""

    def __init__(
        self,
        places: Sequence[Place],
        policy: Policy,
        minutes: Mapping[tuple[str, str], int],
        dates: Sequence[date],
    ) -> None:
        self.run = uuid4().hex
        """Tells this run's answers from another's, in whatever process they are kept."""
        self.places = [_as_if_available(place) for place in places]
        self.alike = _alike(self.places)
        """Places for anyone on the island that differ in name only, under the first of them."""
        self.named = _named(self.places)
        """Places for one child alone (F8), by the child's id."""
        self.policy = policy
        self.minutes = minutes
        self.weights = radix_weights(policy)
        self.available = [
            [_available(opened(place, day) if step else place, day, policy) for place in places]
            for step, day in enumerate(dates)
        ]
        self._weighed = [(self.weights[each.name], each) for each in in_order(policy)]
        self._enough: dict[object, frozenset[int]] = {}
        self._allowed: dict[tuple[object, int], frozenset[int]] = {}
        self._kinds: dict[tuple[object, int], Kind] = {}
        self._preferred: dict[tuple[object, int], Tier | None] = {}
        self._costs: dict[tuple[object, int, int], int] = {}

    def kind(self, key: object, child: Child, day: date) -> Kind:
        """Give the options of a child; `key` names everything about them but their age."""
        age = child.age_on(day)
        known = self._kinds.get((key, age))
        if known is None:
            known = self._kinds[key, age] = self._work_out(child, age, day)
        return known

    def preferred(self, key: object, child: Child, day: date) -> Tier | None:
        """Give the kind of home that would suit a child best; none where no kind does."""
        age = child.age_on(day)
        if (key, age) not in self._preferred:
            tiers = self._wanting(child, age).suitable_tiers
            self._preferred[key, age] = tiers[0] if tiers else None
        return self._preferred[key, age]

    def fit_of(self, child: Child, place: int) -> Fit:
        """Compare a child's needs with one place."""
        return fit(child.needs, self.places[place], self.policy.not_known_counts_as)

    def suits_who_lives_there(self, child: Child, place: int, day: date) -> bool:
        """Say whether a home suits a child who lives there now: leaving it counts as a move."""
        return suits_who_lives_there(child, self.places[place], day, self.policy)

    def cost_of(self, key: object, child: Child, place: int, day: date) -> int:
        """Give what it costs, by the preferences, for a child to live in one place."""
        age = child.age_on(day)
        known = self._costs.get((key, age, place))
        if known is None:
            known = self._costs[key, age, place] = self._cost(self._wanting(child, age), place)
        return known

    def _work_out(self, child: Child, age: int, day: date) -> Kind:
        wanting, options = self._wanting(child, age), []
        for alike in self._suitable(child, age, day):
            if child.wishes:  # a wish may name one of places otherwise alike
                options += [Option(n, self._cost(wanting, n)) for n in alike]
            else:
                cost = self._cost(wanting, alike[0])
                options += [Option(n, cost) for n in alike]
        no_home = sum(weight * each.with_no_home(wanting) for weight, each in self._weighed)
        options.sort(key=lambda option: (option.cost, option.place))
        return Kind(tuple(options), no_home)

    def _suitable(self, child: Child, age: int, day: date) -> list[list[int]]:
        """Ask the rules about a child and a place alone; give what passes, places alike together.

        The rule of need and all others are asked once for children and places alike, and kept.
        """
        if child.court_conditions:  # a condition may name one of places otherwise alike
            every = [n for alike in self.alike.values() for n in alike]
            return self._singly(child, day, (*every, *self.named.get(child.id, ())))
        levels, rest = child.needs.levels, (_circumstances(child), age)
        if levels not in self._enough:
            self._enough[levels] = self._passing(child, day, (CAPABILITY,), self.alike)
        if rest not in self._allowed:
            self._allowed[rest] = self._passing(child, day, ALL_BUT_NEED, self.alike)
        both = self._enough[levels] & self._allowed[rest]
        own = self._singly(child, day, self.named.get(child.id, ()))
        return [self.alike[first] for first in sorted(both)] + own

    def _singly(self, child: Child, day: date, places: Iterable[int]) -> list[list[int]]:
        return [[n] for n in sorted(self._passing(child, day, STATIC_RULES, places))]

    def _passing(
        self, child: Child, day: date, rules: Sequence[StaticRule], places: Iterable[int]
    ) -> frozenset[int]:
        return frozenset(
            n
            for n in places
            if static_reason(child, self.places[n], day, self.policy, self.minutes, rules) is None
        )

    def _wanting(self, child: Child, age: int) -> Wanting:
        return Wanting(
            child=child,
            age=age,
            policy=self.policy,
            minutes=self.minutes,
            tier_order=tier_order(child.needs, wishes=child.wishes, flags=child.flags),
            suitable_tiers=suitable_tiers(
                child.needs,
                age,
                wishes=child.wishes,
                flags=child.flags,
                not_known=self.policy.not_known_counts_as,
            ),
        )

    def _cost(self, wanting: Wanting, place: int) -> int:
        found = self.fit_of(wanting.child, place)
        here = self.places[place]
        return sum(weight * each.cost(wanting, here, found) for weight, each in self._weighed)


def radix_weights(policy: Policy) -> dict[str, int]:
    """Give each objective a weight so large that no sum of less important ones reaches it.

    Python's whole numbers have no limit, so the order of objectives is kept exactly.
    """
    return {
        preference.name: RADIX**power for power, preference in enumerate(reversed(in_order(policy)))
    }


def _circumstances(child: Child) -> tuple[object, ...]:
    """List all about a child but needs and age that a rule about them and a place may look at."""
    return (
        *(child.sex, child.needed_by, child.essential, child.requirements, child.sole_child),
        *(child.home_area, child.school, child.contact_area, child.off_island_agreed),
        *(child.court_conditions, child.flags, child.current_place, child.not_with),
        *(child.status, child.sibling_plan, child.wishes),
    )


def _alike(places: Sequence[Place]) -> dict[int, list[int]]:
    """Put places for anyone on the island that differ in name only together.

    Households to come are copies of a few kinds; only a child's own words can tell them apart.
    Homes off the island are never sought here.
    """
    first: dict[object, int] = {}
    found: dict[int, list[int]] = {}
    for number, place in enumerate(places):
        if place.on_island and not place.named_children:
            found.setdefault(first.setdefault(_traits(place), number), []).append(number)
    return found


def _named(places: Sequence[Place]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        for child_id in place.named_children if place.on_island else ():
            found.setdefault(child_id, []).append(number)
    return found


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


def _available(place: Place, day: date, policy: Policy) -> bool:
    """Ask the rule itself whether a place can be used on a day; it looks at the place alone."""
    if place.status is PlaceStatus.UNREGISTERED:
        return False
    judged = replace(place, status=PlaceStatus.AVAILABLE) if place.status in OPEN_AGAIN else place
    return AVAILABILITY.reason(NOBODY, judged, day, policy) is None


NOBODY = Child(id="nobody", born=date(2000, 1, 1))
