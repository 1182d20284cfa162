"""What a run comes to over its whole time, measure by measure, in words."""

from collections.abc import Mapping, Sequence

import numpy as np

from scenarios.in_words.amounts import amount, outside_its_range
from scenarios.reading.mean_and_range import MeanAndRange, mean_and_range
from scenarios.reading.measures import WHOLE, Measure

ByDraw = Mapping[str, Mapping[str, Sequence[float | None]]]
"""Each measure, by period and draw, as a result keeps them."""


def whole_time(by_draw: ByDraw, measure: Measure) -> tuple[str, str, str] | None:
    """Give the average of all futures and where 8 in 10 lie; None where nothing is known."""
    found = _summed_up(by_draw, measure)
    if found.mean is None or found.q10 is None or found.q90 is None:
        return None
    together = (found.mean, found.q10, found.q90)
    mean, low, high = (amount(number, measure.unit, together) for number in together)
    return mean, low, high


def few_differ(by_draw: ByDraw, measure: Measure) -> bool:
    """Tell whether the average lies outside its range, as where a few futures differ much."""
    found = _summed_up(by_draw, measure)
    row = {"mean": found.mean, "q10": found.q10, "q90": found.q90}
    return outside_its_range(row, "mean", measure.unit)


def _summed_up(by_draw: ByDraw, measure: Measure) -> MeanAndRange:
    draws = by_draw.get(measure.name, {}).get(WHOLE, ())
    return mean_and_range(np.array([np.nan if v is None else v for v in draws], dtype=float))
