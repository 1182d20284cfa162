"""What is recorded of today's children about whom they may live with, in four grades.

Rules about who lives together look at pairs of children. Nearly all pairs are certain to pass from
the grades of the two alone, so only the others are put to the rules (`asking.py`).
"""

from collections.abc import Sequence
from enum import IntEnum
from itertools import product

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole
from matching.child.flags import NO_SAME_AGE, ONLY_OLDER_CHILDREN, ONLY_YOUNGER_CHILDREN
from matching.children import Child, SiblingPlan
from matching.policy import Policy
from matching.resolving.eligibility import STAYING
from matching.rules import RESIDENT_RULES
from matching.rules.court_conditions import NOT_WITH

OF_NUMBERS = {"FULL", "F1", "F7"}
"""Rules certain to pass where there is room, a bedroom and a place within limits for each."""
OF_PAIRS = {"H4", "FLAGS", "SOLE"}
"""Rules certain to pass where the grades say that nobody minds."""
ALL_RULES_KNOWN = {rule.id for rule in RESIDENT_RULES} <= OF_NUMBERS | OF_PAIRS
"""Whether there is no rule beside these: if there is one, nothing is certain and all is asked."""

LEFT_TO_ASK = {
    (fit_in, nobody_minds): tuple(
        rule
        for rule in RESIDENT_RULES
        if not (fit_in and rule.id in OF_NUMBERS) and not (nobody_minds and rule.id in OF_PAIRS)
    )
    for fit_in, nobody_minds in product((False, True), repeat=2)
}
"""The rules that are not certain to pass, by whether all surely fit in, and surely nobody minds."""

STAYING_RULES = tuple(rule for rule in RESIDENT_RULES if rule.id in STAYING)
"""The rules that hold for those who already live there too."""

AGES_OF_OTHERS = {ONLY_OLDER_CHILDREN, ONLY_YOUNGER_CHILDREN, NO_SAME_AGE}


class Company(IntEnum):
    """Whom a child may have to be kept apart from."""

    ANYONE_WILL_DO = 0
    NOT_EVERYONE = 1
    """Kept apart from some, who are marked so too."""
    PARTICULAR = 2
    """Perhaps kept apart from anyone."""
    ALONE = 3
    """Surely kept apart from everyone (`SOLE`)."""


ONE_OF = 1 << 15 * np.arange(len(Company))
"""What a child of each grade adds to the number that stands for all who live in a place: so many
of each grade, the strictest in the highest bits. Nobody is 0."""

FINE_BELOW = np.array([ONE_OF[2], ONE_OF[1], 1, 1])
"""By a newcomer's grade: with fewer there than this number stands for, nobody minds."""
NOT_ALONE_FROM = np.array([ONE_OF[3], ONE_OF[3], ONE_OF[3], 1])
"""By a newcomer's grade: with as many there, a child who must be alone would not be."""

Flags = NDArray[np.bool_]


def nobody_minds(company: Whole, there: Whole) -> Flags:
    """Say whether newcomers of these grades and those in a place surely may live together."""
    fine: Flags = there < FINE_BELOW[company]
    return fine


def would_not_be_alone(company: Whole, there: Whole) -> Flags:
    """Say whether a child who must be alone, a newcomer or there, surely would not be."""
    found: Flags = there >= NOT_ALONE_FROM[company]
    return found


def somebody_is_particular(there: Whole) -> Flags:
    """Say whether somebody lives in a place who may be kept apart from anyone."""
    found: Flags = there >= ONE_OF[Company.PARTICULAR]
    return found


def nobody_minds_together(company: Sequence[int], there: int) -> bool:
    """Say whether several newcomers and those in a place surely may all live together."""
    particular, of_others = divmod(there, int(ONE_OF[Company.PARTICULAR]))
    marked = company.count(Company.NOT_EVERYONE) + (of_others >= ONE_OF[Company.NOT_EVERYONE])
    return not particular and max(company) < Company.PARTICULAR and marked < 2


def company_of(children: Sequence[Child], policy: Policy) -> Whole:
    """Grade children, who are all of whom anything may be recorded."""
    apart = {flag for pair in policy.flags_apart for flag in pair}
    named = {name for child in children for name in _names(child)}
    families = {c.siblings for c in children if c.sibling_plan is SiblingPlan.APART} - {None}

    def grade(child: Child) -> Company:
        if child.sole_child:
            return Company.ALONE
        if AGES_OF_OTHERS & set(child.flags):
            return Company.PARTICULAR
        if child.id in named or child.siblings in families or apart & set(child.flags):
            return Company.NOT_EVERYONE
        return Company.NOT_EVERYONE if any(_names(child)) else Company.ANYONE_WILL_DO

    return np.array([grade(child) for child in children], dtype=np.int64)


def _names(child: Child) -> tuple[str, ...]:
    """List the ids of children a person or a court keeps this one apart from."""
    courts = (each.removeprefix(NOT_WITH) for each in child.court_conditions if NOT_WITH in each)
    return (*child.not_with, *courts)
