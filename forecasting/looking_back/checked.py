"""Forecasts held against what came: each figure of an entry in the register, once it is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.forecast import ALL
from forecasting.history import BandsCannotBeBuilt, CountHistory, EpisodeHistory, History
from forecasting.placement import GROUPS
from forecasting.register import Entry, Figure, known_levels
from forecasting.scores import crps_from_levels

EVERY_MONTHS = 3
"""Periods of care would answer for any month; figures a month apart say nearly the same twice."""
NEAR_DAYS = 16
"""A census so many days from a month's end of the forecast answers for it."""

Cell = tuple[str, str]
"""An age band and a placement group."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One figure beside the truth."""

    age_band: str
    placement: str
    day: date
    horizon_months: int
    actual: int
    middle: float
    last_value: float
    inside_80: bool | None
    """None where the ends of the range were not kept."""
    inside_90: bool | None
    crps: float
    ahead: bool
    """Foretold before the data could tell; else made from a past day of data that reached it."""

    @property
    def error(self) -> float:
        """How many children the middle was off by."""
        return abs(self.middle - self.actual)

    @property
    def error_of_last_value(self) -> float:
        """How many children the last known number was off by."""
        return abs(self.last_value - self.actual)


def check(entry: Entry, history: History) -> tuple[Checked, ...]:
    """Hold an entry against a later history of the same area, as far as that reaches."""
    by_day: dict[date, dict[Cell, Figure]] = {}
    for figure in entry.figures:
        by_day.setdefault(figure.day, {})[figure.age_band, figure.placement] = figure
    days = list(by_day)
    found = []
    for step, known_on in _days_with_truth(days, history):
        for cell, actual in _truth(entry, history, known_on).items():
            foretold, now = by_day[days[step]].get(cell), by_day[days[0]].get(cell)
            if foretold is not None and now is not None:
                found.append(_checked(foretold, now.mean, step, actual, entry.known_to))
    return tuple(found)


def _days_with_truth(days: list[date], history: History) -> Iterator[tuple[int, date]]:
    """Give the steps of the forecast that can be checked, each with the day the truth is of."""
    if isinstance(history, EpisodeHistory):
        for step in range(EVERY_MONTHS, len(days), EVERY_MONTHS):
            if history.complete_from <= days[step] <= history.known_to:
                yield step, days[step]
        return
    for census in history.census_days():
        apart = [abs((census - day).days) for day in days]
        step = int(np.argmin(apart))
        if step and apart[step] <= NEAR_DAYS:
            yield step, census


def _truth(entry: Entry, history: History, day: date) -> Mapping[Cell, int]:
    """Count what is known of a day: each band, all of them, and the placement groups."""
    bands = entry.age_bands
    try:
        counts = history.looked_after(day, bands).astype(np.float64)
    except BandsCannotBeBuilt:
        counts = np.full(len(bands), np.nan)
    known = {
        (band.label, ALL): int(children)
        for band, children in zip(bands, counts, strict=True)
        if not np.isnan(children)
    }
    if len(known) == len(bands):
        known[ALL, ALL] = int(counts.sum())
    elif isinstance(history, CountHistory) and sum(b.highest - b.lowest + 1 for b in bands) == 18:
        total = history.total_published(day)
        known |= {} if total is None else {(ALL, ALL): total}
    if entry.made.by_placement and isinstance(history, EpisodeHistory):
        lived = zip(GROUPS, history.by_placement(day), strict=True)
        known |= {(ALL, group.value): int(children) for group, children in lived}
    return known


def _checked(figure: Figure, last: float, step: int, actual: int, known_to: date) -> Checked:
    shares, levels = known_levels(figure)
    middle = figure.level("q50")
    return Checked(
        age_band=figure.age_band,
        placement=figure.placement,
        day=figure.day,
        horizon_months=step,
        actual=actual,
        middle=figure.mean if middle is None else middle,
        last_value=last,
        inside_80=_inside(figure.level("q10"), actual, figure.level("q90")),
        inside_90=_inside(figure.level("q05"), actual, figure.level("q95")),
        crps=crps_from_levels(shares, levels, actual),
        ahead=figure.day > known_to,
    )


def _inside(low: float | None, actual: int, high: float | None) -> bool | None:
    return None if low is None or high is None else low <= actual <= high
