"""The very preferences of `matching`: what a place, or no home here, counts for what is wanted."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from forecasting.ages import Whole
from matching.home.fit import SUITS, Fit
from matching.home.known_costs import KnownCosts
from matching.places import Place
from matching.policy import Policy
from matching.preferences import in_order
from matching.preferences.preference import Preference, Wanting
from matching.tiers import suitable_tiers, tier_order
from scenarios.futures.answers import Question
from scenarios.futures.available import NOBODY
from scenarios.futures.costs import Scale
from scenarios.futures.looks_at import PREFERENCES, LooksAt, traits_of
from scenarios.futures.sorts import Sorts
from scenarios.futures.suiting import VERDICTS, Suiting

SHORTFALLS = 64
"""More than the need above what a place offers can come to."""


class Weights:
    """What living in each of some places, or having no home here, counts."""

    def __init__(
        self,
        places: Sequence[Place],
        sorts: Sorts,
        scale: Scale,
        policy: Policy,
        minutes: Mapping[tuple[str, str], int],
        known_costs: KnownCosts,
    ) -> None:
        self.places, self.sorts, self.scale = places, sorts, scale
        self.policy, self.minutes, self.known_costs = policy, minutes, known_costs
        self.suiting = Suiting(places)
        self._preferences = in_order(policy)
        self._counted = [_counted(preference, self) for preference in self._preferences]
        self._wantings: dict[int, Wanting] = {}

    def counts(self, wants: Whole) -> Whole:
        """Give what each place, and in the last column no home here, counts: short numbers."""
        needed = self._needed(wants)
        fits = self.suiting.verdicts(needed) * SHORTFALLS + self.suiting.shortfalls(needed)
        here = self.scale.short_of([each.of(wants, fits) for each in self._counted])
        wantings = [self.wanting(row) for row in wants.tolist()]
        of_none = [[each.with_no_home(one) for one in wantings] for each in self._preferences]
        none = self.scale.short_of(list(np.array(of_none, dtype=np.int64)))
        return np.hstack([here, none[:, None]])

    def wanting(self, wants: int) -> Wanting:
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
                known_costs=self.known_costs,
            )
        return self._wantings[wants]

    def _needed(self, wants: Whole) -> Whole:
        """Give what is needed in each row, by domain of intensity, as it is counted."""
        not_known = self.policy.not_known_counts_as
        needs = [self.sorts.child_who_wants(row)[0].needs for row in wants.tolist()]
        return np.array([each.counted(not_known) for each in needs], dtype=np.int64)


class _ByWants:
    """A preference that looks at what is wanted and at a place, not at how they fit."""

    def __init__(self, preference: Preference, looks_at: LooksAt, weights: Weights) -> None:
        self.preference, self.looks_at, self.weights = preference, looks_at, weights
        of_place = traits_of(looks_at.place)
        self._question = Question(self._traits, list(map(of_place, weights.places)), self._ask)

    def of(self, wants: Whole, _fits: Whole) -> Whole:
        return self._question.of(wants)

    def _traits(self, wants: int) -> Hashable:
        return traits_of(self.looks_at.row)(self.weights.wanting(wants))

    def _ask(self, wants: int, places: list[int]) -> list[int]:
        wanting, all_places = self.weights.wanting(wants), self.weights.places
        return [self.preference.cost(wanting, all_places[n], SUITS) for n in places]


class _ByFit:
    """A preference that looks at a place and at how it fits, whatever is wanted."""

    def __init__(self, preference: Preference, looks_at: LooksAt, weights: Weights) -> None:
        self.preference, self.looks_at, self.weights = preference, looks_at, weights
        of_place = traits_of(looks_at.place)
        self._question = Question(self._traits, list(map(of_place, weights.places)), self._ask)
        self._nobody = Wanting(
            NOBODY, 0, weights.policy, weights.minutes, (), (), known_costs=weights.known_costs
        )

    def of(self, _wants: Whole, fits: Whole) -> Whole:
        return self._question.of_pairs(fits)

    def _traits(self, fits: int) -> Hashable:
        return traits_of(self.looks_at.fit)(_fit(fits))

    def _ask(self, fits: int, places: list[int]) -> list[int]:
        found, all_places = _fit(fits), self.weights.places
        return [self.preference.cost(self._nobody, all_places[n], found) for n in places]


class _ByAll:
    """A preference of which it is not known what it looks at."""

    def __init__(self, preference: Preference, weights: Weights) -> None:
        self.preference, self.weights = preference, weights

    def of(self, wants: Whole, fits: Whole) -> Whole:
        found = [
            [
                self.preference.cost(self.weights.wanting(row), place, _fit(fit))
                for place, fit in zip(self.weights.places, of_row, strict=True)
            ]
            for row, of_row in zip(wants.tolist(), fits.tolist(), strict=True)
        ]
        return np.array(found, dtype=np.int64)


def _counted(preference: Preference, weights: Weights) -> _ByWants | _ByFit | _ByAll:
    looks_at = PREFERENCES.get(preference.name)
    if looks_at is None or (looks_at.row and looks_at.fit):
        return _ByAll(preference, weights)
    return (_ByFit if looks_at.fit else _ByWants)(preference, looks_at, weights)


def _fit(number: int) -> Fit:
    """Give how a place fits, as far as preferences look at it."""
    verdict, shortfall = divmod(number, SHORTFALLS)
    return Fit(VERDICTS[verdict], shortfall, (), ())
