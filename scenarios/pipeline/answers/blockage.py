"""Where the pipeline is blocked: what each stage would give if it were better, the others as is."""

from collections.abc import Iterator

import numpy as np

from scenarios.pipeline.answers.asked import Answer, Asked, Numbers, ranged, said
from scenarios.pipeline.pathway import USUAL_PANEL_WEEKS, pathway_of
from scenarios.pipeline.stages import STAGES, Stage
from scenarios.pipeline.walk import walk
from scenarios.result import Row
from scenarios.world import PathwayChange

QUICKER = 0.5
LIKELIER = 1.2
"""How much better each stage is made, one at a time: half the days; a fifth more who go on."""
HALF_THE_DAYS, MORE_GO_ON = "half the days", "a fifth more go on"
EACH = 4
"""Assessments an assessor does at once [A]."""


def blockage(asked: Asked, assessors: int | None = None, each: int = EACH) -> Answer:
    """Give what each stage, panels and an assessor would add in approvals a year, most first.

    Stages are made better one at a time. Where the number of assessors is known, their queue holds
    in every row, and one more is tried.
    """
    today = PathwayChange(asked.as_of, assessors=assessors, assessments_each=each)
    plain = _approved(asked, (today,))
    rows: list[Row] = []
    for stage, what, change in _tried(asked, assessors, each):
        gained = (_approved(asked, (today, change)) - plain) / asked.years
        rows.append({"stage": stage.value, "change": what, **ranged(gained, 2)})
    rows.sort(key=lambda row: -float(row["mean"] or 0))
    best = {row["change"]: row for row in reversed(rows)}
    shares, days = best[MORE_GO_ON], best[HALF_THE_DAYS]
    return Answer(
        tuple(rows),
        (
            f"As things are, {said(ranged(plain / asked.years))} households are approved a year.",
            f"Most would be gained at {_label(shares)}: a fifth more going on there gives "
            f"{shares['mean']:g} more approvals a year ({shares['q10']:g} to {shares['q90']:g}). "
            f"Of time, at {_label(days)}: half the days there give {days['mean']:g} more.",
        ),
    )


def _tried(
    asked: Asked, assessors: int | None, each: int
) -> Iterator[tuple[Stage, str, PathwayChange]]:
    """Give every improvement that is tried, alone."""
    for stage in STAGES:
        yield stage, HALF_THE_DAYS, PathwayChange(asked.as_of, days_times={stage: QUICKER})
        yield stage, MORE_GO_ON, PathwayChange(asked.as_of, goes_on_times={stage: LIKELIER})
    weeks = USUAL_PANEL_WEEKS // 2
    twice = PathwayChange(asked.as_of, panel_every_weeks=weeks)
    yield Stage.PANEL, f"a panel every {weeks} weeks, not every {USUAL_PANEL_WEEKS}", twice
    if assessors is not None:
        more = PathwayChange(asked.as_of, assessors=assessors + 1, assessments_each=each)
        yield Stage.STAGE_2, "one more assessor", more


def _approved(asked: Asked, changes: tuple[PathwayChange, ...]) -> Numbers:
    """Count approvals in each draw; the same households walk whatever changes."""
    pathway = pathway_of(changes, asked.as_of)
    return asked.by_draw(walk(asked.coming.who, asked.coming.rates, pathway).approved)


def _label(row: Row) -> str:
    return next(stage.label for stage in STAGES if stage.value == row["stage"])


def by_month(asked: Asked) -> Answer:
    """Give how many households are at each stage at the end of each month, and approved so far."""
    walked = asked.coming.walked
    rows: list[Row] = []
    ends = [(day - asked.as_of).days for day in asked.dates]
    for number, stage in enumerate((*(s.value for s in STAGES), "approved")):
        for day, end in zip(asked.dates, ends, strict=True):
            if number == len(STAGES):
                here = walked.approved <= end
            else:
                after = walked.came[:, number + 1] if number + 1 < len(STAGES) else walked.approved
                gone = np.minimum(after, walked.ended)
                here = (walked.came[:, number] <= end) & (gone > end)
            many = np.bincount(asked.coming.who.draw[here], minlength=asked.draws).astype(float)
            rows.append({"month": day.isoformat(), "stage": stage, **ranged(many, 2)})
    return Answer(tuple(rows), ())
