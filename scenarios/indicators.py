"""The indicators of one area from everything that was read: what histories tell, and where."""

from collections.abc import Mapping, Sequence
from datetime import date

from forecasting.history import CountHistory, EpisodeHistory, History, Measure
from forecasting.kpis import Indicator, Reading, readings, residents_in, yearly
from scenarios.baseline.records import Records
from scenarios.disruptions import disruptions

OFF_ISLAND = ("living off the island", "off_island")
"""What published figures call children who live off the island."""

Row = dict[str, str | float | None]


def indicators(history: History, records: Records, months: int = 60) -> tuple[Reading, ...]:
    """Read every indicator of an area that can be told; the others once, as not known."""
    found = readings(history, months=months, residents=_residents(records, history))
    if isinstance(history, EpisodeHistory):
        found += tuple(disruptions(history, records.episodes, months))
    found += _off_island(records)
    missing = [each for each in Indicator if each not in {reading.indicator for reading in found}]
    day = history.known_to
    return found + tuple(Reading(each, day, None, (None, None)) for each in missing)


def rows_of(area: str, found: Sequence[Reading]) -> list[Row]:
    """Lay them out as a table; empty is not known."""
    return [
        {
            "area": area,
            "indicator": each.indicator.value,
            "date": each.day.isoformat(),
            "value": _rounded(each.value),
            "average_24_months": _rounded(each.averages[0]),
            "average_36_months": _rounded(each.averages[1]),
            "wanted": each.wanted.value,
        }
        for each in found
    ]


def _residents(records: Records, history: History) -> Mapping[date, int]:
    """Find the children living in the area, in counts that came beside its episodes."""
    codes = {count.area_code for count in records.counts if count.measure is Measure.RESIDENTS}
    if isinstance(history, CountHistory) or len(codes) != 1:
        return {}
    (code,) = codes
    beside = tuple(count for count in records.counts if count.area_code == code)
    return residents_in(CountHistory(history.area, code, beside))


def _off_island(records: Records) -> tuple[Reading, ...]:
    """Read children living off the island from published figures, of a day or of a year.

    A figure of a year stands on its last day: which day it was counted on is not known.
    """
    found: dict[date, float | None] = {}
    for figure in records.published:
        day = _day_of(figure.date)
        if figure.measure in OFF_ISLAND and day is not None:
            found[day] = figure.value
    return tuple(yearly(Indicator.OFF_ISLAND, dict(sorted(found.items()))))


def _day_of(text: str) -> date | None:
    """Read a day, or a year as its last day; nothing from a month or a span."""
    try:
        return date(int(text), 12, 31) if len(text) == len("2026") else date.fromisoformat(text)
    except ValueError:
        return None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
