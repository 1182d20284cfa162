"""What every forecasting model is: something that is fitted to a history and then sampled."""

from abc import ABC, abstractmethod
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


class SampledWhereAsked(ABC):
    """A fitted model that can sample any months by themselves: every month is one way to ask."""

    @abstractmethod
    def at_months(
        self,
        horizons: Sequence[int],
        *,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample the months named."""

    def simulate(
        self,
        *,
        months: int,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample every month."""
        return self.at_months(
            range(months + 1), bands=bands, draws=draws, seed=seed, by_placement=by_placement
        )


class SampledMonthByMonth(ABC):
    """A fitted model that must go through every month to know the ones asked for."""

    @abstractmethod
    def simulate(
        self,
        *,
        months: int,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample every month."""

    def at_months(
        self,
        horizons: Sequence[int],
        *,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample all months and keep those named."""
        full = self.simulate(
            months=max(horizons), bands=bands, draws=draws, seed=seed, by_placement=by_placement
        )
        kept = list(horizons)
        placed = None if full.by_placement is None else full.by_placement[:, kept]
        return Sample(full.draws[:, kept], placed)


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
