"""The options of one child say what the command answers, in words."""

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from matching.places import Impact
from web.cli import sufficiency
from web.panel.impact import EFFECTS
from web.panel.words import readable


def test_the_options_are_those_of_the_command(client, problem, text_of, ask, children_of):
    for child in children_of(problem, "waiting"):
        answer = ask("options", problem[0], "--child", child["id"], "--how-many", 100, "--json")
        text = text_of(client, f"/children/{child['id']}/options")
        assert answer["options"]
        for option in answer["options"]:
            assert f"{option['place']}" in text
            for says in (*option["reasons_for"], *option["compromises"], *option["tasks"]):
                assert readable(says) in text
        for excluded in answer["excluded"]:
            assert readable(excluded["reason"]) in text
        assert f"Level {answer['level']}" in text or "Waiting for a home. Not assessed" in text


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("panel", "options"),
        ("needs", "by_needs"),
        ("community", "by_community"),
        ("everyone", "by_whole"),
    ],
)
def test_the_homes_stand_in_the_orders_of_the_command(
    client, problem, order, key, ask, children_of
):
    child = children_of(problem, "waiting")[1]["id"]
    answer = ask("options", problem[0], "--child", child, "--how-many", 100, "--json")
    page = client.get(f"/children/{child}/options?order={order}").text
    glance = page[page.index("at a glance") : page.index('class="app-cards"')]
    homes = [home if isinstance(home, str) else home["place"] for home in answer[key]]
    places = [glance.index(f" {place}") for place in homes]
    assert places == sorted(places)
    assert len(answer[key]) > 1


def test_what_a_choice_means_for_others_is_what_the_command_says(
    client, problem, text_of, ask, children_of
):
    said = 0
    for child in children_of(problem, "waiting"):
        answer = ask("options", problem[0], "--child", child["id"], "--how-many", 100, "--json")
        text = text_of(client, f"/children/{child['id']}/options")
        for option in answer["options"]:
            for other in (option["in_the_whole"] or {"others": ()})["others"]:
                assert readable(other["sentence"]) in text
                said += 1
        beside = answer["child_first_or_jointly"]
        for differs in beside["objectives"] if beside else ():
            before, value = differs["value"] - differs["change"], differs["value"]
            said_so = f"Best for this child: {value:,} Best for everyone: {before:,}" in text
            assert said_so or not differs["change"]
        for other in beside["others"] if beside else ():
            assert (
                text.count(readable(other["sentence"])) >= 2
            )  # beside everyone's, and on the card
        for opening in answer["free_soon"]["openings"]:
            suits = {t["tier"] for t in answer["tiers"] if t["suitability"] != "not_suitable"}
            shown = f"{opening['place']}, {opening['places']} more place" in text
            assert shown == (opening["tier"] in suits)
    assert said


def test_what_a_home_costs_those_to_come_is_what_the_command_says(
    client, problem, instance, tmp_path, text_of, ask, children_of
):
    child = children_of(problem, "waiting")[1]["id"]
    arrivals = tmp_path / "arrivals.json"
    words = ["arrivals", "demo", "--instance", str(instance), "--out", str(arrivals)]
    assert CliRunner().invoke(sufficiency, words).exit_code == 0
    answer = ask("options", problem[0], "--child", child, "--arrivals", arrivals, "--json")
    text = text_of(client, f"/children/{child}/options?ahead=yes")
    assert answer["ahead"]["prices"]
    for price in answer["ahead"]["prices"]:
        assert price["sentence"] in text
    assert answer["ahead"]["note"] in text
    assert "--arrivals arrivals.json" in text
    assert answer["ahead"]["note"] not in text_of(client, f"/children/{child}/options")


def test_an_order_nobody_knows_is_the_usual_one(client, problem, children_of):
    child = children_of(problem, "waiting")[1]["id"]
    usual = client.get(f"/children/{child}/options").text
    assert client.get(f"/children/{child}/options?order=price").text == usual


def test_a_page_weighs_no_more_homes_than_anybody_reads(
    problem, records, tmp_path, monkeypatch, client_of, words_of, ask, children_of
):
    monkeypatch.setattr("web.panel.sitting.MOST_HOMES", 2)
    child = children_of(problem, "waiting")[1]["id"]
    answer = ask("options", problem[0], "--child", child, "--how-many", 2, "--json")
    assert answer["more_options"]
    page = client_of(records, tmp_path).get(f"/children/{child}/options").text
    number = 2 + answer["more_options"]
    assert f"{number} homes could care for this child today" in words_of(page)
    assert "The first 2 stand here." in words_of(page)
    assert page.count('class="govuk-summary-card"') == 2


def test_one_home_can_be_asked_about_and_answers_with_its_rule_and_nearest_change(
    client, problem, text_of, words_of, ask, children_of
):
    child = children_of(problem, "waiting")[1]["id"]
    answer = ask("options", problem[0], "--child", child, "--json")
    excluded = answer["excluded"][3]
    address = f"/children/{child}/options"
    text = text_of(client, f"{address}?home={excluded['place']}")
    part = text[text.index("Show why") :][:500]
    assert readable(excluded["reason"]) in part
    assert readable(excluded["nearest_change"])[1:] in part
    for nobody in (answer["options"][0]["place"], "nobody"):
        assert "Nearest change:" not in words_of(
            client.get(f"{address}?home={nobody}").text.partition("homes, each")[0]
        )


def test_how_each_home_honours_the_childs_wish_is_said_where_one_is_recorded(
    client, problem, text_of, ask, children_of
):
    said = {"yes": "Child's wish: Yes", "partly": "Child's wish: Partly", "no": "Child's wish: No"}
    for child in children_of(problem, "waiting"):
        answer = ask("options", problem[0], "--child", child["id"], "--how-many", 100, "--json")
        text = text_of(client, f"/children/{child['id']}/options")
        for word, words in said.items():
            number = sum(option["wish"] == word for option in answer["options"])
            assert text.count(words) == number
    assert any(child["wishes"] for child in children_of(problem, "waiting"))


def test_a_secure_home_is_never_proposed(client, problem, in_play):
    (secure,) = [place["id"] for place in problem[1]["places"] if place["type"] == "secure"]
    for child in in_play(problem):
        page = client.get(f"/children/{child['id']}/options").text
        before = page[: page.index("Homes that are not an option")]
        assert secure not in before
        assert "Secure, never proposed" in page


def test_no_move_is_proposed_for_a_settled_child(client, problem, text_of, children_of):
    for child in children_of(problem, "settled")[:5]:
        text = text_of(client, f"/children/{child['id']}/options")
        assert "This child is settled. No move is proposed." in text
        assert "Met Every need" not in text
        assert "Homes that are not an option" not in text


def test_no_suitable_home_is_a_normal_answer(records, tmp_path, client_of, text_of):
    full = tuple(replace(home, status="hold") for home in records.homes)
    waiting = next(needs for needs in records.needs if needs.status == "waiting")
    client = client_of(replace(records, homes=full), tmp_path)
    text = text_of(client, f"/children/{waiting.child_id}/options")
    assert "No suitable home today" in text
    assert "normal answer" in text
    assert "Not available today" in text
    assert "What would change it" in text
    assert "End the hold on" in text
    assert "Usually 7 days" in text


def test_the_effect_on_children_who_live_there_is_a_grid_and_not_assessed_stays_so(
    client, problem, text_of, ask, children_of
):
    child = next(c for c in children_of(problem, "waiting") if not c["siblings"])
    answer = ask("options", problem[0], "--child", child["id"], "--json")
    text = text_of(client, f"/children/{child['id']}/options")
    living = [each for option in answer["options"] for each in option["living_there"]]
    assert living
    assert {effect["impact"] for each in living for effect in each["effects"]} > {None}
    for each in living:
        (effect,) = each["effects"]
        impact = effect["impact"] and Impact(effect["impact"])
        said = f"Who lives there: Child {each['child']} Age: {each['age']} "
        assert f"{said}With child {child['id']}: {EFFECTS[impact]}" in text


def test_a_home_a_child_stays_in_is_said_to_fall_short_or_not_to_be_known(
    client, problem, text_of, ask, children_of
):
    child, place, level = next(
        (child, each["place"], each["needs"])
        for child in children_of(problem, "temporary")
        for each in ask("options", problem[0], "--child", child["id"], "--json")["options"]
        if each["suitability"] == "not_suitable"
    )
    short = any(need["state"] == "not_met" for need in level)
    said = "Does not meet every need" if short else "Not known to meet every need"
    text = text_of(client, f"/children/{child['id']}/options")
    assert re.search(rf" {place}[^:]* \(lives here now\) Suits: {said} ", text)


def test_what_the_child_wishes_is_never_silently_blank(client, problem, text_of, in_play):
    for child in in_play(problem):
        text = text_of(client, f"/children/{child['id']}/options")
        assert ("What the child wishes: Not recorded: ask the child" in text) == (
            not child["wishes"]
        )
