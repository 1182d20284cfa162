"""What all draws of a run share."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.policy import Policy
from scenarios.assumptions import Assumptions
from scenarios.children.needs_to_come import NeedsToCome
from scenarios.children.planned_moves import PlannedMoves
from scenarios.children.to_come import ChildrenToCome
from scenarios.children.today import Today
from scenarios.futures.fits import Fits
from scenarios.homes.supply import Supply


@dataclass(frozen=True)
class Setting:
    """Children, homes, rules and months: the same for every draw, or drawn for all at once."""

    today: Today
    to_come: ChildrenToCome
    begins: NDArray[np.int64]
    """Where the children to come of each draw begin; one more entry says where the last end."""
    leaves_today: NDArray[np.int16]
    """Draws × today's children: the first step at whose end they are no longer looked after."""
    needs: NeedsToCome
    supply: Supply
    fits: Fits
    policy: Policy
    assumptions: Assumptions
    dates: tuple[date, ...]
    """The data date and the ends of the months after it."""
    bands_of_age: NDArray[np.int64]
    bands: int
    unplanned: tuple[float, ...]
    """The chance that a home breaks down in each month, steps long."""
    planned_moves: PlannedMoves
    returning: tuple[float, ...]
    """Reviews of a return for each child off the island, added up to each month."""
    stepping_down: tuple[float, ...]
    """Reviews of a move to a family for each child in a children's home, added up likewise."""
    watched: int | None = None
    """The place of which it is noted who lives there, if there is one."""
