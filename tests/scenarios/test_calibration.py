"""Futures from counts alone follow the blended forecast, and say what difference remains."""

import re
from pathlib import Path

import numpy as np
import pytest

from forecasting.ages import JERSEY_BANDS
from forecasting.assumed_ages import with_assumed_ages
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


def test_children_by_age_follow_the_blended_forecast(jersey: Baseline) -> None:
    assert jersey.history is not None
    history, _ = with_assumed_ages(jersey.history)
    blended = Blend().fit(history, jersey.as_of)
    wanted = blended.at_months([12, 24], bands=JERSEY_BANDS, draws=400, seed=1).draws.mean(axis=0)
    counted, stage = futures_of(World(jersey), Asked(24, 40, 1))
    lived = counted.children[:, [12, 24]].sum(axis=3).mean(axis=0)
    chance = counted.children[:, [12, 24]].sum(axis=3).std(axis=0) / np.sqrt(40)
    [note] = [n for n in stage.notes if n.startswith("Only counts are known")]
    worst = float(re.findall(r"at most (\d+\.\d)", note)[0])
    assert (np.abs(lived - wanted) <= worst + 3 * chance + 0.1).all()
    assert worst < 3


def test_episodes_need_no_calibration(made_up: Baseline) -> None:
    notes = stage_of(World(made_up), months=12, draws=10, seed=1).notes
    assert not any("Only counts" in note for note in notes)
