"""Where a looked-after child lives at the end of a month, said in one of six ways."""

from enum import StrEnum

import numpy as np

from matching.tiers import Suitability


class Outcome(StrEnum):
    """Every looked-after child is in exactly one of these at the end of a month."""

    SUITABLE = "suitable_on_island"
    WITH_SUPPORT = "with_support_on_island"
    UNSUITABLE = "unsuitable_on_island"
    OFF_ISLAND = "off_island"
    WAITING = "waiting"
    ELSEWHERE = "elsewhere"


OUTCOMES = tuple(Outcome)
NUMBER = {outcome: number for number, outcome in enumerate(OUTCOMES)}
OF_VERDICT = {
    Suitability.SUITABLE: Outcome.SUITABLE,
    Suitability.WITH_SUPPORT: Outcome.WITH_SUPPORT,
    Suitability.NOT_SUITABLE: Outcome.UNSUITABLE,
}
OUTCOME_OF_VERDICT = np.array([NUMBER[OF_VERDICT[verdict]] for verdict in Suitability])
"""The outcome, by number, of a child on the island whom a home suits so, in `Suitability`'s order.
"""
