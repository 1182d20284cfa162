"""How steady an area's rates of leaving have been from year to year, and so how certain they are.

The leavings of each past year are set beside those its rates foretell. What they differ by beyond
chance says how far next years' rates may differ: in common, and by age.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

import numpy as np

from forecasting.ages import as_days, months_after
from forecasting.episodes.reference_rates import Rates
from forecasting.spells import Spells

CERTAINTIES = (60.0, 250.0, 1000.0)
"""Leavings that a rate of years to come may be as certain as: it strays by 13, 6 or 3 %."""
CERTAINTY_PRIOR = (0.4, 0.4, 0.2)
MOST_YEARS = 10


@dataclass(frozen=True, eq=False)
class Steadiness:
    """The weight of each of CERTAINTIES: for all ages in common, and for one age beside others."""

    common: Rates
    of_ages: Rates

    @classmethod
    def unknown(cls) -> Self:
        """Give what is believed before any year was seen."""
        prior = np.array(CERTAINTY_PRIOR)
        return cls(prior, prior)


def steadiness(expected: Rates, seen: Rates, dispersion: float) -> Steadiness:
    """Weigh the certainties by the leavings foretold and seen: years × ages each.

    `dispersion` is the variance over the mean of leavings by chance alone: families leave together.
    """
    all_ages = expected.sum(axis=1)
    shared = seen.sum(axis=1) / np.maximum(all_ages, 1e-9)
    return Steadiness(
        _weights(all_ages, seen.sum(axis=1), dispersion),
        _weights(expected * shared[:, None], seen, dispersion),
    )


def _weights(expected: Rates, seen: Rates, dispersion: float) -> Rates:
    score = np.log(CERTAINTY_PRIOR)
    for place, certainty in enumerate(CERTAINTIES):
        variance = dispersion * np.maximum(expected, 0.5) + expected**2 / certainty
        score[place] -= 0.5 * (np.log(variance) + (seen - expected) ** 2 / variance).sum()
    weight = np.exp(score - score.max())
    result: Rates = weight / weight.sum()
    return result


def years_back(first: date, last: date) -> list[tuple[date, date]]:
    """Give the whole years that lead up to a day, latest first, as first and last days."""
    found: list[tuple[date, date]] = []
    end = last
    while len(found) < MOST_YEARS and (began := months_after(end, -12)) >= first - timedelta(1):
        found.append((began + timedelta(days=1), end))
        end = began
    return found


def open_between(spells: Spells, first: date, last: date) -> Spells:
    """Keep the periods of care that lie in a span, in part at least."""
    gone = spells.last_day()
    return spells.only((spells.began <= as_days(last)) & (gone >= as_days(first)))
