"""Which homes may take a child, and at what cost, worked out once for every kind of child.

The very rules and preferences of `matching`. Those about a child and a place alone give the same
answer month after month, so they are kept; whether a place is available on a day, and who lives
there, is asked anew each month.
"""

from collections.abc import Mapping, Sequence
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
        self.like = _first_alike(self.places)
        self.policy = policy
        self.minutes = minutes
        self.weights = radix_weights(policy)
        self.available = [
            [_available(opened(place, day) if step else place, day, policy) for place in places]
            for step, day in enumerate(dates)
        ]
        self._enough: dict[tuple[object, int], bool] = {}
        self._allowed: dict[tuple[object, int, int], bool] = {}
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
        wanting = self._wanting(child, age)
        names_places = bool(child.wishes or child.court_conditions)
        costs: dict[int, int] = {}
        options = []
        for number, place in enumerate(self.places):
            like = number if names_places else self.like[number]
            if _could_take(place, child) and self._may_live(child, age, like, day):
                if like not in costs:
                    costs[like] = self._cost(wanting, like)
                options.append(Option(number, costs[like]))
        no_home = sum(
            self.weights[preference.name] * preference.with_no_home(wanting)
            for preference in in_order(self.policy)
        )
        options.sort(key=lambda option: (option.cost, option.place))
        return Kind(tuple(options), no_home)

    def _may_live(self, child: Child, age: int, place: int, day: date) -> bool:
        """Ask the rules about the two alone: of need, and all others, each asked once and kept."""
        need = (child.needs.levels, place)
        if need not in self._enough:
            self._enough[need] = self._passes(child, place, day, (CAPABILITY,))
        if not self._enough[need]:
            return False
        rest = (_circumstances(child), age, place)
        if rest not in self._allowed:
            self._allowed[rest] = self._passes(child, place, day, ALL_BUT_NEED)
        return self._allowed[rest]

    def _passes(self, child: Child, place: int, day: date, rules: Sequence[StaticRule]) -> bool:
        here = self.places[place]
        return static_reason(child, here, day, self.policy, self.minutes, rules) is None

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
        return sum(
            self.weights[preference.name] * preference.cost(wanting, self.places[place], found)
            for preference in in_order(self.policy)
        )


def radix_weights(policy: Policy) -> dict[str, int]:
    """Give each objective a weight so large that no sum of less important ones reaches it.

    Python's whole numbers have no limit, so the order of objectives is kept exactly.
    """
    return {
        preference.name: RADIX**power for power, preference in enumerate(reversed(in_order(policy)))
    }


def _could_take(place: Place, child: Child) -> bool:
    """Leave out, before any rule is asked, what no rule would let through: it saves most of them.

    Homes off the island are never sought here; homes for named children are for those alone (F8).
    """
    return place.on_island and (not place.named_children or child.id in place.named_children)


def _circumstances(child: Child) -> tuple[object, ...]:
    """List all about a child but needs and age that a rule about them and a place may look at."""
    return (
        *(child.sex, child.needed_by, child.essential, child.requirements, child.sole_child),
        *(child.home_area, child.school, child.contact_area, child.off_island_agreed),
        *(child.court_conditions, child.flags, child.current_place, child.not_with),
        *(child.status, child.sibling_plan, child.wishes),
    )


def _first_alike(places: Sequence[Place]) -> list[int]:
    """Give, for each place, the first that differs from it in name only: rules treat them alike.

    Households to come are copies of a few kinds; only a child's own words can tell them apart.
    """
    first: dict[object, int] = {}
    return [first.setdefault(_traits(place), number) for number, place in enumerate(places)]


def _traits(place: Place) -> tuple[object, ...]:
    """List all that a rule about a child and a place alone, or a preference, may look at."""
    return (
        *(place.type, place.in_tier, place.on_island, place.capacity, place.bedrooms),
        *(place.youngest, place.oldest, place.sexes, place.levels, place.supported),
        *(place.offers, place.area, place.weekly_cost_pence, place.support_cost_pence),
        *(place.named_children, place.exemptions, place.emergency_admission),
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
