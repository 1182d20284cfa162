"""The last value carried forward, with as much spread as such forecasts have been wrong by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand, months_after
from forecasting.asof import known_stock
from forecasting.breaks import learnable
from forecasting.chance import streams
from forecasting.episodes.reference_rates import ERROR_VARIANCE_OLDEST, ERROR_VARIANCE_TOTAL
from forecasting.history import CountHistory, EpisodeHistory, History
from forecasting.models.model import Draws, Sample, SampledWhereAsked
from forecasting.scores import LAST_VALUE

PRIOR_CHANGES = 6.0
"""Past yearly changes that the published variances count for beside the area's own."""
SIZE_OF_PUBLISHED = 150.0
"""Children in the areas behind the published variances. Beyond it totals move together: errors
grow with the level itself (73 English authorities: variance over level 4.4 at 440 children)."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class FittedNoChange(SampledWhereAsked):
    """Today's numbers and how far such numbers move."""

    history: History
    as_of: date
    notes: tuple[str, ...] = ()

    def at_months(
        self,
        horizons: Sequence[int],
        *,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample the path only where it is asked for; what it strays between is added up."""
        rng = streams(seed, self.history.area, 1)[0]
        changes = yearly_changes(self.history, self.as_of, bands)
        now = known_stock(self.history, self.as_of, bands)
        rates = [ERROR_VARIANCE_OLDEST if b.lowest >= 16 else ERROR_VARIANCE_TOTAL for b in bands]
        paths = _paths(now, changes, np.array(rates), horizons, draws, rng)
        if not by_placement:
            return Sample(paths)
        return Sample(paths, placed_as_today(self.history, self.as_of, paths, horizons, rng))


def placed_as_today(
    history: History,
    as_of: date,
    paths: Draws,
    horizons: Sequence[int],
    rng: np.random.Generator,
) -> Draws:
    """Share the children of all bands out over placement groups; counts cannot say where."""
    if not isinstance(history, EpisodeHistory):
        raise ValueError(f"{history.area}: counts do not say where children live.")
    return shared_out(history.by_placement(as_of), paths.sum(axis=2), horizons, rng)


def shared_out(
    today: NDArray[np.int64], totals: Draws, horizons: Sequence[int], rng: np.random.Generator
) -> Draws:
    """Share totals out as today's children are, with shares that stray as small numbers do."""
    steps = np.diff(np.array(horizons, dtype=np.float64), prepend=0.0) / 12
    scale = np.sqrt(ERROR_VARIANCE_TOTAL[0] * steps[:, None] / (today + 1.0))
    strays = np.cumsum(scale * rng.standard_normal((*totals.shape, len(today))), axis=1)
    weights = (today + 1e-6) * np.exp(strays)
    share = np.cumsum(weights, axis=2) / weights.sum(axis=2, keepdims=True)
    up_to = np.rint(share * totals[:, :, None])
    result: Draws = np.diff(up_to, axis=2, prepend=0.0).astype(np.int32)
    return result


def yearly_changes(history: History, as_of: date, bands: Sequence[AgeBand]) -> Numbers:
    """Give past pairs (before, after) about a year apart: pairs × 2 × bands; only what is known."""
    days = _days_before(history, as_of)
    stocks = {day: known_stock(history, day, bands) for day in days}
    pairs = [
        (stocks[before], stocks[after])
        for before in days
        for after in days
        if 350 <= (after - before).days <= 380
    ]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2, len(bands))


@dataclass(frozen=True, slots=True)
class NoChange:
    """The last value carried forward."""

    name: str = LAST_VALUE
    about: str = "As many as today, with the spread that such forecasts have been wrong by."

    def fit(self, history: History, as_of: date) -> FittedNoChange:
        """Keep the history up to the day, since the last break in it."""
        known, notes = learnable(history, as_of)
        return FittedNoChange(known, as_of, notes)


def _days_before(history: History, as_of: date) -> list[date]:
    if isinstance(history, CountHistory):
        return [day for day in history.census_days() if day <= as_of]
    days = [as_of]
    while (before := months_after(as_of, -12 * len(days))) >= history.complete_from:
        days.append(before)
    return days[::-1]


def _paths(
    now: Numbers,
    changes: Numbers,
    published: Numbers,
    horizons: Sequence[int],
    draws: int,
    rng: np.random.Generator,
) -> Draws:
    level = np.maximum(now, 1.0)
    own, common = _own_variance(level, changes, published[:, 0])
    steps = np.diff(_growth(published, horizons), axis=0, prepend=0.0)
    scale = np.sqrt(np.maximum(steps, 0.0) * (own * level))
    each = rng.standard_normal((draws, len(horizons), len(now)))
    shared = rng.standard_normal((draws, len(horizons), 1))
    # An area's own variance is known from a few changes only: each draw believes another.
    belief = np.sqrt(1 / rng.gamma(_certainty(changes), 1 / _certainty(changes), (draws, 1, 1)))
    strays = np.cumsum(
        scale * belief * (np.sqrt(1 - common) * each + np.sqrt(common) * shared), axis=1
    )
    paths: Draws = np.maximum(np.rint(now + strays), 0).astype(np.int32)
    return paths


def _certainty(changes: Numbers) -> float:
    return (PRIOR_CHANGES + 4 + len(changes)) / 2


def _own_variance(level: Numbers, changes: Numbers, published: Numbers) -> tuple[Numbers, float]:
    """Give the variance of a year's change over its level, band by band, and the common share.

    The common share makes the variance of the total what the area's own totals had, as far as
    there are enough of them.
    """
    known = changes[~np.isnan(changes).any(axis=(1, 2))]
    before, moved = known[:, 0], known[:, 1] - known[:, 0]
    seen = (moved**2 / np.maximum(before, 1.0)).sum(axis=0)
    own = (seen + PRIOR_CHANGES * published) / (len(known) + PRIOR_CHANGES)
    total = (moved.sum(axis=1) ** 2 / np.maximum(before.sum(axis=1), 1.0)).sum()
    wider = max(1.0, float(level.sum()) / SIZE_OF_PUBLISHED)
    prior = ERROR_VARIANCE_TOTAL[0] * wider
    whole = (total + PRIOR_CHANGES * prior) / (len(known) + PRIOR_CHANGES)
    deviations = np.sqrt(own * level)
    apart = float((deviations**2).sum())
    together = float(deviations.sum() ** 2) - apart
    excess = float(whole) * float(level.sum()) - apart
    return own, float(np.clip(excess / together, 0.0, 0.9)) if together > 0 else 0.0


def _growth(published: Numbers, horizons: Sequence[int]) -> Numbers:
    """Give the variance after each horizon over that after a year: horizons × bands."""
    months = np.array([0.0, 12.0, 24.0, 36.0])
    ahead = np.array(horizons, dtype=np.float64)
    columns = []
    for years in published:
        at = np.concatenate([[0.0], years / years[0]])
        beyond = np.maximum(ahead - 36, 0) / 12 * (at[3] - at[1]) / 2
        columns.append(np.interp(ahead, months, at) + beyond)
    return np.stack(columns, axis=1)
