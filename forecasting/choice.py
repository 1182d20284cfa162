"""Which model to use for one area: the one that foretold its own past best, where that shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forecasting.ages import AgeBand, months_after
from forecasting.backtest import Trial, trials
from forecasting.breaks import learnable
from forecasting.history import EpisodeHistory, History
from forecasting.looking_back.own_past import trial_draws
from forecasting.looking_back.past_days import default_origins, truth
from forecasting.models import MODELS
from forecasting.scores import LAST_VALUE, mean_crps

USUAL = "blend"
"""What is used where the past is too short to tell, and unless another did clearly better."""
MARGIN = 0.03
"""A model must have been so much better than the usual one: a few past days tell no finer."""
MARGIN_OF_COUNTS = 0.2
"""The same for counts, and for the last value too. Published years tell one area's models apart
poorly: on every second authority of the English panel, choosing by a margin of 3 % scored 7 %
better than the last value (CRPS), by 10 % 8 %, by 20 % 8.4 %, and never choosing 8.7 %."""
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
    seen, _ = learnable(history, as_of)
    origins = [
        day
        for day in default_origins(seen, bands)
        if truth(seen, months_after(day, 12), bands) is not None
    ][-MOST_ORIGINS:]
    if len(origins) < ENOUGH_ORIGINS:
        return Choice(
            USUAL,
            f"Model {USUAL}: the usual choice, since the history is too short to compare "
            f"models on it ({len(origins)} past days could be scored, {ENOUGH_ORIGINS} needed).",
        )
    of_episodes = isinstance(seen, EpisodeHistory)
    number = trial_draws(seen, as_of, DRAWS) if of_episodes else DRAWS
    ran = trials(
        seen,
        origins=origins,
        horizons=(12, 24),
        bands=bands,
        by_placement=False,
        models=[model.name for model in MODELS],
        draws=number,
        seed=seed,
    )
    by_model: dict[str, list[Trial]] = {}
    for trial in ran:
        by_model.setdefault(trial.model, []).append(trial)
    scores = {name: _score(seen, tried, bands) for name, tried in by_model.items()}
    return _compare(scores, len(origins), of_episodes)


def _compare(scores: Mapping[str, float], days: int, of_episodes: bool) -> Choice:
    best = min(scores, key=lambda name: scores[name])
    margin = MARGIN if of_episodes else MARGIN_OF_COUNTS
    name = best if scores[best] < (1 - margin) * scores[USUAL] else USUAL
    if of_episodes and scores[name] > scores[LAST_VALUE]:
        name = LAST_VALUE
    others = ", ".join(
        f"{other} {_against_last(scores, other)}"
        for other in scores
        if other not in (name, LAST_VALUE)
    )
    if name == LAST_VALUE:
        return Choice(
            name,
            f"Model {name}: no other beats the last value here over {days} past days "
            f"(error, CRPS, against it: {others}).",
        )
    # Honest where the usual model has not beaten the last value here, but not by enough to tell.
    worse = scores[name] > scores[LAST_VALUE]
    so_far = " Not better here so far; it was over many authorities." if worse else ""
    return Choice(
        name,
        f"Model {name}: over {days} past days its error (CRPS) was "
        f"{_against_last(scores, name)} against the last value carried forward ({others}).{so_far}",
    )


def _against_last(scores: Mapping[str, float], name: str) -> str:
    bar = scores[LAST_VALUE]
    return f"{round(100 * (scores[name] / bar - 1)) if bar else 0:+d} %"


def _score(history: History, ran: Sequence[Trial], bands: Sequence[AgeBand]) -> float:
    samples = []
    for trial in ran:
        for at, horizon in enumerate(trial.horizons):
            actual = truth(history, months_after(trial.origin, horizon), bands)
            if actual is not None:
                samples.append((trial.sample.draws[:, at], actual))
    return mean_crps(samples)
