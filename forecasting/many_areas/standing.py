"""How one area stands beside the panel: its children, recent starts and last change, by band."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import ADULT, AgeBand, Whole, months_after
from forecasting.counts import CountHistory, Measure
from forecasting.episodes.balance import band_columns, known_starts, spread
from forecasting.episodes.reference_rates import reference_stock
from forecasting.history import EpisodeHistory, History
from forecasting.many_areas.panel import BANDS, RECENT_YEARS, Numbers, Standing, usual_starts

A_DAY_OR_SO = 16
"""Days by which a census day may be off a whole number of years."""
SINGLE_AGES = tuple(AgeBand(age, age) for age in range(ADULT))


@dataclass(frozen=True, eq=False)
class OneArea:
    """The standing of one area, with its children by single age."""

    ages: Whole
    standing: Standing
    notes: tuple[str, ...]


def standing_of(history: History, day: date) -> OneArea:
    """Give how an area stands on a day; a ValueError says what is missing."""
    ages = _ages(history, day)
    if ages is None:
        raise ValueError(
            f"{history.area}: the counts on {day} do not cover all ages from 0 to 17, "
            "so children cannot be followed as they grow older."
        )
    columns = band_columns(BANDS)
    stock = (ages @ columns)[None, :].astype(np.float64)
    starts, notes = _starts(history, day), tuple[str, ...]()
    if starts is None:
        starts = usual_starts(stock.sum(axis=1))[0]
        notes = ("Starts are not known: those of the median English authority are used.",)
    moved = _moved(history, day, stock[0])
    return OneArea(ages, Standing(stock, starts[None, :], moved[None, :]), notes)


def _ages(history: History, day: date) -> Whole | None:
    if isinstance(history, CountHistory):
        return spread(history, Measure.LOOKED_AFTER, day, reference_stock())
    return history.looked_after(day, SINGLE_AGES)


def _starts(history: History, day: date) -> Numbers | None:
    if isinstance(history, EpisodeHistory):
        first = max(months_after(day, -12 * RECENT_YEARS), history.complete_from)
        years = (day - first).days / 365.25
        if years < 1:
            return None
        result: Numbers = history.entered(first, day, BANDS) / years
        return result
    by_age = known_starts(history, day)
    return None if by_age is None else by_age @ band_columns(BANDS)


def _moved(history: History, day: date, stock: Numbers) -> Numbers:
    """Give the change over the last year, or half that over the last two; else none."""
    for back in (1, 2):
        before = _a_while_ago(history, day, back)
        if before is not None:
            return (stock - before) / back
    return np.zeros(len(BANDS))


def _a_while_ago(history: History, day: date, years: int) -> Numbers | None:
    if isinstance(history, EpisodeHistory):
        then = months_after(day, -12 * years)
        if then < history.complete_from:
            return None
        return history.looked_after(then, BANDS).astype(np.float64)
    for then in reversed(history.census_days()):
        if abs((day - then).days - 365.25 * years) <= A_DAY_OR_SO:
            return stock_on(history, then)
    return None


def stock_on(history: History, day: date) -> Numbers | None:
    """Give the children of each standard band on a day, or nothing where not all are known."""
    ages = _ages(history, day)
    return None if ages is None else (ages @ band_columns(BANDS)).astype(np.float64)
