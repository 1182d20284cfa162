"""`template`, `schema` and `openapi` say how files and the service are laid out."""

import json

import pytest


@pytest.mark.parametrize("name", ["homes", "needs", "pipeline", "costs", "counts"])
def test_a_template_is_a_commented_file_that_can_be_checked(name, tmp_path, ask):
    out = tmp_path / f"{name}.csv"
    assert ask("template", name, "--out", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("#")
    assert ask("template", name).stdout == out.read_text(encoding="utf-8")


def test_an_unknown_template_or_layout_is_answered_with_those_there_are(ask):
    for command in ("template", "schema"):
        answer = ask(command, "nonsense")
        assert answer.exit_code == 1
        assert "homes" in answer.stderr


@pytest.mark.parametrize("name", ["homes", "counts", "forecast", "backtest", "scores", "check"])
def test_a_table_has_its_columns_in_words(name, ask):
    columns = json.loads(ask("schema", name).stdout)["columns"]
    assert all(column["name"] and column["meaning"] for column in columns)


def test_scenario_problem_and_result_have_their_layouts(ask):
    assert "baseline" in json.loads(ask("schema", "scenario").stdout)["properties"]
    assert "children" in json.loads(ask("schema", "problem").stdout)["properties"]
    assert "shortfall" in json.loads(ask("schema", "result").stdout)["tables"]


def test_the_service_is_described_on_the_screen_or_in_a_file(ask, tmp_path):
    out = tmp_path / "openapi.json"
    assert ask("openapi", "--out", out).exit_code == 0
    described = json.loads(out.read_text(encoding="utf-8"))
    assert described["openapi"].startswith("3.1")
    assert json.loads(ask("openapi").stdout) == described
    assert [file.name for file in tmp_path.iterdir()] == ["openapi.json"]
