"""Which stage is slow and who is stuck: days there so far, against what is usual and the target."""

from collections.abc import Mapping

import numpy as np

from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.stages import STAGES, TARGET_DAYS, Stage
from scenarios.result import Row
from scenarios.words import begun

NAMED = 5
"""So many of those who are over the target stand in the sentence; the table has all."""


def stages_now(asked: Asked, targets: Mapping[Stage, int] = TARGET_DAYS) -> Answer:
    """Give a row for each stage. Days are believed means with their range, waits included."""
    rows: list[Row] = []
    for number, stage in enumerate(STAGES):
        here = _days_so_far(asked, number)
        low, middle, high = np.quantile(asked.coming.rates.days[:, number], (0.1, 0.5, 0.9))
        rows.append(
            {
                "stage": stage.value,
                "here": sum(journey.at == number for journey in asked.journeys),
                "over_target": sum(days > targets[stage] for days in here.values()),
                "longest_days": max(here.values(), default=None),
                "usual_days": round(float(middle)),
                "q10": round(float(low)),
                "q90": round(float(high)),
                "target_days": targets[stage],
            }
        )
    slow = [row for row in rows if row["over_target"]]
    sentences = [
        f"{begun(Stage(str(row['stage'])).label)}: "
        f"{row['over_target']} of {row['here']} over the target of {row['target_days']} days, the "
        f"longest for {row['longest_days']} days."
        for row in slow
    ]
    return Answer(tuple(rows), tuple(sentences) or ("No household is over the target of days.",))


def stuck(asked: Asked, targets: Mapping[Stage, int] = TARGET_DAYS) -> Answer:
    """List households over the target of their stage, longest first. For the team alone."""
    rows: list[Row] = [
        {
            "application_id": application,
            "stage": stage.value,
            "days": days,
            "target_days": targets[stage],
        }
        for number, stage in enumerate(STAGES)
        for application, days in _days_so_far(asked, number).items()
        if days > targets[stage]
    ]
    rows.sort(key=lambda row: -int(row["days"] or 0))
    named = [
        f"{row['application_id']} ({Stage(str(row['stage'])).label}, {row['days']} days)"
        for row in rows[:NAMED]
    ]
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    return Answer(tuple(rows), (f"Longest first: {', '.join(named)}{more}.",) if rows else ())


def first_child(asked: Asked) -> Answer:
    """Give the days from approval to the first child, or without one so far, by household."""
    rows: list[Row] = []
    for application in asked.baseline.pipeline:
        approved, first = application.approved_on, application.first_child_on
        if approved is None or approved > asked.as_of:
            continue
        came = first is not None and first <= asked.as_of
        until = first if came and first is not None else asked.as_of
        rows.append(
            {
                "application_id": application.application_id,
                "approved_on": approved.isoformat(),
                "first_child_on": until.isoformat() if came else None,
                "days": (until - approved).days,
            }
        )
    came_to = [row for row in rows if row["first_child_on"]]
    return Answer(
        tuple(rows),
        (
            f"Approvals recorded: {len(rows)}; the day of a first child is recorded for "
            f"{len(came_to)} of them.",
        ),
    )


def _days_so_far(asked: Asked, number: int) -> dict[str, int]:
    """Give the days at a stage so far, of those whose first day there is recorded."""
    return {
        journey.application_id: (asked.as_of - journey.since).days
        for journey in asked.journeys
        if journey.at == number and journey.since is not None
    }
