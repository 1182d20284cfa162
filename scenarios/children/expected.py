"""The forecast behind all futures: which model, fitted to what, and the children it simulates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forecasting.ages import JERSEY_BANDS, STANDARD_BANDS, AgeBand
from forecasting.episodes.assumed_ages import with_assumed_ages
from forecasting.history import EpisodeHistory, History
from forecasting.models.entries_and_stays import EntriesAndStays
from forecasting.simulated_care import SimulatedCare
from scenarios.baseline.baseline import Baseline
from scenarios.children.calibration import Calibration, calibrated
from scenarios.children.to_come import times_as_many
from scenarios.world import EntriesChange, World

MODEL = EntriesAndStays()
FURTHER_SEED = 1_000_003
"""Keeps the further simulations that rising entries need apart from the first."""


@dataclass(frozen=True)
class Expected:
    """Who is expected to come and go if nothing is changed, draw by draw."""

    history: History
    care: SimulatedCare
    """The forecast's own simulation: today's children, and those to come."""
    more: tuple[SimulatedCare, ...]
    """Further children to come, for entries that rise."""
    changes: tuple[EntriesChange, ...]
    """Those that hold futures to the forecast, then those the world asks for."""
    notes: tuple[str, ...]


def expected(world: World, dates: Sequence[date], draws: int, seed: int) -> Expected:
    """Fit the model to a world's history, and simulate it as often as its entries need.

    ValueError where there is no history.
    """
    as_of, months = world.baseline.as_of, len(dates) - 1
    history, assumed = with_assumed_ages(_history(world.baseline))
    fitted = MODEL.fit(history, as_of)
    care = fitted.simulate_care(as_of, months, draws, seed)
    calibration = _calibration(history, care, bands_of(world.baseline), dates)
    changes = (*calibration.changes, *world.entries_changes)
    more = tuple(
        fitted.simulate_care(as_of, months, draws, seed + FURTHER_SEED * number)
        for number in range(1, times_as_many(changes) + 1)
    )
    notes = (*assumed, *((calibration.note,) if calibration.note else ()))
    return Expected(history, care, more, changes, notes)


def bands_of(baseline: Baseline) -> tuple[AgeBand, ...]:
    """Give the age bands the authority publishes in."""
    return JERSEY_BANDS if baseline.about.jurisdiction == "JEY" else STANDARD_BANDS


def _history(baseline: Baseline) -> History:
    if baseline.history is None:
        raise ValueError(f"{baseline.name} has no history of children looked after.")
    return baseline.history


def _calibration(
    history: History, care: SimulatedCare, bands: tuple[AgeBand, ...], dates: Sequence[date]
) -> Calibration:
    """Follow the blended forecast where only counts are known; episodes carry their own."""
    if isinstance(history, EpisodeHistory):
        return Calibration((), "")
    return calibrated(history, care, bands, dates)
