"""Every number of a back-test with its scores: how far off, how wide, and where the truth lay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import AgeBand
from forecasting.backtest import Foretold, Trial, foretold
from forecasting.chance import streams
from forecasting.history import History
from forecasting.looking_back.past_days import truth
from forecasting.scores import crps_from_draws, interval_score, pit

SIZES = (("under 250 children", 250), ("250 to 500 children", 500), ("over 500 children", 10**9))
"""Classes of areas by the children looked after on the origin; each holds fewer than its number."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One number foretold by one model from one origin, and its scores, in children."""

    area: str
    size: str
    age_band: str
    placement: str
    origin: date
    horizon_months: int
    model: str
    off: float
    """The middle less the truth: above nothing, too many were foretold."""
    off_of_last_value: float
    crps: float
    interval_score: float
    inside_80: bool
    pit: float


def scored(
    history: History, trial: Trial, bands: Sequence[AgeBand], *, seed: int
) -> Iterator[Scored]:
    """Score every number of a trial. The same seed places truths among equal draws alike."""
    stock = truth(history, trial.origin, bands)
    size = size_of(0 if stock is None else int(stock.sum()))
    (rng,) = streams(seed, f"{history.area} {trial.origin} {trial.model}", 1)
    for each in foretold(history, trial, bands):
        yield _score(each, history.area, size, trial, rng)


def size_of(children: int) -> str:
    """Give the class of an area with so many children."""
    return next(name for name, below in SIZES if children < below)


def _score(each: Foretold, area: str, size: str, trial: Trial, rng: np.random.Generator) -> Scored:
    low, middle, high = np.quantile(each.draws, (0.1, 0.5, 0.9))
    actual = float(each.actual)
    return Scored(
        area=area,
        size=size,
        age_band=each.age_band,
        placement=each.placement,
        origin=trial.origin,
        horizon_months=each.horizon_months,
        model=trial.model,
        off=float(middle) - actual,
        off_of_last_value=each.last_value - actual,
        crps=float(crps_from_draws(each.draws, actual)),
        interval_score=float(interval_score(*np.array([low, high, actual]))),
        inside_80=bool(low <= actual <= high),
        pit=float(pit(each.draws, actual, rng)),
    )
