"""What may happen to a child: a home that breaks down, and staying with carers beyond 18.

Drawn for every child who might come, before any lever leaves a child out, so that what happens to
one child does not depend on who else there is.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.assumptions import Assumptions

Happens = NDArray[np.bool_]


@dataclass(frozen=True)
class Happenings:
    """For each child, the steps in which a home would break down, and whether they would stay."""

    endings: Happens
    """Children (or draws × children) × steps."""
    stays_put: Happens
    """Children (or draws × children)."""


def happenings(
    shape: tuple[int, ...], steps: int, assume: Assumptions, seed: tuple[int, ...]
) -> Happenings:
    """Draw what may happen to as many children as the shape holds."""
    monthly = 1 - (1 - assume.unplanned_endings_a_year) ** (1 / 12)
    rng = np.random.default_rng(seed)
    stays = rng.random(shape) < assume.staying_put_share
    return Happenings(rng.random((*shape, steps)) < monthly, stays)
