"""The published layout of a result is the layout results have."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.levers import RecruitCarers
from scenarios.pipeline.answers.asked import ask
from scenarios.pipeline.answers.every_answer import QUESTIONS as QUESTIONS_OF_RECRUITERS
from scenarios.pipeline.answers.every_answer import Wanted, every_answer
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, Target
from web.cli import sufficiency
from web.described.columns import TABLES_OF_A_RESULT
from web.described.layouts import layout


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
    assert {name: list(rows[0]) for name, rows in result.tables.items() if rows} == published
    assert list(layout("result")["by_draw"]) == list(result.by_draw)


QUESTIONS = {
    "match": ["--changes"],
    "options": ["--child", "c1"],
    "value": ["--candidates", "CANDIDATES"],
    "capacity": [],
    "returns": [],
    "evaluations": [],
}


@pytest.mark.parametrize("command", QUESTIONS)
def test_an_answer_of_the_panel_keeps_to_its_published_layout(command: str, tmp_path: Path) -> None:
    example = json.loads(Path("docs/examples/appendix_b.json").read_text(encoding="utf-8"))
    candidates = tmp_path / "candidates.json"
    homes = [{**place, "id": f"new {place['id']}"} for place in example["places"]]
    candidates.write_text(json.dumps(homes), encoding="utf-8")
    typed = [str(candidates) if word == "CANDIDATES" else word for word in QUESTIONS[command]]
    asked = [command, "docs/examples/appendix_b.json", *typed, "--json"]
    done = CliRunner().invoke(sufficiency, asked)
    assert done.exit_code == 0, done.output
    answer, schema = json.loads(done.stdout), closed(layout(command))
    jsonschema.validate(answer, schema)
    assert answer["rests_on"]["day"] == "2026-11-20"
    assert answer["rests_on"]["unassessed"] == 0
    settings = answer["rests_on"]["settings"]
    assert (settings["jurisdiction"], settings["foster_limit"]) == ("JEY", 3)


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """Allow no field that the layout does not name."""
    for each in (schema, *schema.get("$defs", {}).values()):
        if "properties" in each:
            each["additionalProperties"] = False
    return schema


def test_every_answer_of_the_pipeline_has_the_columns_that_are_published(
    baseline: Baseline,
) -> None:
    asked = ask(baseline, months=24, draws=10)
    wanted = Wanted(3, date(2028, 3, 31), assessors=1)
    found = every_answer(asked, wanted)
    published = layout("pipeline-answers")["answers"]
    assert list(published) == list(QUESTIONS_OF_RECRUITERS) == list(found)
    for name, answer in found.items():
        for row in answer.rows:
            assert list(row) == published[name], name
