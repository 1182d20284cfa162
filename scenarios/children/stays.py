"""Stays that levers lengthen or shorten: what is left of each is so many times as long.

A child who would leave leaves sooner or later by the same chance, so scenarios stay comparable
child by child. Whoever stays until 18 still does, when stays get shorter: what lies beyond is not
known. Where a stay goes on beyond the run, what is left of it is drawn from how long stays of the
run's own children last.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ages_on, as_days, birthdays, months_after
from scenarios.futures.steps import first_step
from scenarios.world import StaysChange

Steps = NDArray[np.int64]
DAYS_A_MONTH = 365.25 / 12


def changed_stays(
    leaves: Steps,
    came: Steps,
    born: NDArray[np.datetime64],
    changes: Sequence[StaysChange],
    dates: Sequence[date],
    chance: NDArray[np.float64],
) -> Steps:
    """Give the steps at which children leave; all arrays are one number a child.

    `chance` holds one number from 0 to 1 for each, for what lies beyond the run.
    """
    if not changes:
        return leaves
    end, adult = len(dates), _turning_18(born, dates)
    whole = leaves.astype(np.float64)
    beyond = (leaves >= end) & (adult >= end)
    whole[beyond] = end - np.log1p(-chance[beyond]) / _leaving_a_month(leaves, came, adult, end)
    for change in changes:
        start = np.maximum(first_step(change.first_month, dates), came)
        ages = _ages_at(born, start, dates)
        touched = (ages >= change.youngest) & (ages <= change.oldest) & (whole > start)
        touched &= (change.times > 1) | (whole < adult)
        until = _first_step_after(change.last_month, dates)
        whole[touched] = _stretched(whole[touched], start[touched], until, change.times)
    changed: Steps = np.minimum(np.ceil(whole - 1e-9), np.minimum(adult, end)).astype(np.int64)
    return np.maximum(changed, came)


def _stretched(
    whole: NDArray[np.float64], start: Steps, until: float, times: float
) -> NDArray[np.float64]:
    """Let what is left of stays go by so many times as slowly, from a start until a step."""
    window = np.maximum(until - start, 0.0)
    changed = (whole - start) * times
    late = changed > window
    changed[late] = window[late] + (whole - start - window / times)[late]
    return start + changed


def _first_step_after(last_month: date | None, dates: Sequence[date]) -> float:
    return np.inf if last_month is None else first_step(months_after(last_month, 1), dates)


def _turning_18(born: NDArray[np.datetime64], dates: Sequence[date]) -> Steps:
    """Give the step by which each child is 18, counted on beyond the end of the run."""
    ends, birthday = as_days(dates), birthdays(born, 18)
    within = np.searchsorted(ends, birthday)
    days = (birthday - ends[-1]).astype(np.int64)
    beyond = len(dates) - 1 + np.ceil(days / DAYS_A_MONTH).astype(np.int64)
    steps: Steps = np.where(within < len(dates), within, np.maximum(beyond, len(dates)))
    return steps


def _leaving_a_month(leaves: Steps, came: Steps, adult: Steps, end: int) -> float:
    """Give how often children leave in a month, other than by turning 18."""
    left = ((leaves < end) & (leaves < adult)).sum()
    months = np.maximum(np.minimum(leaves, end) - came, 0).sum()
    return float(max(left, 1) / max(months, 1))


def _ages_at(born: NDArray[np.datetime64], step: Steps, dates: Sequence[date]) -> NDArray[np.int64]:
    days = as_days(dates)[np.minimum(step, len(dates) - 1)]
    ages: NDArray[np.int64] = ages_on(born, days)
    return ages
