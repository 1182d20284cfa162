"""The history in a list of children of one day: a count of each age, and no entries or exits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from forecasting.ages import AgeBand, age_on, eighteenth_birthday
from forecasting.history import (
    Count,
    CountHistory,
    History,
    Measure,
    Status,
)
from scenarios.baseline.codes import SHORT_BREAKS
from scenarios.baseline.records import Records, SnapshotRecord


def snapshot_day(records: Records, snapshots: Sequence[SnapshotRecord]) -> date | None:
    """Give the day a list of children is of: as the about table says, else its latest date."""
    if records.about is not None and records.about.data_to is not None:
        return records.about.data_to
    return max((s.seen_on for s in snapshots if s.seen_on is not None), default=None)


def looked_after_on(snapshot: SnapshotRecord, day: date) -> bool:
    """Whether a child of the list is looked after on a day."""
    gone = snapshot.period_ended is not None and snapshot.period_ended <= day
    adult = eighteenth_birthday(snapshot.born) <= day
    return not gone and not adult and snapshot.legal_status not in SHORT_BREAKS


def snapshot_histories(records: Records, already: set[str]) -> list[History]:
    """Give the count of each age in a list of children; it has no entries or exits."""
    about = records.about
    areas = list(dict.fromkeys(snapshot.area for snapshot in records.snapshots))
    found: list[History] = []
    for area in areas:
        of_area = [snapshot for snapshot in records.snapshots if snapshot.area == area]
        name = (about.area if about is not None and len(areas) == 1 else None) or area
        day = snapshot_day(records, of_area)
        if name in already or day is None:
            continue
        ages = [age_on(s.born, day) for s in of_area if looked_after_on(s, day)]
        found.append(CountHistory(name, name, tuple(_count(name, day, a, ages) for a in range(18))))
    return found


def _count(area: str, day: date, age: int, ages: Sequence[int]) -> Count:
    band = AgeBand(age, age)
    return Count(area, area, day, Measure.LOOKED_AFTER, band, ages.count(age), Status.OK)
