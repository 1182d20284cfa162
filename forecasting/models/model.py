"""What every forecasting model is: something that is fitted to a history and then sampled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand
from forecasting.history import History

Draws = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Sample:
    """Sampled futures: draws × steps × bands; and draws × steps × placement groups if asked."""

    draws: Draws
    by_placement: Draws | None = None


class Fitted(Protocol):
    """A model that has seen a history, up to its as-of day."""

    @property
    def as_of(self) -> date:
        """The day from which it looks ahead."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know to trust it."""

    def simulate(
        self,
        *,
        months: int,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample every month from the as-of day (step 0, exact) to the last."""

    def at_months(
        self,
        horizons: Sequence[int],
        *,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample only the months named (ascending): the law of `simulate`, often much quicker."""


class Model(Protocol):
    """A way to forecast."""

    @property
    def name(self) -> str:
        """The name by which it is chosen."""

    @property
    def about(self) -> str:
        """What it does, in one sentence."""

    def fit(self, history: History, as_of: date) -> Fitted:
        """Learn from a history up to its as-of day; a ValueError says why it cannot."""
