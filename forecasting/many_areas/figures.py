"""The figures by which areas are compared: numbers, changes, ages, and starts for each child."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import months_after
from forecasting.counts import EVERYONE, BandsCannotBeBuilt, CountHistory, Measure
from forecasting.history import EpisodeHistory, History
from forecasting.many_areas.panel import BANDS, RECENT_YEARS, Numbers, Panel
from forecasting.many_areas.standing import A_DAY_OR_SO

SOURCE = (
    "Department for Education, Children looked after in England (2011 to 2023 releases), "
    "Open Government Licence v3"
)
CHANGE_YEARS = (1, 3)


@dataclass(frozen=True, slots=True)
class Figures:
    """One area on one day; a figure that is not known is None."""

    children: float
    bands: Numbers | None
    """Children of each standard band."""
    starts: float | None
    """A year, the mean of the last two."""
    by_measure: Mapping[str, float | None]


def figures_of(history: History, day: date) -> Figures:
    """Work out the figures of an area; a ValueError where not even the children are known."""
    bands = _looked_after(history, day)
    children = float(bands.sum()) if bands is not None else _total(history, day)
    if children is None:
        raise ValueError(f"{history.area}: the children looked after on {day} are not known.")
    before = {years: _total_years_ago(history, day, years) for years in CHANGE_YEARS}
    return _figures(children, bands, before, _starts(history, day), _residents(history, day))


def figures_of_panel(panel: Panel, place: int, at: int) -> Figures:
    """Work out the figures of one area of the panel in a year."""
    bands = panel.stock[place, at]
    before = {
        years: _known(panel.stock[place, at - years].sum()) if at >= years else None
        for years in CHANGE_YEARS
    }
    starts = panel.starts[place, max(at - RECENT_YEARS + 1, 0) : at + 1].sum(axis=1)
    known = starts[~np.isnan(starts)]
    return _figures(
        float(bands.sum()), bands, before, float(known.mean()) if len(known) else None, None
    )


def _figures(
    children: float,
    bands: Numbers | None,
    before: Mapping[int, float | None],
    starts: float | None,
    residents: float | None,
) -> Figures:
    measures: dict[str, float | None] = {"children": children}
    for years, then in before.items():
        name = f"change over {years} year{'s' if years > 1 else ''}"
        measures[name] = children / then - 1 if then else None
    for at, band in enumerate(BANDS):
        share = None if bands is None or not children else float(bands[at] / children)
        measures[f"share aged {band.label}"] = share
    measures["starts a year for each child"] = (
        None if starts is None or not children else starts / children
    )
    measures["children for each 10,000 residents"] = (
        10_000 * children / residents if residents else None
    )
    return Figures(children, bands, starts, measures)


def _looked_after(history: History, day: date) -> Numbers | None:
    try:
        stock = history.looked_after(day, BANDS).astype(np.float64)
    except BandsCannotBeBuilt:
        return None
    return None if np.isnan(stock).any() else stock


def _total(history: History, day: date) -> float | None:
    """Give all children on a day, from whatever bands make them up."""
    if isinstance(history, EpisodeHistory):
        if not history.complete_from <= day <= history.known_to:
            return None
        return float(history.looked_after(day, (EVERYONE,))[0])
    return _of_everyone(history, Measure.LOOKED_AFTER, day)


def _total_years_ago(history: History, day: date, years: int) -> float | None:
    then = months_after(day, -12 * years)
    if isinstance(history, CountHistory):
        near = [d for d in history.census_days() if abs((d - then).days) <= A_DAY_OR_SO]
        return next((t for d in near if (t := _total(history, d)) is not None), None)
    return _total(history, then)


def _starts(history: History, day: date) -> float | None:
    if isinstance(history, EpisodeHistory):
        first = max(months_after(day, -12 * RECENT_YEARS), history.complete_from)
        years = (day - first).days / 365.25
        return float(history.entered(first, day, (EVERYONE,))[0]) / years if years >= 1 else None
    years_known = [
        found
        for then in history.days_of(Measure.ENTERED)
        if 0 <= (day - then).days <= 366 * (RECENT_YEARS - 1) + 30
        and (found := _of_everyone(history, Measure.ENTERED, then)) is not None
    ]
    if years_known:
        return float(np.mean(years_known))
    return history.starts_a_year(day)


def _residents(history: History, day: date) -> float | None:
    if isinstance(history, EpisodeHistory):
        return None
    days = [then for then in history.days_of(Measure.RESIDENTS) if then <= day]
    found = (_of_everyone(history, Measure.RESIDENTS, then) for then in reversed(days))
    return next((residents for residents in found if residents is not None), None)


def _of_everyone(history: CountHistory, measure: Measure, day: date) -> float | None:
    try:
        return _known(history.counted(measure, day, (EVERYONE,))[0])
    except BandsCannotBeBuilt:
        return None


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
