"""The days households came to the stages between enquiry, application and approval.

The days given (enquiry, application, approval or leaving, the stage they are at) stay as they are;
those between divide the time. Here stage 2 is slow, so there is something to find. Of some stages
nobody wrote the day down, and of one household being visited not when it began.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from scenarios.baseline.made_up_authority.newly_approved import Row

DAY_OF = {
    "enquiry": "enquired_on",
    "visit": "visited_on",
    "application": "applied_on",
    "stage_1": "stage_1_on",
    "training": "training_on",
    "stage_2": "stage_2_on",
    "panel": "panel_on",
}
"""The column of the day a household came to each stage, in their order."""
BEFORE, AFTER = tuple(DAY_OF)[:2], tuple(DAY_OF)[2:]
TAKES: Mapping[str, int] = {
    "enquiry": 30,
    "visit": 30,
    "application": 25,
    "stage_1": 50,
    "training": 45,
    "stage_2": 125,
    "panel": 28,
}
"""Days usual here: 273 from application to approval, as in England (2013-14); most in stage 2."""
EVEN = 4.0
"""How even the times are: as of so many steps in a row."""
VISITED = 0.3
"""Of those who leave before they apply, so many have been visited."""
LEAVES_AT = (0.19, 0.42, 0.15, 0.17, 0.07)
"""Of those who leave after they applied, the share at each stage from the application on."""
FORGOTTEN = 0.12


def with_stage_days(rows: Sequence[Row], last_day: date, rng: np.random.Generator) -> None:
    """Write the days between into the rows."""
    for row in rows:
        days = {**_before(row, last_day, rng), **_after(row, rng)}
        row.update({column: day for column, day in days.items() if rng.random() > FORGOTTEN})
        here = DAY_OF.get(str(row["stage"]))
        if here is not None:
            row[here] = row["stage_since"]
    _one_without_a_day(rows)


def _before(row: Row, last_day: date, rng: np.random.Generator) -> Row:
    """Give the day of the visit, of those who applied and of some who left."""
    enquired, applied, left = (
        _day(row, name) for name in ("enquired_on", "applied_on", "withdrawn_on")
    )
    visited = rng.random() < VISITED
    if enquired is None or not (applied or (left and visited)):
        return {}
    return _divided(enquired, applied or left or last_day, BEFORE, rng)


def _after(row: Row, rng: np.random.Generator) -> Row:
    """Give the days between the application and where they are, or where they ended."""
    applied, ends = _day(row, "applied_on"), _day(row, "stage_since")
    if applied is None or ends is None:
        return {}
    stage = str(row["stage"])
    reached = AFTER
    if stage == "withdrawn":
        reached = AFTER[: 1 + int(rng.choice(len(AFTER), p=LEAVES_AT))]
    elif stage in AFTER:
        reached = AFTER[: AFTER.index(stage)]
    return _divided(applied, ends, reached, rng)


def _divided(first: date, last: date, stages: Sequence[str], rng: np.random.Generator) -> Row:
    """Divide the days over these stages in a row; the first begins on the first day."""
    parts = rng.gamma(EVEN, [TAKES[stage] for stage in stages])
    passed = np.cumsum(parts[:-1]) / parts.sum() * (last - first).days
    return {
        DAY_OF[stage]: first + timedelta(days=round(float(days)))
        for stage, days in zip(stages[1:], passed, strict=True)
    }


def _one_without_a_day(rows: Sequence[Row]) -> None:
    """Leave it open since when the last household being visited is."""
    visited = [row for row in rows if row["stage"] == "visit"]
    if visited:
        latest = max(visited, key=lambda row: str(row["enquired_on"]))
        latest.update(visited_on=None, stage_since=None)


def _day(row: Row, column: str) -> date | None:
    day = row.get(column)
    return day if isinstance(day, date) else None
