"""The published layout of a result is the layout results have."""

from pathlib import Path

import pytest

from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.levers import RecruitCarers
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, Target
from web.columns import TABLES_OF_A_RESULT
from web.layouts import layout


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Baseline:
    folder: Path = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    return baseline_from(read([folder]).records, "made-up")


def test_every_table_of_a_result_has_the_columns_that_are_published(baseline: Baseline) -> None:
    lever = RecruitCarers.model_validate({"from": "2026-12", "profile": "foster", "households": 1})
    target = Target(measure="siblings_together", at_least=0.5, probability=0.5)
    result = run_scenario(
        Scenario(name="All", months=4, draws=10, levers=(lever,), targets=(target,)), baseline
    )
    published = {name: columns.split(", ") for name, columns in TABLES_OF_A_RESULT.items()}
    published.pop("short_breaks")  # the made-up authority has none
    assert {name: list(rows[0]) for name, rows in result.tables.items() if rows} == published
    assert list(layout("result")["by_draw"]) == list(result.by_draw)
