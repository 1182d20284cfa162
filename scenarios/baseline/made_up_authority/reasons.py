"""Why children came, moved and left, in the codes of the return."""

from __future__ import annotations

import numpy as np

from scenarios.baseline.made_up_authority.placements import Began
from scenarios.baseline.made_up_authority.truth import Setting, Stay

NEEDS_AT_ENTRY = {"N1": 0.62, "N2": 0.04, "N3": 0.05, "N4": 0.09, "N5": 0.15, "N6": 0.05}
PLANNED = {"CARPL": 0.66, "CLOSE": 0.08, "LAREQ": 0.04, "STAND": 0.02, "OTHER": 0.20}
DISRUPTED = {"CREQB": 0.42, "CREQO": 0.18, "CHILD": 0.12, "ALLEG": 0.03, "OTHER": 0.25}
"""A quarter is OTHER, as in England (14,570 of 59,140 in 2024-25, DfE): disruption is a range."""
HOME_AGAIN = {"E4A": 0.58, "E4B": 0.14, "E13": 0.10, "E41": 0.06, "E8": 0.12}
TO_GUARDIANS = {"E45": 0.40, "E47": 0.18, "E46": 0.10, "E41": 0.20, "E4A": 0.12}
ADOPTED = {"E11": 0.35, "E12": 0.65}
LATER = {"E4A": 0.40, "E4B": 0.15, "E8": 0.20, "E41": 0.15, "E9": 0.03, "E3": 0.07}
ADULT_IN_A_FAMILY = {"E17": 0.55, "E5": 0.25, "E6": 0.10, "E8": 0.10}
ADULT_ELSEWHERE = {"E5": 0.60, "E6": 0.20, "E7": 0.08, "E8": 0.12}
FAMILIES = (Setting.FOSTER, Setting.OFF_FOSTER, Setting.KINSHIP)


def need_at_entry(rng: np.random.Generator, unaccompanied: bool) -> str:
    """Give the category of need, frozen at entry; unaccompanied children have absent parents."""
    return "N8" if unaccompanied else _one(rng, NEEDS_AT_ENTRY)


def reason_for_move(rng: np.random.Generator, why: Began) -> str:
    """Give the reason on the episode that ended, as true as returns are."""
    return _one(rng, DISRUPTED if why is Began.DISRUPTION else PLANNED)


def reason_left(rng: np.random.Generator, kind: Stay, last: Setting, adult: bool, days: int) -> str:
    """Give the reason for leaving care. Nobody is called adopted who was not placed for it."""
    if last is Setting.ADOPTION:
        return _one(rng, ADOPTED)
    if adult:
        return _one(rng, ADULT_IN_A_FAMILY if last in FAMILIES else ADULT_ELSEWHERE)
    if last is Setting.PARENTS:
        return "E4A"
    if kind is Stay.PERMANENCE and days > 180 and last in FAMILIES:
        return _one(rng, TO_GUARDIANS)
    return _one(rng, HOME_AGAIN if kind is Stay.SHORT else LATER)


def _one(rng: np.random.Generator, shares: dict[str, float]) -> str:
    chance, total = rng.random() * sum(shares.values()), 0.0
    for code, share in shares.items():
        total += share
        if chance < total:
            return code
    return next(reversed(shares))
