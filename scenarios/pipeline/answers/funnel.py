"""Where people drop out, by cohort: everyone who began is followed, and those open are not lost."""

from collections import Counter

import numpy as np

from matching.in_words.how_many import how_many
from matching.in_words.listed import listed
from scenarios.assumptions import Assumptions
from scenarios.in_words.words import begun
from scenarios.pipeline.answers.asked import FEW, SMALL, Answer, Asked, Numbers
from scenarios.pipeline.journeys import Observed, leg_observed, stage_observed, stages_are_dated
from scenarios.pipeline.stages import LEGS, NUMBER, STAGES
from scenarios.result import Row

REASONS = {
    "AW0": "other or unknown",
    "AW1": "not as expected",
    "AW2": "assessment not as expected",
    "AW3": "household circumstances",
    "AW4": "finance",
    "AW5": "allegations risk",
}

USUAL = Assumptions()
MOST_SAID = 3
STAGES_SAID = 2
"""So many reasons, and stages, stand in a sentence."""
OF_A_STAGE = "few households: the range is mostly what is assumed, not this authority"
"""What is published is of the two legs alone."""
PUBLISHED = (USUAL.enquiry_to_application, USUAL.application_to_approval)
"""What is published of each leg, for councils in England."""


def funnel(asked: Asked) -> Answer:
    """Give a row for each leg, and for each stage where its days are recorded."""
    legs: list[Row] = [_leg(asked, number) for number in range(len(LEGS))]
    sentences = [_leg_said(row) for row in legs]
    stages: list[Row] = []
    if stages_are_dated(asked.journeys):
        stages = [_stage(asked, number) for number in range(len(STAGES))]
        sentences.append(_stages_said(stages))
    return Answer((*legs, *stages), tuple(sentence for sentence in sentences if sentence))


def _stages_said(rows: list[Row]) -> str:
    """Say at which stages most left, and for how many stages there is little to go by."""
    by_stage = {stage.label: int(row["left"] or 0) for stage, row in zip(STAGES, rows, strict=True)}
    left = sum(by_stage.values())
    most = sorted(by_stage, key=lambda label: -by_stage[label])[:STAGES_SAID]
    named = listed([f"{label} ({by_stage[label]})" for label in most if by_stage[label]])
    few = sum(row["note"] is not None for row in rows)
    said = f"Of {left} who left, most were last known to be at {named}. " if left else ""
    return said + (
        f"For {few} of {len(rows)} stages fewer than {FEW} went on or left: their shares are "
        "mostly what is assumed, not this authority."
        if few
        else ""
    )


def _leg_said(row: Row) -> str:
    return (
        f"{begun(str(row['from_to']))}: {row['went_on']} of {row['began']} went on, "
        f"{row['left']} left, {row['still_on_the_way']} still on the way; {row['share']:.0%} go on "
        f"in the end ({row['q10']:.0%} to {row['q90']:.0%}; published for England: "
        f"{row['published']:.0%})." + (f" {begun(SMALL)}." if row["note"] else "")
    )


def cohorts(asked: Asked) -> Answer:
    """Give a row for each month of enquiry: how far those who enquired then have come."""
    months = sorted({f"{j.enquired:%Y-%m}" for j in asked.journeys if j.enquired is not None})
    rows: list[Row] = []
    for month in months:
        here = [j for j in asked.journeys if j.enquired and f"{j.enquired:%Y-%m}" == month]
        rows.append(
            {
                "enquired_in": month,
                "households": len(here),
                "applied": sum(j.applied for j in here),
                "approved": sum(j.is_approved for j in here),
                "left": sum(j.withdrawn is not None for j in here),
                "still_on_the_way": sum(j.at is not None for j in here),
            }
        )
    return Answer(tuple(rows), ())


def why_they_left(asked: Asked) -> Answer:
    """Count the recorded reasons, before and after the application."""
    reasons = {a.application_id: a.withdrawal_reason for a in asked.baseline.pipeline}
    left = [j for j in asked.journeys if j.withdrawn is not None]
    found = Counter((reasons[j.application_id] or "", j.applied) for j in left)
    rows: list[Row] = [
        {
            "reason": REASONS.get(reason, "not recorded"),
            "code": reason or None,
            "before_application": found[reason, False],
            "after_application": found[reason, True],
        }
        for reason in sorted({reason for reason, _ in found})
    ]
    rows.sort(key=lambda row: (row["code"] is None, -_both(row)))
    if not left:
        return Answer((), ("Nobody is recorded as having left.",))
    recorded = [row for row in rows if row["code"] is not None]
    most = ", ".join(f"{row['reason']} ({_both(row)})" for row in recorded[:MOST_SAID])
    without = len(left) - sum(_both(row) for row in recorded)
    said = f"{how_many(len(left), 'household has', 'households have')} left."
    said += f" Recorded most: {most}." if most else ""
    said += f" Of {without} no reason is recorded." if without else ""
    return Answer(tuple(rows), (said + (" These are few households." if len(left) < FEW else ""),))


def _both(row: Row) -> int:
    """Count those who left for a reason, before the application and after it."""
    return int(row["before_application"] or 0) + int(row["after_application"] or 0)


def _leg(asked: Asked, number: int) -> Row:
    leg = LEGS[number]
    after = LEGS[number + 1].stages[0] if number + 1 < len(LEGS) else None
    seen = leg_observed(asked.journeys, leg.stages[0], after, asked.as_of)
    own = [NUMBER[stage] for stage in leg.stages]
    share = asked.coming.rates.goes_on[:, own].prod(axis=1)
    return _row(leg.name, seen, share, SMALL, PUBLISHED[number])


def _stage(asked: Asked, number: int) -> Row:
    seen = stage_observed(asked.journeys, STAGES[number], asked.as_of)
    share = asked.coming.rates.goes_on[:, number]
    return _row(f"through {STAGES[number].label}", seen, share, OF_A_STAGE)


def _row(
    name: str, seen: Observed, share: Numbers, if_few: str, published: float | None = None
) -> Row:
    went_on = len(seen.went_on) + seen.went_on_undated
    left = len(seen.left) + seen.left_undated
    still = len(seen.still) + seen.still_undated
    low, high = np.quantile(share, (0.1, 0.9))
    return {
        "from_to": name,
        "began": went_on + left + still,
        "went_on": went_on,
        "left": left,
        "still_on_the_way": still,
        "share": round(float(share.mean()), 3),
        "q10": round(float(low), 3),
        "q90": round(float(high), 3),
        "published": published,
        "note": if_few if went_on + left < FEW else None,
    }
