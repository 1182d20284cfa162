"""The commands: what goes to which stream, which status they end with, and nothing half written."""

import csv
import json
import subprocess
import sys

import numpy as np
import pytest
from click.testing import CliRunner

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from web.cli import COMMANDS, sufficiency

COUNTS = """area_code,area,date,measure,age_band,children,status
E1,Northshire,{year}-03-31,looked_after,0-4,{a},ok
E1,Northshire,{year}-03-31,looked_after,5-9,{b},ok
E1,Northshire,{year}-03-31,looked_after,10-15,{c},ok
E1,Northshire,{year}-03-31,looked_after,16-17,{d},ok
E1,Northshire,{year}-03-31,looked_after,all,{total},ok
"""


@pytest.fixture
def counts(tmp_path):
    """Write published counts of two areas over seven years."""
    rows = []
    for step, year in enumerate(range(2013, 2020)):
        a, b, c, d = 20 + step % 3, 25 - step % 2, 40 + step, 22
        rows += COUNTS.format(year=year, a=a, b=b, c=c, d=d, total=a + b + c + d).splitlines()[1:]
    south = [row.replace("E1,Northshire", "E2,Southshire") for row in rows]
    file = tmp_path / "counts.csv"
    file.write_text("\n".join([COUNTS.splitlines()[0], *rows, *south]) + "\n", encoding="utf-8")
    return file


def ask(*words, **more):
    return CliRunner().invoke(sufficiency, [str(word) for word in words], **more)


def rows_of(file):
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def left_in(folder, *known):
    return sorted(file.name for file in folder.iterdir() if file not in known)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_explains_itself_with_an_example(command):
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


def test_a_forecast_begins_with_the_counts_themselves_and_bands_add_up(counts, tmp_path):
    out, draws = tmp_path / "f.csv", tmp_path / "f.npz"
    answer = ask(
        "forecast", counts, "--area", "Northshire", "--months", 6, "--draws", 50,
        "--out", out, "--draws-out", draws,
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    assert answer.stdout == ""
    rows = rows_of(out)
    first = {row["age_band"]: row for row in rows if row["date"] == "2019-03-31"}
    assert {band: float(row["q50"]) for band, row in first.items()} == {
        "0-4": 20, "5-9": 25, "10-15": 46, "16-17": 22, "all": 113,
    }  # fmt: skip
    assert all(row["q05"] == row["q95"] for row in first.values())
    means = {
        band: [float(row["mean"]) for row in rows if row["age_band"] == band] for band in first
    }
    assert means.pop("all") == pytest.approx(np.sum([*means.values()], axis=0), abs=1e-5)
    with np.load(draws) as kept:
        assert kept["draws"].shape == (50, 7, 4)
        assert (kept["draws"].sum(axis=2) == kept["total"]).all()
        assert list(kept["bands"]) == ["0-4", "5-9", "10-15", "16-17"]
        assert kept["dates"][0] == "2019-03-31"
        assert (str(kept["area"]), int(kept["seed"])) == ("Northshire", 1)


def test_machine_output_alone_goes_to_standard_output(counts):
    answer = ask("forecast", counts, "--months", 2, "--draws", 20, "--json")
    rows = json.loads(answer.stdout)
    assert {row["area"] for row in rows} == {"Northshire", "Southshire"}
    assert "Model" in answer.stderr


def test_all_futures_of_several_areas_are_refused(counts, tmp_path):
    answer = ask("forecast", counts, "--out", tmp_path / "f.csv", "--draws-out", tmp_path / "f.npz")
    assert answer.exit_code == 1
    assert "--area" in answer.stderr
    assert left_in(tmp_path, counts) == []


def test_a_file_with_no_history_in_it_is_said_to_have_none(tmp_path):
    published = tmp_path / "published.csv"
    published.write_text("date,measure,value,source_url\n2019-06-30,carers,36,here\n", "utf-8")
    for command in ("forecast", "backtest"):
        answer = ask(command, published, "--out", tmp_path / "f.csv")
        assert answer.exit_code == 1, answer.exception
        assert "no history of looked-after children" in answer.stderr
    assert left_in(tmp_path, published) == []


def test_one_name_for_two_answers_is_wrong_usage_and_neither_is_lost(counts, tmp_path):
    out = tmp_path / "f.csv"
    answer = ask("forecast", counts, "--area", "E1", "--out", out, "--draws-out", out)
    assert answer.exit_code == 2
    assert left_in(tmp_path, counts) == []


def test_an_answer_needs_somewhere_to_go(counts):
    answer = ask("forecast", counts)
    assert answer.exit_code == 2
    assert "--out" in answer.stderr


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--area", "Nowhere"], 1),
        (["--as-of", "1999-01-01"], 1),
        (["--bands", "0-3,4-17"], 1),
        (["--bands", "9-0"], 2),
        (["--as-of", "31/03/2019"], 2),
        (["--months", "many"], 2),
        (["--draws", "0"], 2),
        (["--by", "colour"], 2),
        (["--nonsense"], 2),
    ],
)
def test_a_wrong_question_ends_with_a_sentence_and_writes_nothing(counts, tmp_path, words, status):
    answer = ask("forecast", counts, *words, "--out", tmp_path / "f.csv")
    assert answer.exit_code == status, answer.output
    assert len(answer.stderr.strip()) > 20
    assert "Traceback" not in answer.stderr
    assert answer.stdout == ""
    assert left_in(tmp_path, counts) == []


def test_a_missing_file_is_said_and_nothing_is_written(tmp_path):
    for command in ("forecast", "backtest", "match", "run", "import", "check"):
        words = ["--out", tmp_path / "o"] if command not in ("import", "check") else []
        if command == "import":
            words = ["--instance", tmp_path / "instance"]
        answer = ask(command, tmp_path / "missing", *words)
        assert answer.exit_code == 1, (command, answer.output, answer.exception)
        assert "missing" in answer.output
    assert left_in(tmp_path) == []


def test_a_folder_that_is_not_there_is_said_before_any_work(counts, tmp_path):
    answer = ask("forecast", counts, "--out", tmp_path / "nowhere" / "f.csv")
    assert answer.exit_code == 1
    assert "Make it first" in answer.stderr


def test_an_old_answer_stays_when_the_new_one_fails(counts, tmp_path):
    out = tmp_path / "f.csv"
    out.write_text("before", encoding="utf-8")
    assert ask("forecast", counts, "--area", "Nowhere", "--out", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == "before"


def test_wrong_files_are_listed_with_what_to_do_and_nothing_is_imported(tmp_path):
    file = tmp_path / "counts.csv"
    file.write_text(
        "area_code,area,date,measure,age_band,children,status\n"
        "E1,North,31/02/2019,looked_after,0-4,many,ok\n",
        encoding="utf-8",
    )
    listed = ask("check", file, "--json")
    assert listed.exit_code == 1
    findings = json.loads(listed.stdout)
    assert {"file", "row", "column", "value", "rule", "message"} <= set(findings[0])
    assert {finding["column"] for finding in findings} >= {"date", "children"}
    refused = ask("import", file, "--instance", tmp_path / "instance")
    assert refused.exit_code == 1
    assert "Nothing was written" in refused.stderr
    assert left_in(tmp_path, file) == []


def test_an_import_says_what_changed(counts, tmp_path):
    instance = tmp_path / "instance"
    words = ("import", counts, "--instance", instance, "--name", "north")
    one_area = [
        line for line in counts.read_text(encoding="utf-8").splitlines() if "E2" not in line
    ]
    counts.write_text("\n".join(one_area) + "\n", encoding="utf-8")
    first = ask(*words)
    assert first.exit_code == 0, first.output
    assert "Published counts: 0 before, 35 now (35 added, 0 changed, 0 gone)." in first.stdout
    changed = "\n".join(one_area[:-5]).replace("looked_after,0-4,20", "looked_after,0-4,19") + "\n"
    counts.write_text(changed, encoding="utf-8")
    second = ask(*words)
    assert "35 before, 30 now (0 added," in second.stdout
    assert "5 gone" in second.stdout


def test_an_export_from_a_new_folder_makes_no_child_another_child(tmp_path):
    header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,02/05/2013,WBRI,,,\n"
    episodes = (
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,"
        "PL_POST,URN\n1,04/05/2020,S,C2,N1,U4,PR1,,,,,,\n"
    )
    for year in ("2026", "2027"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "header.csv").write_text(header, encoding="utf-8")
        (tmp_path / year / "episodes.csv").write_text(episodes, encoding="utf-8")
        words = ("--instance", tmp_path / "instance", "--name", "north")
        answer = ask("import", tmp_path / year, *words)
        assert answer.exit_code == 0, answer.output
    assert "Children: 1 before, 1 now (no change)." in answer.stdout
    assert "Episodes: 1 before, 1 now (no change)." in answer.stdout


def test_tables_without_rows_take_nothing_away(tmp_path):
    empty, instance = tmp_path / "homes.csv", tmp_path / "instance"
    assert ask("template", "homes", "--out", empty).exit_code == 0
    answer = ask("import", empty, "--instance", instance)
    assert answer.exit_code == 1
    assert "no row to import" in answer.stderr
    assert left_in(tmp_path, empty) == []


def test_several_areas_are_imported_together(counts, tmp_path):
    answer = ask("import", counts, "--instance", tmp_path / "instance", "--name", "both")
    assert answer.exit_code == 0, answer.output
    assert "70 now" in answer.stdout


def test_a_name_that_could_not_stand_in_an_address_is_refused(counts, tmp_path):
    words = ("import", counts, "--instance", tmp_path / "instance", "--name", "../x")
    assert ask(*words).exit_code == 2
    assert left_in(tmp_path, counts) == []


def test_a_database_that_is_none_is_said_and_left_alone(counts, tmp_path):
    instance = tmp_path / "instance"
    instance.mkdir()
    database = instance / "sufficiency.db"
    database.write_bytes(b"not a database" * 100)
    answer = ask("import", counts, "--instance", instance)
    assert answer.exit_code == 1
    assert "Nothing was saved" in answer.stderr
    assert database.read_bytes() == b"not a database" * 100


def test_a_database_in_use_is_waited_for_and_then_said(counts, tmp_path, monkeypatch):
    from web.store import engine

    instance = tmp_path / "instance"
    assert ask("import", counts, "--instance", instance, "--name", "n").exit_code == 0
    monkeypatch.setattr(engine, "SECONDS_TO_WAIT", 0)
    with engine.writing(engine.open_database(instance / "sufficiency.db")):
        answer = ask("import", counts, "--instance", instance, "--name", "n")
    assert answer.exit_code == 1
    assert "locked" in answer.stderr


@pytest.mark.parametrize("name", ["homes", "needs", "pipeline", "costs", "counts"])
def test_a_template_is_a_commented_file_that_can_be_checked(name, tmp_path):
    out = tmp_path / f"{name}.csv"
    assert ask("template", name, "--out", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("#")
    assert ask("template", name).stdout == out.read_text(encoding="utf-8")


def test_an_unknown_template_or_layout_is_answered_with_those_there_are():
    for command in ("template", "schema"):
        answer = ask(command, "nonsense")
        assert answer.exit_code == 1
        assert "homes" in answer.stderr


@pytest.mark.parametrize("name", ["homes", "counts", "forecast", "backtest", "scores", "check"])
def test_a_table_has_its_columns_in_words(name):
    columns = json.loads(ask("schema", name).stdout)["columns"]
    assert all(column["name"] and column["meaning"] for column in columns)


def test_scenario_problem_and_result_have_their_layouts():
    assert "baseline" in json.loads(ask("schema", "scenario").stdout)["properties"]
    assert "children" in json.loads(ask("schema", "problem").stdout)["properties"]
    assert "shortfall" in json.loads(ask("schema", "result").stdout)["tables"]


def test_other_machines_are_refused():
    answer = ask("serve", "--host", "0.0.0.0")  # noqa: S104 - this is what must be refused
    assert answer.exit_code == 1
    assert "this machine only" in answer.stderr


def test_test_users_are_refused_until_there_is_sign_in():
    answer = ask("demo", "--test-users")
    assert answer.exit_code == 2
    assert "later release" in answer.stderr


def test_a_taken_port_is_said_before_any_work(tmp_path):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = ask("serve", "--port", port, "--instance", tmp_path)
    assert answer.exit_code == 1
    assert f"Port {port} is taken" in answer.stderr


def test_a_wrong_setting_stops_the_start_with_a_sentence(tmp_path):
    answer = ask("serve", "--instance", tmp_path, env={"SUFFICIENCY_TODAY": "20/11/2026"})
    assert answer.exit_code == 1
    assert "SUFFICIENCY_TODAY" in answer.stderr


def test_a_scenario_that_is_not_one_is_said_in_words(tmp_path):
    file = tmp_path / "s.json"
    for text in ("{", '{"name": "x", "month": 3}'):
        file.write_text(text, encoding="utf-8")
        answer = ask("run", file, "--out", tmp_path / "r.json", "--instance", tmp_path / "i")
        assert answer.exit_code == 1
        assert "scenario" in answer.stderr
    assert left_in(tmp_path, file) == []


def test_a_run_takes_the_number_of_workers_and_refuses_a_cluster_it_has_not(tmp_path):
    file, out = tmp_path / "s.json", tmp_path / "r.json"
    file.write_text('{"name": "As things are", "baseline": "nowhere"}', encoding="utf-8")
    words = ("run", file, "--instance", tmp_path / "instance", "--out", out)
    assert "nowhere" in ask(*words, "--workers", 2).stderr
    assert ask(*words, "--workers", 0).exit_code == 2
    assert ask(*words, "--cluster", "10.0.0.1").exit_code == 2
    assert left_in(tmp_path, file) == []


def test_a_scenario_of_an_unknown_baseline_says_what_there_is(tmp_path):
    file = tmp_path / "s.json"
    file.write_text('{"name": "x", "baseline": "nowhere"}', encoding="utf-8")
    answer = ask("run", file, "--out", tmp_path / "r.json", "--instance", tmp_path / "i")
    assert answer.exit_code == 1
    assert "nowhere" in answer.stderr
    assert left_in(tmp_path, file) == []


def test_a_backtest_has_its_columns_and_a_truth_in_every_row(counts, tmp_path):
    out = tmp_path / "b.csv"
    answer = ask(
        "backtest", counts, "--area", "Northshire", "--horizons", "12,24", "--draws", 50,
        "--out", out,
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    rows = rows_of(out)
    assert {row["model"] for row in rows} == {"no_change", "entries_and_stays", "pooled", "blend"}
    assert {row["horizon_months"] for row in rows} == {"12", "24"}
    assert all(row["actual"] for row in rows)
    assert "months ahead" in answer.stderr


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


PROBLEM = {
    "date": "2026-11-20",
    "jurisdiction": "JEY",
    "children": [
        {
            "id": "c1",
            "date_of_birth": "2013-05-02",
            "sex": "F",
            "status": "waiting",
            "needs": dict.fromkeys(
                ["HLT", "EMO", "BEH", "REL", "SAF", "OTH", "COM", "IND", "EDU", "FAM", "IDN"], 1
            ),
        }
    ],
    "places": [
        {
            "id": place,
            "type": "foster",
            "on_island": True,
            "capacity": 1,
            "bedrooms": 1,
            "ages": ages,
            "sexes": "any",
            "status": "available",
            "capability": dict.fromkeys(
                ["HLT", "EMO", "BEH", "REL", "SAF", "OTH", "COM", "IND"], 1
            ),
        }
        for place, ages in (("h1", [5, 15]), ("h2", [0, 4]))
    ],
    "minutes": [],
}


@pytest.fixture
def problem(tmp_path):
    """Write a problem with one child, one home that suits and one that may not take them."""
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(PROBLEM), encoding="utf-8")
    return file


def test_a_match_names_the_home_and_says_how_far_it_is_proved(problem, tmp_path):
    out = tmp_path / "answer.json"
    assert ask("match", problem, "--out", out).exit_code == 0
    answer = json.loads(out.read_text(encoding="utf-8"))
    assert answer["status"] == "optimal"
    assert [(each["child"], each["place"]) for each in answer["matches"]] == [("c1", "h1")]


def test_options_are_listed_with_the_rule_that_excludes_the_others(problem):
    answer = ask("options", problem, "--child", "c1", "--json")
    assert answer.exit_code == 0, answer.output
    listed = json.loads(answer.stdout)
    assert "h1" in json.dumps(listed)
    assert "h2" in json.dumps(listed)


def test_an_unknown_child_and_a_broken_problem_are_said_in_words(problem, tmp_path):
    out = tmp_path / "o.json"
    unknown = ask("options", problem, "--child", "nobody", "--out", out)
    assert unknown.exit_code == 1
    assert "nobody" in unknown.stderr
    for broken in (b"{", b"[]", b"\xff\xfe", b"[" * 100_000):
        problem.write_bytes(broken)
        answer = ask("match", problem, "--out", out)
        assert answer.exit_code == 1, answer.exception
        assert answer.stderr.strip()
    assert left_in(tmp_path, problem) == []


def test_todays_problem_is_written_for_match_and_options_to_take(tmp_path):
    instance, out = tmp_path / "instance", tmp_path / "problem.json"
    folder = tmp_path / "files"
    write_made_up_authority(folder)
    assert ask("import", folder, "--name", "ours", "--instance", instance).exit_code == 0
    for baseline in ("ours", folder):
        done = ask("problem", baseline, "--instance", instance, "--out", out)
        assert done.exit_code == 0, done.output
        written = json.loads(out.read_text(encoding="utf-8"))
        assert written["date"] == "2026-11-20"
        out.unlink()
    unknown = ask("problem", "theirs", "--instance", instance, "--out", out)
    assert unknown.exit_code == 1
    assert "It holds: ours" in unknown.stderr
    assert not out.exists()


def test_what_drives_counts_is_taken_apart_ahead(counts, tmp_path):
    out = tmp_path / "drivers.csv"
    words = ("--area", "Northshire", "--months", 12, "--draws", 20)
    answer = ask("drivers", counts, *words, "--out", out)
    assert answer.exit_code == 0, answer.output
    rows = rows_of(out)
    assert {row["part"] for row in rows} >= {"came into care", "turned 18", "change"}
    ahead = [row for row in rows if row["age_band"] == "10-15"]
    parts = sum(float(row["mean"]) for row in ahead if row["part"] != "change")
    (change,) = (float(row["mean"]) for row in ahead if row["part"] == "change")
    assert parts == pytest.approx(change, abs=0.01)
    assert "what drove the past is not known" in answer.stderr


def test_an_area_whose_change_cannot_be_taken_apart_is_left_out_and_named(counts, tmp_path):
    text = counts.read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if not row.startswith("E2") or ",16-17," in row]
    counts.write_text("\n".join(rows) + "\n", encoding="utf-8")
    out = tmp_path / "drivers.csv"
    answer = ask("drivers", counts, "--bands", "16-17", "--draws", 20, "--out", out)
    assert answer.exit_code == 0, answer.output
    assert "Left out. Southshire" in answer.stderr
    assert {row["area"] for row in rows_of(out)} == {"Northshire"}
    alone = ask("drivers", counts, "--area", "E2", "--bands", "16-17", "--out", out)
    assert alone.exit_code == 1
    assert "do not cover all ages" in alone.stderr
