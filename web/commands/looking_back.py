"""Looks back at several areas for `sufficiency backtest`: the table, and the scores of a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from forecasting.ages import AgeBand
from forecasting.backtest import rows_of, trials
from forecasting.history import History
from forecasting.looking_back.back_test_scores import Scored, scored
from forecasting.looking_back.past_days import truth
from forecasting.scores import LAST_VALUE
from web.commands.progress import Progress


@dataclass(frozen=True, slots=True)
class Look:
    """How to look back, the same for every area."""

    origins: tuple[date, ...] | None
    """None: every day with enough before and after it."""
    horizons: tuple[int, ...]
    bands: tuple[AgeBand, ...]
    by_placement: bool
    models: tuple[str, ...]
    """In the table."""
    draws: int
    seed: int
    scored: bool
    """Scores set every model beside the last value with its range, asked for or not."""

    @property
    def tried(self) -> tuple[str, ...]:
        """Give the models to try."""
        return tuple(dict.fromkeys((*self.models, LAST_VALUE))) if self.scored else self.models


def look_back(
    histories: Sequence[History], look: Look, progress: Progress
) -> tuple[list[dict[str, Any]], list[Scored]]:
    """Give the rows of the table, and the scores where they are asked for."""
    rows: list[dict[str, Any]] = []
    scores: list[Scored] = []
    for done, history in enumerate(histories, 1):
        for trial in trials(
            history,
            origins=_origins_known(history, look, several=len(histories) > 1),
            horizons=look.horizons,
            bands=look.bands,
            by_placement=look.by_placement,
            models=look.tried,
            draws=look.draws,
            seed=look.seed,
        ):
            if trial.model in look.models:
                rows += rows_of(history, trial, look.bands)
            if look.scored:
                scores += scored(history, trial, look.bands, seed=look.seed)
        progress(done / len(histories))
    return rows, scores


def _origins_known(history: History, look: Look, *, several: bool) -> Sequence[date] | None:
    """Leave out, where there are several areas, the days one of them has no figures for."""
    if look.origins is None or not several:
        return look.origins
    known = [day for day in look.origins if truth(history, day, look.bands) is not None]
    for day in look.origins:
        if day not in known:
            click.echo(f"{history.area}: left out from {day}, no figures for these ages.", err=True)
    return known
