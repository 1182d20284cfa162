"""`import` brings in everything or nothing, and says what changed."""

import json


def test_wrong_files_are_listed_with_what_to_do_and_nothing_is_imported(tmp_path, ask, left_in):
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


def test_an_import_says_what_changed(counts, tmp_path, ask):
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


def test_an_export_from_a_new_folder_makes_no_child_another_child(tmp_path, ask):
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


def test_tables_without_rows_take_nothing_away(tmp_path, ask, left_in):
    empty, instance = tmp_path / "homes.csv", tmp_path / "instance"
    assert ask("template", "homes", "--out", empty).exit_code == 0
    answer = ask("import", empty, "--instance", instance)
    assert answer.exit_code == 1
    assert "no row to import" in answer.stderr
    assert left_in(tmp_path, empty) == []


def test_several_areas_are_imported_together(counts, tmp_path, ask):
    answer = ask("import", counts, "--instance", tmp_path / "instance", "--name", "both")
    assert answer.exit_code == 0, answer.output
    assert "70 now" in answer.stdout


def test_a_name_that_could_not_stand_in_an_address_is_refused(counts, tmp_path, ask, left_in):
    words = ("import", counts, "--instance", tmp_path / "instance", "--name", "../x")
    assert ask(*words).exit_code == 2
    assert left_in(tmp_path, counts) == []


def test_a_database_that_is_none_is_said_and_left_alone(counts, tmp_path, ask):
    instance = tmp_path / "instance"
    instance.mkdir()
    database = instance / "sufficiency.db"
    database.write_bytes(b"not a database" * 100)
    answer = ask("import", counts, "--instance", instance)
    assert answer.exit_code == 1
    assert "Nothing was saved" in answer.stderr
    assert database.read_bytes() == b"not a database" * 100


def test_a_database_in_use_is_waited_for_and_then_said(counts, tmp_path, monkeypatch, ask):
    from web.store import engine

    instance = tmp_path / "instance"
    assert ask("import", counts, "--instance", instance, "--name", "n").exit_code == 0
    monkeypatch.setattr(engine, "SECONDS_TO_WAIT", 0)
    with engine.writing(engine.open_database(instance / "sufficiency.db")):
        answer = ask("import", counts, "--instance", instance, "--name", "n")
    assert answer.exit_code == 1
    assert "locked" in answer.stderr
