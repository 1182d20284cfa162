"""The indicators a service watches, with their rolling averages over 24 and 36 months.

An average is given only where every month (for counts every census) behind it is known: what is
not known is None, never nought.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

import numpy as np

from forecasting.ages import ADULT, AgeBand, months_after
from forecasting.history import CountHistory, EpisodeHistory, History, Measure
from forecasting.stability import long_term_stability, three_placements

EVERYONE = (AgeBand(0, ADULT - 1),)
PER = 10_000
OLDEST_POPULATION = 24
"""Months after which a count of residents is too old to divide by."""
WINDOWS = (24, 36)
CENSUS_GAP = 400
"""Days: counts further apart than this leave a year without one."""


class Indicator(StrEnum):
    """What is watched."""

    STOCK = "looked_after"
    RATE = "looked_after_per_10000"
    ENTERED = "entered_a_month"
    LEFT = "left_a_month"
    THREE_PLACEMENTS = "three_or_more_placements"
    LONG_TERM = "long_term_stability"
    DISRUPTED_AT_LEAST = "disruptions_a_year_per_100_at_least"
    DISRUPTED_AT_MOST = "disruptions_a_year_per_100_at_most"
    OFF_ISLAND = "off_island"


class Wanted(StrEnum):
    """Which way is better, where one is."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


WANTED: Mapping[Indicator, Wanted] = {
    Indicator.THREE_PLACEMENTS: Wanted.LOWER,
    Indicator.LONG_TERM: Wanted.HIGHER,
    Indicator.DISRUPTED_AT_LEAST: Wanted.LOWER,
    Indicator.DISRUPTED_AT_MOST: Wanted.LOWER,
    Indicator.OFF_ISLAND: Wanted.LOWER,
}
"""Fewer children looked after, or fewer who come, is not better in itself: neither is wanted."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator on a day (or in the month up to it), and what it was on average before."""

    indicator: Indicator
    day: date
    value: float | None
    averages: tuple[float | None, ...]
    """Over the months of WINDOWS up to the day."""

    @property
    def wanted(self) -> Wanted:
        """Which way is better."""
        return WANTED.get(self.indicator, Wanted.NEITHER)


def readings(
    history: History, *, months: int = 60, residents: Mapping[date, int] | None = None
) -> tuple[Reading, ...]:
    """Read every indicator that a history can tell, the latest day last.

    `residents` are children aged 0 to 17 living in the area, by day; for counts they are found
    in the history itself.
    """
    if isinstance(history, CountHistory):
        return tuple(_of_counts(history, residents or residents_in(history)))
    days = [months_after(history.known_to, -month) for month in range(months + 36, -1, -1)]
    living = residents or {}
    series = _series_of_episodes(history, living)
    return tuple(
        reading
        for indicator, value in series.items()
        for reading in rolled(indicator, days, [value(day) for day in days])[-months - 1 :]
    )


def _series_of_episodes(
    history: EpisodeHistory, residents: Mapping[date, int]
) -> Mapping[Indicator, Callable[[date], float | None]]:
    """Give what reads each indicator on a day; None before the data are complete."""

    def known(day: date) -> bool:
        return day >= history.complete_from

    def stock(day: date) -> float | None:
        return float(history.looked_after(day, EVERYONE)[0]) if known(day) else None

    def flow(count: Callable[..., np.ndarray]) -> Callable[[date], float | None]:
        def in_the_month(day: date) -> float | None:
            before = months_after(day, -1)
            first = date.fromordinal(before.toordinal() + 1)
            return float(count(first, day, EVERYONE)[0]) if known(first) else None

        return in_the_month

    def if_a_year_is_known(
        share: Callable[[EpisodeHistory, date], float | None],
    ) -> Callable[[date], float | None]:
        return lambda day: share(history, day) if known(months_after(day, -12)) else None

    return {
        Indicator.STOCK: stock,
        Indicator.RATE: lambda day: _rate(stock(day), day, residents),
        Indicator.ENTERED: flow(history.entered),
        Indicator.LEFT: flow(history.left),
        Indicator.THREE_PLACEMENTS: if_a_year_is_known(three_placements),
        Indicator.LONG_TERM: lambda day: long_term_stability(history, day) if known(day) else None,
    }


def rolled(
    indicator: Indicator, days: Sequence[date], values: Sequence[float | None]
) -> list[Reading]:
    """Set beside each month its average over the last so many, where all of them are known."""
    return [
        Reading(indicator, day, values[at], tuple(_mean(values, at, window) for window in WINDOWS))
        for at, day in enumerate(days)
    ]


def _mean(values: Sequence[float | None], at: int, window: int) -> float | None:
    last = values[at + 1 - window : at + 1] if at + 1 >= window else []
    known = [value for value in last if value is not None]
    return sum(known) / window if known and len(known) == window else None


def _of_counts(history: CountHistory, residents: Mapping[date, int]) -> Iterator[Reading]:
    """Read counts on their census days; flows of twelve months as so many a month."""
    stock = {day: _total(history, Measure.LOOKED_AFTER, day) for day in history.census_days()}
    yield from yearly(Indicator.STOCK, stock)
    rates = {day: _rate(children, day, residents) for day, children in stock.items()}
    yield from yearly(Indicator.RATE, rates)
    for indicator, measure in (
        (Indicator.ENTERED, Measure.ENTERED),
        (Indicator.LEFT, Measure.LEFT),
    ):
        flows = {day: _total(history, measure, day) for day in history.days_of(measure)}
        a_month = {day: None if n is None else n / 12 for day, n in flows.items()}
        yield from yearly(indicator, a_month)


def yearly(indicator: Indicator, values: Mapping[date, float | None]) -> Iterator[Reading]:
    """Set beside each census the average of those in the months before, where none is missing."""
    days = list(values)
    for at, day in enumerate(days):
        averages = []
        for window in WINDOWS:
            inside = [d for d in days[: at + 1] if d > months_after(day, -window)]
            ends = [months_after(day, -window), *inside]
            gaps = [(b - a).days for a, b in pairwise(ends[1:])]
            known = [values[d] for d in inside]
            enough = len(inside) * 12 >= window and all(gap <= CENSUS_GAP for gap in gaps)
            numbers = [n for n in known if n is not None]
            whole = enough and len(numbers) == len(known)
            averages.append(sum(numbers) / len(numbers) if whole else None)
        yield Reading(indicator, day, values[day], tuple(averages))


def _total(history: CountHistory, measure: Measure, day: date) -> float | None:
    """Give all ages of a measure on a day: the published total, else the sum of the bands."""
    if measure is Measure.LOOKED_AFTER:
        published = history.total_published(day)
        if published is not None:
            return float(published)
    covered = history.finest(measure, day)
    return sum(children for _, children in covered) if covered else None


def residents_in(history: CountHistory) -> Mapping[date, int]:
    """Give the children living in the area on each day they were counted in full."""
    found = {
        day: _total(history, Measure.RESIDENTS, day) for day in history.days_of(Measure.RESIDENTS)
    }
    return {day: int(number) for day, number in found.items() if number}


def _rate(children: float | None, day: date, residents: Mapping[date, int]) -> float | None:
    """Give children looked after for every 10,000 who live in the area, by its latest count."""
    usable = [d for d in residents if months_after(day, -OLDEST_POPULATION) <= d <= day]
    if children is None or not usable:
        return None
    return PER * children / residents[max(usable)]
