"""Back-tests: forecasts as they would have been made on past days, beside what then happened.

Nothing that happened after an origin is seen: the history is cut there before any model is fitted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import STANDARD_BANDS, AgeBand, months_after
from forecasting.asof import starting_day
from forecasting.forecast import ALL, Row, quantiles, summary
from forecasting.history import EpisodeHistory, History
from forecasting.looking_back.past_days import default_origins, truth
from forecasting.models import MODELS, model_named
from forecasting.models.model import Draws, Fitted, Sample
from forecasting.placement import GROUPS
from forecasting.scores import LAST_VALUE


@dataclass(frozen=True, eq=False)
class Trial:
    """One model from one origin: its draws at the horizons that have a truth."""

    model: str
    origin: date
    horizons: tuple[int, ...]
    sample: Sample
    note: str


def backtest(
    history: History,
    *,
    origins: Sequence[date] | None = None,
    horizons: Sequence[int] = (12, 24, 36),
    bands: Sequence[AgeBand] = STANDARD_BANDS,
    by_placement: bool = False,
    models: Sequence[str] = (LAST_VALUE, "entries_and_stays"),
    draws: int = 2000,
    seed: int = 1,
) -> list[Row]:
    """Forecast from past days and set the truth beside each forecast: the table people read."""
    rows: list[Row] = []
    for trial in trials(
        history,
        origins=origins,
        horizons=horizons,
        bands=bands,
        by_placement=by_placement,
        models=models,
        draws=draws,
        seed=seed,
    ):
        rows += rows_of(history, trial, bands)
    return rows


def trials(
    history: History,
    *,
    origins: Sequence[date] | None,
    horizons: Sequence[int],
    bands: Sequence[AgeBand],
    by_placement: bool,
    models: Sequence[str],
    draws: int,
    seed: int,
) -> Iterator[Trial]:
    """Run every model from every origin at the horizons for which the truth is known."""
    chosen = [model_named(name) for name in (_all_models() if "auto" in models else models)]
    if any(horizon < 1 for horizon in horizons):
        raise ValueError("A horizon is a whole number of months, at least 1.")
    if by_placement and not isinstance(history, EpisodeHistory):
        raise ValueError(f"{history.area}: counts do not say where children live.")
    for origin in default_origins(history, bands) if origins is None else origins:
        _check_origin(history, origin, bands)
        ahead = tuple(
            horizon
            for horizon in sorted(set(horizons))
            if truth(history, months_after(origin, horizon), bands) is not None
        )
        if not ahead:
            continue
        seen = history.seen_on(origin)
        for model in chosen:
            fitted, note = _fit_or_fall_back(model.name, seen, origin)
            sample = fitted.at_months(
                ahead, bands=bands, draws=draws, seed=seed, by_placement=by_placement
            )
            yield Trial(model.name, origin, ahead, sample, note)


def _all_models() -> list[str]:
    return [model.name for model in MODELS]


def _check_origin(history: History, origin: date, bands: Sequence[AgeBand]) -> None:
    if starting_day(history, origin, bands) != origin:
        raise ValueError(
            f"{history.area}: the children looked after on {origin} are not published for all "
            "the ages asked for. Choose a census day as the origin."
        )


def _fit_or_fall_back(name: str, seen: History, origin: date) -> tuple[Fitted, str]:
    try:
        return model_named(name).fit(seen, origin), ""
    except ValueError as reason:
        fallback = model_named(LAST_VALUE).fit(seen, origin)
        return fallback, f"{name} could not be fitted, last value used instead. {reason}"


@dataclass(frozen=True, eq=False)
class Foretold:
    """The draws of one number, and what it came to be."""

    age_band: str
    placement: str
    horizon_months: int
    target: date
    draws: Draws
    actual: int
    last_value: int
    """What it was on the origin."""


def foretold(history: History, trial: Trial, bands: Sequence[AgeBand]) -> Iterator[Foretold]:
    """Take a trial apart: each band, then all of them, then each placement group, by horizon."""
    before = truth(history, trial.origin, bands)
    for at, months in enumerate(trial.horizons):
        target = months_after(trial.origin, months)
        actual = truth(history, target, bands)
        if actual is None or before is None:
            continue
        stock = trial.sample.draws[:, at]
        for place, band in enumerate(bands):
            now, then = int(before[place]), int(actual[place])
            yield Foretold(band.label, ALL, months, target, stock[:, place], then, now)
        total = stock.sum(axis=1, dtype=np.int32)
        yield Foretold(ALL, ALL, months, target, total, int(actual.sum()), int(before.sum()))
        if trial.sample.by_placement is not None and isinstance(history, EpisodeHistory):
            lived, first = history.by_placement(target), history.by_placement(trial.origin)
            for place, group in enumerate(GROUPS):
                placed = trial.sample.by_placement[:, at, place]
                then, now = int(lived[place]), int(first[place])
                yield Foretold(ALL, group.value, months, target, placed, then, now)


def rows_of(history: History, trial: Trial, bands: Sequence[AgeBand]) -> list[Row]:
    """Lay out a trial as the table people read."""
    return [
        {
            "area": history.area,
            "age_band": each.age_band,
            "placement": each.placement,
            "origin": trial.origin.isoformat(),
            "horizon_months": each.horizon_months,
            "target": each.target.isoformat(),
            "model": trial.model,
            **summary(float(each.draws.mean()), quantiles(each.draws)),
            "actual": each.actual,
            "note": trial.note,
        }
        for each in foretold(history, trial, bands)
    ]
