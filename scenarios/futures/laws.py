"""The very rules of `matching` about a child and a place alone, asked about many pairs at once."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

import numpy as np

from forecasting.ages import Whole
from matching.children import Child
from matching.places import Place
from matching.policy import Policy
from matching.resolving.eligibility import static_reason
from matching.rules.rule import StaticRule
from scenarios.futures.answers import Question
from scenarios.futures.looks_at import RULES, Traits, traits_of
from scenarios.futures.sorts import Sorts


class Laws:
    """Some rules: whether all of them let a child in these circumstances live in a place."""

    def __init__(
        self,
        rules: Sequence[StaticRule],
        places: Sequence[Place],
        sorts: Sorts,
        policy: Policy,
        minutes: Mapping[tuple[str, str], int],
    ) -> None:
        self.places, self.sorts, self.policy, self.minutes = places, sorts, policy, minutes
        self._questions = [
            self._question(rule) for rule in rules if policy.jurisdiction in rule.jurisdictions
        ]

    def allow(self, circumstances: Whole) -> Whole:
        """Say for each row and each place, 1 or 0, whether no rule excludes the place."""
        allowed = np.ones((len(circumstances), len(self.places)), dtype=np.int64)
        for question in self._questions:
            allowed &= question.of(circumstances)
        return allowed

    def _question(self, rule: StaticRule) -> Question:
        ask = partial(self._allows, rule)
        if rule.id not in RULES:
            return Question(int, range(len(self.places)), ask)
        of_child, of_place = traits_of(RULES[rule.id].row), traits_of(RULES[rule.id].place)
        return Question(partial(self._of_child, of_child), list(map(of_place, self.places)), ask)

    def _of_child(self, traits: Traits, circumstances: int) -> Hashable:
        return traits(self._child(circumstances))

    def _allows(self, rule: StaticRule, circumstances: int, places: list[int]) -> list[int]:
        child, rest = self._child(circumstances), (self.sorts.day, self.policy, self.minutes)
        return [int(static_reason(child, self.places[n], *rest, (rule,)) is None) for n in places]

    def _child(self, circumstances: int) -> Child:
        return self.sorts.child_in_circumstances(circumstances)
