"""The scores of a back-test together: by size of area, age band, kind of home and distance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.looking_back.back_test_scores import Scored
from forecasting.scores import LAST_VALUE, wilson

EVERY_SIZE = "all"
SHOWN = (
    *("size", "age_band", "placement", "horizon_months", "model", "n"),
    *("error", "error_of_last_value", "change", "crps", "interval_score"),
    *("coverage_80", "coverage_low", "coverage_high", "bias"),
)
"""The columns of the table as a file."""
DIGITS = 4


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One model in one cell of the table; errors and scores in children."""

    size: str
    age_band: str
    placement: str
    horizon_months: int
    model: str
    n: int
    error: float
    error_of_last_value: float
    crps: float
    crps_of_last_value: float | None
    """That of `no_change`, the last value with its range, where that was tried too."""
    interval_score: float
    interval_score_of_last_value: float | None
    coverage_80: float
    coverage_low: float
    coverage_high: float
    bias: float

    @property
    def change(self) -> float | None:
        """Change of the error against the last value, as a share of that; below 0 is better."""
        if not self.error_of_last_value:
            return None
        return self.error / self.error_of_last_value - 1

    def row(self) -> dict[str, str | int | float | None]:
        """Lay out what a table shows."""
        shown = {name: getattr(self, name) for name in SHOWN}
        return {
            name: round(value, DIGITS) if isinstance(value, float) else value
            for name, value in shown.items()
        }


def score_table(scores: Sequence[Scored]) -> tuple[ScoreRow, ...]:
    """Sum up every cell; classes of size stand apart where there are several areas."""
    rows = _by_cell(scores, lambda _: EVERY_SIZE)
    if len({each.area for each in scores}) > 1:
        rows += _by_cell(scores, lambda each: each.size)
    return tuple(rows)


def row_of(scores: Sequence[Scored], last: Sequence[Scored], size: str = EVERY_SIZE) -> ScoreRow:
    """Sum up scores of one model; `last` are those of `no_change` for the same numbers."""
    first, count = scores[0], len(scores)
    low, high = coverage_interval(scores)
    compared = len(last) == count
    return ScoreRow(
        size=size,
        age_band=first.age_band,
        placement=first.placement,
        horizon_months=first.horizon_months,
        model=first.model,
        n=count,
        error=_mean([abs(each.off) for each in scores]),
        error_of_last_value=_mean([abs(each.off_of_last_value) for each in scores]),
        crps=_mean([each.crps for each in scores]),
        crps_of_last_value=_mean([each.crps for each in last]) if compared else None,
        interval_score=_mean([each.interval_score for each in scores]),
        interval_score_of_last_value=_mean([each.interval_score for each in last])
        if compared
        else None,
        coverage_80=_mean([each.inside_80 for each in scores]),
        coverage_low=low,
        coverage_high=high,
        bias=_mean([each.off for each in scores]),
    )


def coverage_interval(scores: Sequence[Scored]) -> tuple[float, float]:
    """Give the 95 % interval of a share inside (Wilson), with what goes together counted once.

    Figures of one area, or of one origin where there is a single area, are right and wrong
    together: they count for as many alone as have the same spread.
    """
    inside = np.array([each.inside_80 for each in scores], dtype=np.float64)
    several = len({each.area for each in scores}) > 1
    key: Callable[[Scored], str] = (
        (lambda each: each.area) if several else (lambda each: each.origin.isoformat())
    )
    cluster = np.unique([key(each) for each in scores], return_inverse=True)[1]
    return wilson(float(inside.mean()), _alone(inside, cluster))


def _alone(inside: np.ndarray, cluster: np.ndarray) -> float:
    """Give how many independent figures would be as uncertain: at least one a cluster."""
    clusters, share = int(cluster.max()) + 1, float(inside.mean())
    apart = np.bincount(cluster, weights=inside - share, minlength=clusters)
    chance = share * (1 - share) * len(inside)
    if not chance or clusters == 1:
        return float(clusters)
    together = float((apart**2).sum()) * clusters / max(clusters - 1, 1) / chance
    return float(np.clip(len(inside) / max(together, 1e-9), clusters, len(inside)))


def _by_cell(scores: Sequence[Scored], size: Callable[[Scored], str]) -> list[ScoreRow]:
    cells: dict[tuple[str, str, str, int, str], list[Scored]] = {}
    for each in scores:
        key = (size(each), each.age_band, each.placement, each.horizon_months, each.model)
        cells.setdefault(key, []).append(each)
    return [
        row_of(found, cells.get((*key[:4], LAST_VALUE), []), key[0]) for key, found in cells.items()
    ]


def _mean(numbers: Sequence[float]) -> float:
    return float(np.mean(numbers))
