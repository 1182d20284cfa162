"""What one more assessor would do: weeks of waiting for stage 2, and approvals a year."""

from collections.abc import Mapping, Sequence

import numpy as np

from scenarios.pipeline.answers.asked import Answer, Asked, Numbers, ranged
from scenarios.pipeline.answers.blockage import EACH
from scenarios.pipeline.pathway import pathway_of
from scenarios.pipeline.stages import ASSESSED
from scenarios.pipeline.walk import Walked, walk
from scenarios.result import Row
from scenarios.world import PathwayChange

MOST = 4
NOT_KNOWN = "How many assessors there are is not known. Say so, and one more is tried."
LEAST_WEEKS, LEAST_APPROVALS = 1 / 7, 0.05
"""Less than this is called next to nothing: a day, one approval in twenty years."""


def assessors(asked: Asked, now: int | None = None, each: int = EACH) -> Answer:
    """Give a row for so many assessors; `now` is how many there are, where it is known."""
    rows: list[Row] = []
    approved: dict[int, Numbers] = {}
    busy = _busy_a_day(asked, asked.coming.walked)
    for number in range(1, max(MOST, (now or 0) + 2) + 1):
        change = PathwayChange(asked.as_of, assessors=number, assessments_each=each)
        walked = walk(asked.coming.who, asked.coming.rates, pathway_of((change,), asked.as_of))
        approved[number] = asked.by_draw(walked.approved) / asked.years
        rows.append(
            {
                "assessors": number,
                "weeks_waiting_mean": round(_weeks_waiting(asked, walked), 1),
                **{
                    f"approvals_a_year_{name}": value
                    for name, value in ranged(approved[number]).items()
                },
            }
        )
    need = ranged(busy)
    sentences = [
        f"As things go, {need['mean']:g} assessments run at once ({need['q10']:g} to "
        f"{need['q90']:g} in eight futures of ten); an assessor does {each} at once."
    ]
    if now is None:
        sentences.append(NOT_KNOWN)
    else:
        sentences.append(_one_more(rows, approved, now))
    return Answer(tuple(rows), tuple(sentences))


def _one_more(rows: Sequence[Row], approved: Mapping[int, Numbers], now: int) -> str:
    """Say what one more would do: weeks less to wait, and approvals gained, draw by draw."""
    if now == 0:
        return "Without an assessor nobody is assessed; the first row says what one would do."
    weeks = {row["assessors"]: float(row["weeks_waiting_mean"] or 0) for row in rows}
    saved = weeks[now] - weeks[now + 1]
    gained = ranged(approved[now + 1] - approved[now])
    if saved < LEAST_WEEKS and gained["mean"] < LEAST_APPROVALS:
        return (
            f"One more assessor than {now} would change next to nothing: an assessment waits "
            f"{weeks[now]:.1f} weeks for one as it is."
        )
    more = (
        "hardly any more approvals"
        if gained["mean"] < LEAST_APPROVALS
        else f"{gained['mean']:.1f} more approvals a year ({gained['q10']:g} to {gained['q90']:g})"
    )
    return (
        f"One more assessor than {now} would save {saved:.1f} weeks of waiting for each assessment "
        f"and give {more}."
    )


def _weeks_waiting(asked: Asked, walked: Walked) -> float:
    """Give the mean wait for stage 2 of those who come to it within the months looked at."""
    last = (asked.dates[-1] - asked.as_of).days
    came = walked.came[:, ASSESSED]
    new = (came > 0) & (came <= last)
    if not new.any():
        return 0.0
    waited = np.minimum(walked.began[new], last) - came[new]
    return float(np.maximum(waited, 0).mean() / 7)


def _busy_a_day(asked: Asked, walked: Walked) -> Numbers:
    """Give the mean number of assessments running on a day, in each draw."""
    last = float((asked.dates[-1] - asked.as_of).days)
    began = np.clip(walked.began, 0, last)
    done = np.minimum(walked.came[:, ASSESSED + 1], walked.ended)
    days = np.maximum(np.clip(done, 0, last) - began, 0)
    return np.bincount(asked.coming.who.draw, weights=days, minlength=asked.draws) / last
