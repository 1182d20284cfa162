"""Where the pipeline is blocked: what each stage would give if it were better, the others as is."""

import numpy as np

from scenarios.pipeline.answers.asked import Answer, Asked, Numbers, ranged, said
from scenarios.pipeline.pathway import pathway_of
from scenarios.pipeline.stages import STAGES
from scenarios.pipeline.walk import walk
from scenarios.result import Row
from scenarios.world import PathwayChange

QUICKER = 0.5
LIKELIER = 1.2
"""How much better each stage is made, one at a time: half the days; a fifth more who go on."""


def blockage(asked: Asked) -> Answer:
    """Give, for each stage and for enquiries, the further approvals a year, most first."""
    plain = _approved(asked, ())
    rows: list[Row] = []
    for stage in STAGES:
        for what, change in (
            ("half the days", PathwayChange(asked.as_of, days_times={stage: QUICKER})),
            ("a fifth more go on", PathwayChange(asked.as_of, goes_on_times={stage: LIKELIER})),
        ):
            gained = (_approved(asked, (change,)) - plain) / asked.years
            rows.append({"stage": stage.value, "change": what, **ranged(gained, 2)})
    rows.sort(key=lambda row: -float(row["mean"] or 0))
    a_year = ranged(plain / asked.years)
    best = {row["change"]: row for row in reversed(rows)}
    shares, days = best["a fifth more go on"], best["half the days"]
    return Answer(
        tuple(rows),
        (
            f"As things are, {said(a_year)} households are approved a year.",
            f"Most would be gained at {_label(shares)}: a fifth more going on there gives "
            f"{shares['mean']:g} more approvals a year ({shares['q10']:g} to {shares['q90']:g}). "
            f"Of time, at {_label(days)}: half the days there give {days['mean']:g} more.",
        ),
    )


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
