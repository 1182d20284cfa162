"""How good the forecasts are, by one command: `python benchmarks/forecasts.py [COUNTS.csv]`.

Prints three kinds of table for each model: the change in absolute error against the last value,
coverage of the 80 % interval with its own interval, and the interval score against that of a last
value with published error variances. First for a panel of counts (the English one that ships, or
the file named), where every area is foretold from the figures of others; then for simulated
authorities whose truth is known. Nothing after an origin is seen.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from all_knowing import all_knowing
from forecast_tables import (
    ALL_KNOWING,
    HORIZONS,
    LABELS,
    Scored,
    brief,
    report,
    report_gain,
    say,
)
from other_panels import learning_from, others

from forecasting.ages import STANDARD_BANDS, months_after
from forecasting.backtest import trials
from forecasting.history import History
from forecasting.looking_back.past_days import truth
from forecasting.models import MODELS
from forecasting.reference.england import english_authorities
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.made_up_authority.authority import SimulatedAuthority, simulate_authority
from scenarios.baseline.made_up_authority.truth import JERSEY_LIKE
from scenarios.baseline.read import read

KNOWING_DRAWS = 300
FIRST_ORIGIN = date(2013, 1, 1)
WORLDS = {
    "steady": JERSEY_LIKE,
    "rising 6 % a year": replace(JERSEY_LIKE, name="rising", drift=0.06),
    "falling 6 % a year": replace(JERSEY_LIKE, name="falling", drift=-0.06),
    "wandering": replace(JERSEY_LIKE, name="wandering", wander=0.15),
    "large, steady": replace(JERSEY_LIKE, name="large", entries_a_year=200.0),
    "large, wandering": replace(
        JERSEY_LIKE, name="large wandering", entries_a_year=200.0, wander=0.15
    ),
}


def scored(
    areas: Iterable[History], models: Sequence[str], draws: int, origins: Sequence[date] | None
) -> Iterator[Scored]:
    """Forecast every area from every origin with every model."""
    for history in areas:
        ran = trials(
            history,
            origins=origins,
            horizons=HORIZONS,
            bands=STANDARD_BANDS,
            by_placement=False,
            models=models,
            draws=draws,
            seed=1,
        )
        for trial in ran:
            if trial.origin < FIRST_ORIGIN:
                continue
            now = _with_total(truth(history, trial.origin, STANDARD_BANDS))
            for at, months in enumerate(trial.horizons):
                then = truth(history, months_after(trial.origin, months), STANDARD_BANDS)
                yield from _beside(
                    trial.model,
                    history.area,
                    trial.origin,
                    months,
                    now,
                    trial.sample.draws[:, at],
                    _with_total(then),
                )


def known_all(
    authorities: Iterable[SimulatedAuthority], draws: int, origins: Sequence[date]
) -> Iterator[Scored]:
    """Score a forecaster who knows the truth behind each authority, by the same measures."""
    for authority in authorities:
        history = authority.history(f"{authority.truth.name} {authority.seed}")
        for origin in origins:
            now = _with_total(truth(history, origin, STANDARD_BANDS))
            sample = all_knowing(authority, origin, HORIZONS, draws, kinds=False)
            for at, months in enumerate(HORIZONS):
                then = truth(history, months_after(origin, months), STANDARD_BANDS)
                if then is not None:
                    yield from _beside(
                        ALL_KNOWING,
                        history.area,
                        origin,
                        months,
                        now,
                        sample[:, at],
                        _with_total(then),
                    )


def _beside(
    model: str,
    area: str,
    origin: date,
    months: int,
    now: np.ndarray,
    bands: np.ndarray,
    actual: np.ndarray,
) -> Iterator[Scored]:
    both = np.concatenate([bands, bands.sum(axis=1, keepdims=True)], axis=1)
    low, middle, high = np.quantile(both, (0.1, 0.5, 0.9), axis=0)
    for band in range(len(LABELS)):
        yield Scored(
            model,
            area,
            origin,
            months,
            band,
            now[-1],
            now[band],
            low[band],
            middle[band],
            high[band],
            actual[band],
        )


def _with_total(children: np.ndarray | None) -> np.ndarray:
    if children is None:
        raise ValueError("An origin or target without figures was scored.")
    return np.append(children, children.sum())


def panel(path: Path | None) -> tuple[History, ...]:
    """Read the file named, or give the panel that ships."""
    if path is None:
        return english_authorities()
    reading = read([path])
    reading.raise_if_wrong()
    return tuple(histories(reading.records, None))


def simulated(each: int, first: int) -> dict[str, list[SimulatedAuthority]]:
    """Simulate so many authorities of every truth."""
    return {
        name: [
            simulate_authority(replace(truth, name=name), seed)
            for seed in range(first, first + each)
        ]
        for name, truth in WORLDS.items()
    }


def main() -> None:
    """Read what was asked and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("counts", nargs="?", type=Path, help="a panel of counts")
    asked.add_argument("--models", default=",".join(model.name for model in MODELS))
    asked.add_argument("--draws", type=int, default=1000)
    asked.add_argument("--simulated", type=int, default=6, help="authorities of each truth")
    asked.add_argument("--first-seed", type=int, default=0, help="of the simulated authorities")
    asked.add_argument("--only", choices=("panel", "simulated", "others"))
    chosen = asked.parse_args()
    models = tuple(chosen.models.split(","))
    if chosen.only in (None, "panel"):
        found = list(scored(panel(chosen.counts), models, chosen.draws, None))
        report("Panel of counts", found, models)
    if chosen.only in (None, "simulated"):
        print_simulated(models, chosen.draws, chosen.simulated, chosen.first_seed)
    if chosen.only == "others":
        print_others(models, chosen.draws, chosen.simulated, chosen.first_seed)


def print_simulated(models: Sequence[str], draws: int, each: int, first: int) -> None:
    """Print the tables of simulated authorities, truth by truth and together."""
    origins = [date(year, 3, 31) for year in range(2019, 2024)]
    every: list[Scored] = []
    for name, authorities in simulated(each, first).items():
        areas = [authority.history(f"{name} {authority.seed}") for authority in authorities]
        found = list(scored(areas, models, draws, origins))
        found += known_all(authorities, KNOWING_DRAWS, origins)
        report(f"Simulated, {name}", found, (*models, ALL_KNOWING))
        report_gain(found, models)
        every += found
    report("Simulated, all", every, (*models, ALL_KNOWING))
    report_gain(every, models)


def print_others(models: Sequence[str], draws: int, each: int, first: int) -> None:
    """Print a row for each other panel: what was learnt from one, scored on another."""
    say(f"| panel | model | {' | '.join(LABELS)} | in the 80 % interval |")
    say("|---|---|" + "---|" * (len(LABELS) + 1))
    made_up = [
        authority.history(f"{name} {authority.seed}")
        for name, authorities in simulated(each, first).items()
        for authority in authorities
    ]
    for other in others(made_up):
        with learning_from(other.learnt_from):
            found = list(scored(other.areas, models, draws, None))
        brief(other.name, [e for e in found if e.origin >= other.first_origin], models)


if __name__ == "__main__":
    main()
