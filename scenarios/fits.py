"""Which homes may take a child, and at what cost, worked out once for every kind of child.

The very rules and preferences of `matching`. Those about a child and a place alone give the same
answer month after month, so they are kept; whether a place is available on a day, and who lives
there, is asked anew each month.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matching.children import Child
from matching.eligibility import static_reason, suits_who_lives_there
from matching.fit import Fit, fit
from matching.places import Place, PlaceStatus
from matching.policy import Policy
from matching.preferences import in_order
from matching.preferences.preference import Wanting
from matching.rules.availability import AVAILABILITY
from matching.tiers import Tier, suitable_tiers, tier_order

RADIX = 1 << 24
"""Costs of one level stay below this for any month: pounds a week of a thousand children."""

OPEN_AGAIN = (PlaceStatus.AVAILABLE, PlaceStatus.FULL)
"""A place marked full is judged by who lives there; any other mark stands for the whole run."""


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
    preferred: Tier | None


class Fits:
    """The kinds of children met so far in a run."""

    def __init__(
        self,
        places: Sequence[Place],
        policy: Policy,
        minutes: Mapping[tuple[str, str], int],
        dates: Sequence[date],
    ) -> None:
        self.places = [_as_if_available(place) for place in places]
        self.policy = policy
        self.minutes = minutes
        self.weights = radix_weights(policy)
        self.available = [[_available(place, day, policy) for place in places] for day in dates]
        self._kinds: dict[tuple[object, int], Kind] = {}
        self._costs: dict[tuple[object, int, int], int] = {}

    def kind(self, key: object, child: Child, day: date) -> Kind:
        """Give the options of a child; `key` names everything about them but their age."""
        age = child.age_on(day)
        known = self._kinds.get((key, age))
        if known is None:
            known = self._kinds[key, age] = self._work_out(child, age, day)
        return known

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
        options = [
            Option(number, self._cost(wanting, number))
            for number, place in enumerate(self.places)
            if place.on_island
            and static_reason(child, place, day, self.policy, self.minutes) is None
        ]
        no_home = sum(
            self.weights[preference.name] * preference.with_no_home(wanting)
            for preference in in_order(self.policy)
        )
        preferred = wanting.suitable_tiers[0] if wanting.suitable_tiers else None
        options.sort(key=lambda option: (option.cost, option.place))
        return Kind(tuple(options), no_home, preferred)

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


def _as_if_available(place: Place) -> Place:
    return replace(place, status=PlaceStatus.AVAILABLE, held_until=None, available_from=None)


def _available(place: Place, day: date, policy: Policy) -> bool:
    """Ask the rule itself whether a place can be used on a day; it looks at the place alone."""
    if place.status is PlaceStatus.UNREGISTERED:
        return False
    judged = replace(place, status=PlaceStatus.AVAILABLE) if place.status in OPEN_AGAIN else place
    return AVAILABILITY.reason(NOBODY, judged, day, policy) is None


NOBODY = Child(id="nobody", born=date(2000, 1, 1))
