"""A forecast: sampled futures of the children looked after, and the table made from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import STANDARD_BANDS, AgeBand
from forecasting.history import History
from forecasting.placement import GROUPS

QUANTILES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
COLUMNS = (
    "area",
    "age_band",
    "placement",
    "date",
    "mean",
    *(f"q{round(100 * level):02d}" for level in QUANTILES),
)
ALL = "all"

Row = dict[str, str | float]


@dataclass(frozen=True, eq=False)
class Forecast:
    """Draws × months × bands; month 0 is the as-of day, exact and the same in every draw."""

    area: str
    as_of: date
    dates: tuple[date, ...]
    bands: tuple[AgeBand, ...]
    draws: NDArray[np.int32]
    by_placement: NDArray[np.int32] | None
    model: str
    seed: int
    notes: tuple[str, ...] = field(default=())

    def totals(self) -> NDArray[np.int32]:
        """All bands together, draw by draw: draws × months."""
        result: NDArray[np.int32] = self.draws.sum(axis=2, dtype=np.int32)
        return result

    def rows(self) -> list[Row]:
        """Give the table people read: each band, then all; each placement group where asked for."""
        rows: list[Row] = []
        for place, band in enumerate(self.bands):
            rows += self._rows_of(self.draws[:, :, place], band.label, ALL)
        rows += self._rows_of(self.totals(), ALL, ALL)
        if self.by_placement is not None:
            for place, group in enumerate(GROUPS):
                rows += self._rows_of(self.by_placement[:, :, place], ALL, group.value)
        return rows

    def _rows_of(self, draws: NDArray[np.int32], band: str, placement: str) -> list[Row]:
        means = draws.mean(axis=0)
        levels = quantiles(draws)
        return [
            {
                "area": self.area,
                "age_band": band,
                "placement": placement,
                "date": day.isoformat(),
                **summary(float(means[step]), levels[:, step]),
            }
            for step, day in enumerate(self.dates)
        ]


def quantiles(draws: NDArray[np.int32]) -> NDArray[np.float64]:
    """Give the stated quantiles over the first axis."""
    result: NDArray[np.float64] = np.quantile(draws, QUANTILES, axis=0)
    return result


def summary(mean: float, levels: NDArray[np.float64]) -> Mapping[str, float]:
    """Give the mean and quantiles under their column names."""
    named = zip(COLUMNS[5:], levels, strict=True)
    return {"mean": round(mean, 3), **{name: round(float(value), 3) for name, value in named}}


def forecast(
    history: History,
    *,
    as_of: date | None = None,
    months: int = 36,
    bands: Sequence[AgeBand] = STANDARD_BANDS,
    by_placement: bool = False,
    model: str = "auto",
    draws: int = 2000,
    seed: int = 1,
) -> Forecast:
    """Sample the futures of one area from a day on, by the named model or the one that did best."""
    raise NotImplementedError
