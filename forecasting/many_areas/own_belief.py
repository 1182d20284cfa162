"""How far one area's own past bears out what others foretell for it, band by band.

From every past day the change foretold is held against what came. The share that would have
served best is believed, held near all of it: (sum of f a / v + k) / (sum of f² / v + k), with
f foretold, a actual, v the variance of such errors, and k = 1 / (how far areas differ)².
"""

from collections.abc import Callable
from datetime import date

import numpy as np

from forecasting.counts import CountHistory
from forecasting.many_areas.panel import BANDS, Numbers
from forecasting.many_areas.pooled_change import YEARS_AHEAD
from forecasting.many_areas.pooled_evidence import Evidence
from forecasting.many_areas.standing import A_DAY_OR_SO, OneArea, standing_of, stock_on

AREAS_DIFFER = (0.5, 0.8, 1.2)
"""Standard deviation between areas of the share that serves best (around all of it), one, two and
three years ahead: what is foretold further ahead is less surely so everywhere."""
FEW = 15.0
"""Children in the whole area with which half the foretold change is believed."""


def believed_here(here: OneArea, known: Evidence, years: int) -> Numbers:
    """Give the part of each band's foretold change that is believed: less in small areas."""
    children = float(here.standing.stock.sum())
    result: Numbers = known.belief[years] * children / (children + FEW)
    return result


def own_belief(
    history: CountHistory, as_of: date, evidence_on: Callable[[date], Evidence]
) -> Numbers:
    """Give the share of each foretold change that the area's past bears out: years × bands."""
    agreed, size = np.zeros(len(BANDS)), np.zeros(len(BANDS))
    days = [day for day in history.census_days() if day <= as_of]
    for day in days[:-1]:
        try:
            known, here = evidence_on(day), standing_of(history, day)
        except ValueError:
            continue  # before the panel has anything to say, or not all ages known
        stock = here.standing.stock
        for years in YEARS_AHEAD:
            after = _stock_after(history, days, day, years)
            if after is None:
                continue
            change = known.change.change(here.standing, years)[0]
            foretold = believed_here(here, known, years) * change
            spreads = known.spreads[years][: len(BANDS)]
            variance = np.array(
                [s.variance(float(n)) for s, n in zip(spreads, stock[0], strict=True)]
            )
            # Changes over several years overlap, and tell less each.
            agreed += foretold * (after - stock[0]) / variance / years
            size += foretold**2 / variance / years
    held = 1 / np.array(AREAS_DIFFER)[:, None] ** 2
    result: Numbers = np.clip((agreed + held) / (size + held), 0.0, 1.0)
    return result


def _stock_after(history: CountHistory, days: list[date], day: date, years: int) -> Numbers | None:
    for then in days:
        if abs((then - day).days - 365.25 * years) <= A_DAY_OR_SO:
            return stock_on(history, then)
    return None
