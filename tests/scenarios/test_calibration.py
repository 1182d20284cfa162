"""Futures from counts alone follow the blended forecast, and say what difference remains."""

import re
from pathlib import Path

import numpy as np
import pytest

from forecasting.ages import JERSEY_BANDS
from forecasting.episodes.assumed_ages import with_assumed_ages
from forecasting.models.blend import Blend
from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.jersey.published_files import write_jersey
from scenarios.baseline.read import read
from scenarios.futures.stage import stage_of
from scenarios.run import Asked, futures_of
from scenarios.world import World


@pytest.fixture(scope="module")
def jersey(tmp_path_factory: pytest.TempPathFactory) -> Baseline:
    folder: Path = tmp_path_factory.mktemp("jersey")
    write_jersey(folder)
    return baseline_from(read([folder]).records, "jersey")


DRAWS, YEARS = 200, [12, 24, 36]
CHANCE = 3
"""Standard errors of a mean over the draws that chance may move it."""


@pytest.fixture(scope="module")
def forecast(jersey: Baseline) -> np.ndarray:
    """Give the mean of the blended forecast: years × bands."""
    assert jersey.history is not None
    history, _ = with_assumed_ages(jersey.history)
    blended = Blend().fit(history, jersey.as_of)
    return blended.at_months(YEARS, bands=JERSEY_BANDS, draws=400, seed=1).draws.mean(axis=0)


@pytest.fixture(scope="module")
def futures(jersey: Baseline) -> tuple[np.ndarray, str]:
    """Give the children lived through, draws × years × bands, and what is said of them."""
    counted, stage = futures_of(World(jersey), Asked(YEARS[-1], DRAWS, 1))
    [note] = [n for n in stage.notes if n.startswith("Only counts are known")]
    return counted.children[:, YEARS].sum(axis=3), note


def test_children_by_age_follow_the_blended_forecast(
    forecast: np.ndarray, futures: tuple[np.ndarray, str]
) -> None:
    lived, note = futures
    worst = float(re.findall(r"at most (\d+\.\d)", note)[0])
    chance = CHANCE * lived.std(axis=0) / np.sqrt(DRAWS)
    assert (np.abs(lived.mean(axis=0) - forecast) <= worst + 0.05 + chance).all()
    assert worst < 2


def test_the_total_is_as_far_from_the_forecast_as_is_said(
    forecast: np.ndarray, futures: tuple[np.ndarray, str]
) -> None:
    lived, note = futures
    total = lived[:, -1].sum(axis=1)
    said = float(re.findall(r"remains is ([+-]\d+\.\d) children in all at the end", note)[0])
    chance = CHANCE * total.std() / np.sqrt(DRAWS)
    assert total.mean() - forecast[-1].sum() == pytest.approx(said, abs=0.05 + chance)


def test_episodes_need_no_calibration(made_up: Baseline) -> None:
    notes = stage_of(World(made_up), months=12, draws=10, seed=1).notes
    assert not any("Only counts" in note for note in notes)
