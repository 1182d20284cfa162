"""A day in the homes table on which carers plan to stop reaches the panel's page of options."""

import csv
import json

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from web.panel.words import readable

DAY = "2027-06-30"


def test_from_the_homes_table_to_the_problem_the_options_and_the_page(
    client_of, text_of, ask, children_of, tmp_path
):
    folder, instance, file = tmp_path / "files", tmp_path / "instance", tmp_path / "problem.json"
    write_made_up_authority(folder)
    with_planned_stops(folder / "homes.csv")
    instance.mkdir()
    reading = read([folder])
    reading.raise_if_wrong()
    client = client_of(reading.records, instance)
    problem = ask("problem", "--instance", instance, "--json")
    assert {place["stops_on"] for place in problem["places"]} == {DAY}
    file.write_text(json.dumps(problem), encoding="utf-8")
    child = children_of((file, problem), "waiting")[0]["id"]
    text = text_of(client, f"/children/{child}/options")
    for option in ask("options", file, "--child", child, "--json")["options"]:
        [said] = [note for note in option["notes"] if "plan to stop" in note or "to close" in note]
        assert f"{option['place']} takes nobody new from {DAY} on" in said
        assert readable(said) in text


def with_planned_stops(file):
    """Let every home stop on one day."""
    note, *lines = file.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    with file.open("w", encoding="utf-8", newline="") as opened:
        opened.write(f"{note}\n")
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "stops_on": DAY} for row in rows)
