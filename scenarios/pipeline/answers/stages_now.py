"""Which stage is slow and who is stuck: days there so far, against what is usual and the target."""

from collections.abc import Mapping

import numpy as np

from matching.in_words.how_many import how_many
from matching.in_words.listed import listed
from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.stages import STAGES, TARGET_DAYS, Stage
from scenarios.result import Row

NAMED = 5
"""So many of those who are over the target stand in the sentence; the table has all."""
NOT_SURE = "None is over it in nine futures of ten."
SLOW_NAMED = 3
"""So many slow stages."""


def stages_now(asked: Asked, targets: Mapping[Stage, int] = TARGET_DAYS) -> Answer:
    """Give a row for each stage. Days are believed means with their range, waits included.

    Of whom no day says since when they are there, it is not known whether they are over the target.
    """
    rows: list[Row] = []
    for number, stage in enumerate(STAGES):
        here = _days_so_far(asked, number)
        low, middle, high = np.quantile(asked.coming.rates.days[:, number], (0.1, 0.5, 0.9))
        rows.append(
            {
                "stage": stage.value,
                "here": sum(journey.at == number for journey in asked.journeys),
                "over_target": sum(days > targets[stage] for days in here.values()),
                "day_not_known": len(_here_without_a_day(asked, number)),
                "longest_days": max(here.values(), default=None),
                "usual_days": round(float(middle)),
                "q10": round(float(low)),
                "q90": round(float(high)),
                "target_days": targets[stage],
            }
        )
    return Answer(tuple(rows), (_slowest(rows), _over(rows)))


def _slowest(rows: list[Row]) -> str:
    """Say which stages usually take longer than their target, furthest over first; how sure."""
    over = {
        str(row["stage"]): int(row["usual_days"] or 0) - int(row["target_days"] or 0)
        for row in rows
    }
    slow = [row for row in rows if over[str(row["stage"])] > 0]
    if not slow:
        return "No stage usually takes longer than its target."
    slow.sort(key=lambda row: -over[str(row["stage"])])
    named = [
        f"{Stage(str(row['stage'])).label} ({row['usual_days']} days, target {row['target_days']})"
        for row in slow[:SLOW_NAMED]
    ]
    sure = [
        Stage(str(row["stage"])).label
        for row in slow
        if int(row["q10"] or 0) > int(row["target_days"] or 0)
    ]
    return f"Usually over the target, furthest first: {listed(named)}. " + (
        f"Over it in nine futures of ten: {listed(sure)}." if sure else NOT_SURE
    )


def _over(rows: list[Row]) -> str:
    """Say how many of those on their way are over the target of their stage today."""
    here, over, unknown = (
        sum(int(row[name] or 0) for row in rows)
        for name in ("here", "over_target", "day_not_known")
    )
    said = (
        f"Of {how_many(here, 'household', 'households')} on their way today, {over or 'none'} "
        f"{'is' if over < 2 else 'are'} over the target of their stage."
    )
    return said + (f" Of {unknown} the day they came there is not recorded." if unknown else "")


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
    sentences = [_longest(rows)] if rows else []
    unknown = [
        f"{application} ({stage.label})"
        for number, stage in enumerate(STAGES)
        for application in _here_without_a_day(asked, number)
    ]
    if unknown:
        sentences.append(f"Since when is not recorded: {', '.join(unknown)}.")
    return Answer(tuple(rows), tuple(sentences))


def _longest(rows: list[Row]) -> str:
    named = [
        f"{row['application_id']} ({Stage(str(row['stage'])).label}, {row['days']} days)"
        for row in rows[:NAMED]
    ]
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    return f"Longest first: {', '.join(named)}{more}."


def first_child(asked: Asked) -> Answer:
    """Give the days from approval to the first child, or without one so far, by household."""
    rows: list[Row] = []
    first_child_of = {a.application_id: a.first_child_on for a in asked.baseline.pipeline}
    for journey in asked.journeys:
        approved, first = journey.approved, first_child_of[journey.application_id]
        if approved is None:
            continue
        came = first is not None and first <= asked.as_of
        until = first if came and first is not None else asked.as_of
        rows.append(
            {
                "application_id": journey.application_id,
                "approved_on": approved.isoformat(),
                "first_child_on": until.isoformat() if came else None,
                "days": (until - approved).days,
            }
        )
    return Answer(tuple(rows), (_first_children(rows),) if rows else ())


def _first_children(rows: list[Row]) -> str:
    """Say to how many a first child came, after how long, and how long others have none."""
    came = sorted(int(row["days"] or 0) for row in rows if row["first_child_on"])
    none = sorted(int(row["days"] or 0) for row in rows if not row["first_child_on"])
    said = f"Of {how_many(len(rows), 'approved household', 'approved households')}, "
    said += f"a first child is recorded for {len(came) or 'none'}"
    said += f", {_span(came)} days after approval" if came else ""
    return said + (
        f"; {len(none)} {'has' if len(none) == 1 else 'have'} none, {_span(none)} days after it."
        if none
        else "."
    )


def _span(days: list[int]) -> str:
    return f"{days[0]}" if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


def _here_without_a_day(asked: Asked, number: int) -> list[str]:
    """List those at a stage of whom it is not recorded since when."""
    return [j.application_id for j in asked.journeys if j.at == number and j.since is None]


def _days_so_far(asked: Asked, number: int) -> dict[str, int]:
    """Give the days at a stage so far, of those whose first day there is recorded."""
    return {
        journey.application_id: (asked.as_of - journey.since).days
        for journey in asked.journeys
        if journey.at == number and journey.since is not None
    }
