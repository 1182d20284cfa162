"""Pairs of brothers and sisters with a strict plan to live together, and those who live apart.

The panel's matching moves them as one. Futures place them together if possible: a month without a
shared home would send both off the island, where the panel would look at each way to divide them.
So it is counted how often they live apart.
"""

import numpy as np

from forecasting.ages import Whole
from matching.children import SiblingPlan
from scenarios.children.today import ELSEWHERE
from scenarios.futures.living import NOT_HERE, Living


class StrictPlans:
    """The pairs of several draws, who are all among today's children."""

    def __init__(self, living: Living) -> None:
        people, today = living.people, living.setting.today.people
        strict = np.array([each.child.sibling_plan is SiblingPlan.TOGETHER for each in today], bool)
        planned = np.zeros(len(people), dtype=bool)
        planned[people.is_today] = strict[people.number[people.is_today]]
        pairs = people.siblings.pairs
        self.living = living
        self.ones, self.others = pairs[:, planned[pairs].all(axis=0)]

    def now(self) -> tuple[Whole, Whole]:
        """List one of each pair of whom both need a home, and of those who live apart.

        Two who both wait, or both went off the island, are not known to be apart.
        """
        if not len(self.ones):
            return self.ones, self.ones
        mine, theirs = self.living.lives[self.ones], self.living.lives[self.others]
        gone = (NOT_HERE, ELSEWHERE)
        both = ~np.isin(mine, gone) & ~np.isin(theirs, gone)
        return self.ones[both], self.ones[both & (mine != theirs)]
