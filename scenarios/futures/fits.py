"""Which homes may take a child, and what each counts: the very rules and preferences of `matching`.

Those about a child and a place alone give the same answer month after month, so each is asked once
and kept (`answers.py`), for all children of a sort and all places alike at once. Whether a place is
available on a day, and who lives there, is asked anew each month.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole
from matching.children import Child
from matching.home.known_costs import KnownCosts, known_costs
from matching.places import Place
from matching.policy import Policy
from matching.resolving.eligibility import NEWCOMERS_ONLY, NO_MINUTES, STAYING
from matching.rules import STATIC_RULES
from matching.rules.capability import CAPABILITY
from scenarios.futures.alike import alike, named_in
from scenarios.futures.answers import Answers
from scenarios.futures.available import as_if_available, availability
from scenarios.futures.costs import Scale
from scenarios.futures.laws import Laws
from scenarios.futures.sorts import Sorts
from scenarios.futures.suiting import TOO_LITTLE
from scenarios.futures.tally import SHORT_TIERS
from scenarios.futures.weights import Weights

ALL_BUT_NEED = tuple(rule for rule in STATIC_RULES if rule is not CAPABILITY)
OF_KEEPING = tuple(rule for rule in STATIC_RULES if rule.id in STAYING)
OF_STAYING = tuple(rule for rule in ALL_BUT_NEED if rule.id not in NEWCOMERS_ONLY)

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
        costs_known: KnownCosts | None = None,
    ) -> None:
        """Make ready for these places; `children` are those whose own words may name one.

        `costs_known` says what costs that are not known count as, else these places do.
        """
        self.run = uuid4().hex
        """Tells this run's answers from another's, in whatever process they are kept."""
        self.policy, self.minutes = policy, minutes
        self.known_costs = costs_known or known_costs(places)
        self.available = availability(places, dates, policy)
        """Steps × places: whether a place can be used, whoever lives there."""
        judged = [as_if_available(place) for place in places]
        named = named_in(children)
        self.alike, self.places = alike(judged, named)
        """For each place the number of its like, and for each of those a place standing for it."""
        named_children = {child for place in places for child in place.named_children}
        self.scale, self.sorts = Scale(policy), Sorts(dates[0], named_children)
        self.no_home = len(self.places)
        """The column of `counts` for having no home here."""
        self._weights = Weights(
            self.places, self.sorts, self.scale, policy, minutes, self.known_costs
        )
        of_pairs = self.places, self.sorts, policy
        number = len(places)
        self.lawful = Answers(
            number, partial(self._of_each, Laws(ALL_BUT_NEED, *of_pairs, minutes))
        )
        """By circumstances: whether all other rules let a child move in."""
        self.may_stay = Answers(
            number, partial(self._of_each, Laws(OF_STAYING, *of_pairs, NO_MINUTES))
        )
        """By circumstances: whether all other rules find a home no less suitable for who is there.
        """
        self._may_keep = Answers(
            number, partial(self._of_each, Laws(OF_KEEPING, *of_pairs, NO_MINUTES))
        )
        self.suits = Answers(number, self._suits)
        """By levels of need: the place in `VERDICTS` of how a place suits."""
        self.counts = Answers(self.no_home + 1, self._weights.counts, np.int64)
        """By what is wanted: what living in a place, or having no home, counts; short numbers."""
        self.preferred = Answers(1, self._preferred)
        """By what is wanted: the place in `SHORT_TIERS` of the tier that would suit best."""

    def may_move_in(self, levels: Whole, circumstances: Whole) -> Flags:
        """Say whether the rules about a child and a place alone let each child move into each."""
        may: Flags = self.lawful.of_rows(circumstances) == 1
        may &= self.suits.of_rows(levels) != TOO_LITTLE
        return may

    def may_keep(self, circumstances: Whole, places: Whole) -> Flags:
        """Say whether the rules about a child and a place alone let each go on living there."""
        may: Flags = self._may_keep.of(circumstances, places) == 1
        return may

    def suits_who_lives_there(self, levels: Whole, circumstances: Whole, places: Whole) -> Flags:
        """Say whether a home suits who lives there: leaving it counts as a move."""
        suits: Flags = self.may_stay.of(circumstances, places) == 1
        suits &= self.suits.of(levels, places) != TOO_LITTLE
        return suits

    def _of_each(self, laws: Laws, circumstances: Whole) -> Whole:
        return laws.allow(circumstances)[:, self.alike]

    def _suits(self, levels: Whole) -> Whole:
        """Compare needs with places as the rule of need does."""
        not_known = self.policy.not_known_counts_as
        needs = [self.sorts.child_of_levels(row).needs for row in levels.tolist()]
        counted = np.array([each.counted(not_known) for each in needs], dtype=np.int64)
        return self._weights.suiting.verdicts(counted)[:, self.alike]

    def _preferred(self, wants: Whole) -> Whole:
        """Give the tier that stands first for each, if it is one that may be short."""
        found = []
        for row in wants.tolist():
            tiers = self._weights.wanting(row).suitable_tiers
            first = tiers[0] if tiers else None
            found.append(SHORT_TIERS.index(first) if first in SHORT_TIERS else NONE_SUITS)
        return np.array(found, dtype=np.int64)[:, None]
