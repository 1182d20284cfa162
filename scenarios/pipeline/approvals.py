"""Approvals laid out as places: a column a household, the step it opens in every draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.baseline.records import ApplicationRecord
from scenarios.pipeline.coming import Coming

Steps = NDArray[np.int16]


@dataclass(frozen=True)
class Approvals:
    """When households open; one step beyond the last where they never do."""

    open: tuple[ApplicationRecord, ...]
    on_their_way: Steps
    """Draws × those on their way today."""
    to_come: Steps
    """Draws × households who will enquire, and would be approved without any lever."""
    brought: Steps
    """Draws × households who are approved in time only because of levers."""


def approvals_of(coming: Coming, dates: Sequence[date]) -> Approvals:
    """Lay out who is approved within the months.

    Who would be approved without levers keeps the same column with them, be it sooner, later or
    never: the household is the same.
    """
    here = coming.draws * len(coming.open)
    step = _steps(coming.walked.approved, dates)
    anyway = _steps(coming.without.approved, dates) < len(dates)
    later = np.arange(len(step)) >= here
    return Approvals(
        coming.open,
        step[:here].reshape(coming.draws, len(coming.open)),
        _columns(coming, step, later & anyway, len(dates)),
        _columns(coming, step, later & ~anyway & (step < len(dates)), len(dates)),
    )


def _steps(days: NDArray[np.float64], dates: Sequence[date]) -> Steps:
    """Give the step at whose end a household is there; the number of steps where it never is."""
    ends = [(day - dates[0]).days for day in dates[1:]]
    return (1 + np.searchsorted(ends, np.minimum(days, ends[-1] + 1))).astype(np.int16)


def _columns(coming: Coming, step: Steps, chosen: NDArray[np.bool_], never: int) -> Steps:
    """Give each chosen household of a draw the next column."""
    rows = np.flatnonzero(chosen)
    rows = rows[np.argsort(coming.who.draw[rows], kind="stable")]
    draw = coming.who.draw[rows]
    firsts = np.searchsorted(draw, np.arange(coming.draws))
    column = np.arange(len(rows)) - firsts[draw]
    found = np.full((coming.draws, int(column.max(initial=-1)) + 1), never, dtype=np.int16)
    found[draw, column] = step[rows]
    return found
