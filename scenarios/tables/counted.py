"""What was counted in a run, draw by draw: everything the tables are read from."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand
from scenarios.futures.tally import Tally
from scenarios.homes.supply import Supply
from scenarios.money.budget import Spent


@dataclass(frozen=True)
class Counted:
    """Step 0 is the data date; the steps after it are months."""

    dates: tuple[date, ...]
    bands: tuple[AgeBand, ...]
    children: NDArray[np.int32]
    """Draws × steps × bands × levels."""
    tally: Tally
    supply: Supply
    usable: NDArray[np.bool_]
    """Steps × places: whether a place that exists takes children, by its own status and dates."""
    spent: Spent
