"""Where the pipeline is blocked: what each stage would give if it were better, the others as is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matching.in_words.listed import listed
from scenarios.in_words.words import begun
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
LEAST_SAID = 0.05
"""Fewer approvals a year than this are called hardly any, and no difference between two stages."""
EACH = 4
"""Assessments an assessor does at once [A]."""


def blockage(asked: Asked, assessors: int | None = None, each: int = EACH) -> Answer:
    """Give what each stage, panels and an assessor would add in approvals a year, most first.

    Stages are made better one at a time. Where the number of assessors is known, their queue holds
    in every row, and one more is tried.
    """
    today = PathwayChange(asked.as_of, assessors=assessors, assessments_each=each)
    plain = _approved(asked, (today,))
    tried = [
        _Tried(stage, what, (_approved(asked, (today, change)) - plain) / asked.years)
        for stage, what, change in _improvements(asked, assessors, each)
    ]
    tried.sort(key=lambda one: -float(one.gained.mean()))
    rows = tuple(
        {
            "stage": one.stage.value,
            "change": one.what,
            **ranged(one.gained, 2),
            "as_good_as_the_best": one.as_good_as(_best(tried, one.what)),
        }
        for one in tried
    )
    return Answer(
        rows,
        (
            f"As things are, {said(ranged(plain / asked.years))} households are approved a year.",
            _most(tried, MORE_GO_ON, "if a fifth more went on from"),
            _most(tried, HALF_THE_DAYS, "if half the days were enough for"),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Tried:
    """One stage made better in one way, and the approvals a year it gains in each draw."""

    stage: Stage
    what: str
    gained: Numbers

    def as_good_as(self, best: "_Tried") -> bool:
        """Say whether the two are alike: no difference that matters, or none beyond chance.

        Chance is two standard errors of so many draws.
        """
        less = best.gained - self.gained
        beyond_chance = 2 * less.std() / np.sqrt(len(less))
        return bool(less.mean() <= max(LEAST_SAID, beyond_chance))


def _best(tried: Sequence[_Tried], what: str) -> _Tried:
    """Give the stage that gains most in one way; they come most first."""
    return next(one for one in tried if one.what == what)


def _most(tried: Sequence[_Tried], what: str, better: str) -> str:
    """Say which stage would gain most, and which others as much as far as anyone can tell."""
    best = _best(tried, what)
    found = ranged(best.gained, 2)
    if found["mean"] < LEAST_SAID:
        return f"Hardly any approval would be gained {better} any one stage."
    same = [one.stage.label for one in tried if one.what == what and one.as_good_as(best)]
    inside = f"({found['q10']:g} to {found['q90']:g} in eight futures of ten)"
    more = f"about {found['mean']:.1f} more approvals a year {inside}"
    if len(same) == 1:
        return f"Most would be gained {better} {same[0]}: {more}."
    return f"{begun(better)} any one of {listed(same)}: {more}. No one of them stands out."


def _improvements(
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
