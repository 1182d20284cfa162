"""Brothers and sisters who come into care together: how many, and how far apart in age."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forecasting.episodes.reference_rates import FAMILY_STEP, Rates
from forecasting.spells import Spells

LARGEST = 6
"""No more children than this arrive as one family."""
STRENGTH = 20.0
"""Children with which the reference chance holds back the area's own."""


@dataclass(frozen=True, slots=True)
class Families:
    """Sizes of families who arrive: one child, and each time one more with chance `step`."""

    step: float

    def sizes(self) -> Rates:
        """Give the share of families with 1, 2, ... children."""
        share = (1 - self.step) * self.step ** np.arange(LARGEST)
        result: Rates = share / share.sum()
        return result

    def mean_size(self) -> float:
        """Give the children in a family on average."""
        return float(self.sizes() @ np.arange(1, LARGEST + 1))

    def dispersion(self) -> float:
        """Give the variance of children over their mean when families come at random."""
        size = np.arange(1, LARGEST + 1)
        return float(self.sizes() @ size**2) / self.mean_size()


def fit_families(spells: Spells, entered: NDArray[np.bool_], days: int) -> Families:
    """Learn family sizes from the children who came on the same day.

    Where families are recorded, pairs are of one family; where not, they are pairs who came on
    one day, less those that chance alone brings together. A family of geometric size has
    step / (1 - step) such pairs a child, which is solved for the step.
    """
    children = int(entered.sum())
    known = bool((spells.family[entered] >= 0).any())
    day = spells.began[entered].astype(np.int64)
    if known:
        family = spells.family[entered]
        both = np.stack([day, family], axis=1)[family >= 0]
        pairs = float(_pairs(np.unique(both, axis=0, return_counts=True)[1]))
    else:
        chance = children**2 / (2 * max(days, 1))
        pairs = max(_pairs(np.unique(day, return_counts=True)[1]) - chance, 0.0)
    prior = FAMILY_STEP / (1 - FAMILY_STEP)
    odds = (pairs + STRENGTH * prior) / (children + STRENGTH)
    return Families(min(odds / (1 + odds), 0.6))


def lead_ages(ages: Rates, families: Families) -> Rates:
    """Find ages of first children such that all children together have the given ages."""
    more = 1 - 1 / families.mean_size()
    mixing = (1 - more) * np.eye(18) + more * age_gaps()
    lead = np.maximum(ages, 1e-9)
    for _ in range(60):
        lead = lead * ((ages / np.maximum(lead @ mixing, 1e-12)) @ mixing.T)
        lead = lead / lead.sum()
    return lead


def age_gaps() -> Rates:
    """Give the chance that the brother or sister of a child of one age has another: 18 × 18.

    Mostly within five years. Assumed [A]; what lies outside 0 to 17 is left out.
    """
    gap = np.abs(np.arange(18)[:, None] - np.arange(18)[None, :])
    weight = np.where(gap == 0, 0.15, np.exp(-gap / 3.5))
    result: Rates = weight / weight.sum(axis=1, keepdims=True)
    return result


def _pairs(together: NDArray[np.int64]) -> int:
    return int((together * (together - 1) // 2).sum())
