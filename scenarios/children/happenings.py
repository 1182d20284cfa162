"""What may happen to a child: a home that breaks down, a change by plan, staying on beyond 18.

Drawn for every child who might come, before any lever leaves a child out or changes a rate, so that
what happens to one child does not depend on who else there is.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.assumptions import Assumptions

DAYS_DRAWN = 30
"""Days of a month on one of which things happen to a child: every month counts as this long."""
NEVER = 65_535
"""A mark of a month in which nothing can happen, whatever a lever does to its rate."""
MOST_A_MONTH = 0.1
"""No rate is higher than this in a month: rarer chances need not be told apart."""

Marks = NDArray[np.uint16]


@dataclass(frozen=True)
class Happenings:
    """Numbers drawn for each child (or draws × children), and for each of their months."""

    endings: Marks
    """Children × steps: a home that can breaks down where `happens` at the month's rate."""
    changes: Marks
    """Children × steps: a planned change comes where `happens` at the month's rate."""
    stays_put: NDArray[np.bool_]
    """Children: who would stay with carers beyond 18."""
    day: NDArray[np.int8]
    """Children: the day of the month on which things happen to them."""
    urgent: NDArray[np.bool_]
    """Children: who needs a home on the very day they come."""
    phase: NDArray[np.float32]
    """Children: a number from 0 to 1 that spreads reviews of plans over the months."""


def happenings(
    shape: tuple[int, ...], steps: int, assume: Assumptions, seed: tuple[int, ...]
) -> Happenings:
    """Draw what may happen to as many children as the shape holds."""
    rng = np.random.default_rng(seed)
    stays = rng.random(shape) < assume.staying_put_share
    return Happenings(
        endings=_marks(rng, (*shape, steps)),
        changes=_marks(rng, (*shape, steps)),
        stays_put=stays,
        day=rng.integers(DAYS_DRAWN, size=shape, dtype=np.int8),
        urgent=rng.random(shape) < assume.needed_today_share,
        phase=rng.random(shape, dtype=np.float32),
    )


def chances_marked(marks: Marks) -> NDArray[np.float64]:
    """Give the number from 0 to 1 of each mark that is not `NEVER`.

    What it is about does happen where the number is below the chance of that month.
    """
    chances: NDArray[np.float64] = (marks.astype(np.float64) + 0.5) / NEVER * MOST_A_MONTH
    return chances


def a_month(rate_a_year: float) -> float:
    """Give the monthly chance of what happens at a yearly rate."""
    return 1.0 - float((1.0 - rate_a_year) ** (1 / 12))


def _marks(rng: np.random.Generator, shape: tuple[int, ...]) -> Marks:
    chance = rng.random(shape, dtype=np.float32) / np.float32(MOST_A_MONTH)
    return np.where(chance < 1, chance * NEVER, NEVER).astype(np.uint16)
