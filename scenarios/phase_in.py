"""How far along something is that grows in equal steps, month by month, until it is whole."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.futures.steps import in_months


def share_by_step(
    first_month: date, last_month: date | None, phase_in_months: int, dates: Sequence[date]
) -> NDArray[np.float64]:
    """Give for each step the share of the whole, 0 to 1: nothing outside its months."""
    begins = first_month.year * 12 + first_month.month
    months = np.array([day.year * 12 + day.month - begins + 1 for day in dates])
    shares: NDArray[np.float64] = np.clip(months / phase_in_months, 0.0, 1.0)
    shares[~in_months(first_month, last_month, dates)] = 0
    return shares
