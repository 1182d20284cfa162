"""Which model to use for one area: the one that foretold its own past best, where that shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from forecasting.ages import AgeBand, months_after
from forecasting.backtest import Trial, trials
from forecasting.history import History
from forecasting.past_days import default_origins, truth
from forecasting.scores import mean_crps

DEFAULT = "entries_and_stays"
LAST_VALUE = "no_change"
ENOUGH_ORIGINS = 3
"""Fewer past days than this with a truth to score say too little about one area."""
MOST_ORIGINS = 8
DRAWS = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """A model's name and why it was chosen."""

    model: str
    why: str


def best_model(history: History, as_of: date, bands: Sequence[AgeBand], seed: int) -> Choice:
    """Compare the models on days up to the as-of day, by the ranked probability score."""
    seen = history.seen_on(as_of)
    origins = [
        day
        for day in default_origins(seen, bands)
        if truth(seen, months_after(day, 12), bands) is not None
    ][-MOST_ORIGINS:]
    if len(origins) < ENOUGH_ORIGINS:
        return Choice(
            DEFAULT,
            f"Model {DEFAULT}: the usual choice, since the history is too short to compare "
            f"models on it ({len(origins)} past days could be scored, {ENOUGH_ORIGINS} needed).",
        )
    ran = list(
        trials(
            seen,
            origins=origins,
            horizons=(12, 24),
            bands=bands,
            by_placement=False,
            models=(LAST_VALUE, DEFAULT),
            draws=DRAWS,
            seed=seed,
        )
    )
    return _compare(seen, ran, bands, len(origins))


def _compare(history: History, ran: list[Trial], bands: Sequence[AgeBand], days: int) -> Choice:
    ordered = sorted(ran, key=lambda trial: trial.model)
    score = {
        name: _score(history, list(of_model), bands)
        for name, of_model in groupby(ordered, key=lambda trial: trial.model)
    }
    change = round(100 * (score[DEFAULT] / score[LAST_VALUE] - 1)) if score[LAST_VALUE] else 0
    if score[DEFAULT] < score[LAST_VALUE]:
        return Choice(
            DEFAULT,
            f"Model {DEFAULT}: over {days} past days its error (CRPS) was {-change} % smaller "
            "than that of the last value carried forward.",
        )
    return Choice(
        LAST_VALUE,
        f"Model {LAST_VALUE}: {DEFAULT} does not beat the last value here (error {change:+d} % "
        f"over {days} past days).",
    )


def _score(history: History, ran: list[Trial], bands: Sequence[AgeBand]) -> float:
    samples = []
    for trial in ran:
        for at, horizon in enumerate(trial.horizons):
            actual = truth(history, months_after(trial.origin, horizon), bands)
            if actual is not None:
                samples.append((trial.sample.draws[:, at], actual))
    return mean_crps(samples)
