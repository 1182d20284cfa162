"""What holds of every command: help, streams, statuses, and nothing half written."""

import subprocess
import sys

import pytest

from web.cli import COMMANDS


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_explains_itself_with_an_example(command, ask):
    answer = ask(command, "--help")
    assert answer.exit_code == 0
    assert "Example" in answer.output
    assert f"sufficiency {command}" in answer.output


def test_the_help_loads_nothing_heavy():
    heavy = "pandas", "numpy", "statsmodels", "sklearn", "ortools", "sqlalchemy", "flask", "rich"
    script = f"import sys, web.cli\nprint([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_missing_file_is_said_and_nothing_is_written(tmp_path, ask, left_in):
    for command in ("forecast", "backtest", "match", "run", "import", "check"):
        words = ["--out", tmp_path / "o"] if command not in ("import", "check") else []
        if command == "import":
            words = ["--instance", tmp_path / "instance"]
        answer = ask(command, tmp_path / "missing", *words)
        assert answer.exit_code == 1, (command, answer.output, answer.exception)
        assert "missing" in answer.output
    assert left_in(tmp_path) == []


def test_text_that_a_spreadsheet_would_run_is_disarmed():
    from web.commands.answers import csv_text

    text = csv_text([{"area": "=HYPERLINK(1)", "q50": -3.0}])
    assert text == "area,q50\n'=HYPERLINK(1),-3.0\n"


def test_a_fault_of_ours_is_a_sentence_and_no_trace(monkeypatch, capsys):
    from web import cli

    monkeypatch.setattr(cli, "sufficiency", lambda **_: 1 / 0)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    assert "SUFFICIENCY_TRACE" in capsys.readouterr().err
