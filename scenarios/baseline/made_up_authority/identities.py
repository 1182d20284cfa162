"""The numbers children and homes go by in the files: opaque, and the same for the same seed."""

from __future__ import annotations

import numpy as np

from forecasting.ages import Whole
from scenarios.baseline.made_up_authority.authority import SimulatedAuthority

FIRST_NUMBER = 100_000
NUMBERS = 900_000


def child_ids(authority: SimulatedAuthority) -> tuple[str, ...]:
    """Give the child's number of each period of care, as text; a child who returns keeps it."""
    rng = np.random.default_rng([authority.seed, 3])
    children, row = np.unique(authority.periods.child, return_inverse=True)
    numbers: Whole = FIRST_NUMBER + rng.choice(NUMBERS, size=len(children), replace=False)
    return tuple(str(number) for number in numbers[row])
