"""What was ruled out on the island, who could come back, and what is still to be evaluated."""

from datetime import date

from scenarios.in_words.words import full_day
from web.panel.words import readable


def test_what_was_ruled_out_on_the_island_is_what_the_command_says(
    client, problem, text_of, ask, children_of
):
    open_off_it = 0
    for child in children_of(problem, "waiting"):
        answer = ask("options", problem[0], "--child", child["id"], "--how-many", 100, "--json")
        island = answer["on_the_island"]
        text = text_of(client, f"/children/{child['id']}/on-the-island")
        assert f"{island['sentence']}." in text
        assert "needs the court's approval (C1)" in text
        for rule in island["ruled_out"]:
            assert f"{rule['in_short']} (" in text
            assert f"From: {rule['source']}" in text
        for excluded in answer["excluded"]:
            here = any(excluded["place"] in rule["places"] for rule in island["ruled_out"])
            assert (readable(excluded["reason"]) in text) == here
        for home in (*island["options"], *island["off_the_island"]):
            assert f" {home}" in text
        if island["off_the_island"]:
            open_off_it += 1
            options_page = text_of(client, f"/children/{child['id']}/options")
            assert f"{island['sentence']}. See what was ruled out on the island" in options_page
        if answer["options"] and not island["options"]:
            assert "What would open a home on the island" in text
            assert answer["smallest_changes"]["sentence"] in text
    assert open_off_it


def test_who_could_come_back_is_what_the_command_says(client, problem, text_of, ask, children_of):
    answer = ask("returns", problem[0], "--json")
    text = text_of(client, "/panel/returns")
    assert f"{answer['sentence']}." in text
    returnable = children_of(problem, "returnable")
    assert [each["child"] for each in answer["children"]] == [child["id"] for child in returnable]
    places = {place["id"]: place for place in problem[1]["places"]}
    for each in answer["children"]:
        assert f"Child {each['child']}" in text
        assert all(places[home]["on_island"] for home in each["homes"])
        assert (each["changes"] is None) == bool(each["homes"])
        if each["changes"]:
            assert each["changes"]["on_the_island"]
            assert readable(each["changes"]["sentence"]) in text
    assert any(each["homes"] for each in answer["children"])


def test_emergency_moves_to_evaluate_are_those_of_the_command(client, problem, text_of, ask):
    answer = ask("evaluations", problem[0], "--json")
    text = text_of(client, "/children")
    assert answer["to_evaluate"]
    assert f"{answer['sentence']}." in text
    for each in answer["to_evaluate"]:
        due, moved_on = (full_day(date.fromisoformat(each[day])) for day in ("due", "moved_on"))
        assert f"Moved on: {moved_on} Evaluate by: {due} State: " in text
        assert not each["days_overdue"] or f"State: {each['days_overdue']} days overdue" in text
