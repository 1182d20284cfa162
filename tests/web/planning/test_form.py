"""A form made from the levers' schemas gives the scenario that was typed."""

import json
import re

import pytest

from scenarios.levers import LEVERS
from scenarios.scenario import Scenario, read_scenario
from web.planning.fields import NAMES, fields_of
from web.planning.form import Form, form_of, typed_in
from web.planning.scenario_from_form import scenario_from
from web.planning.words import GROUPS

ABOUT = {"name": "Try", "months": "3", "draws": "10", "seed": "1"}


def test_every_lever_can_be_chosen_and_each_subject_names_levers_there_are(client):
    page = client.get("/scenarios/new").text
    for lever in LEVERS:
        assert f'value="{lever.model_fields["lever"].default}"' in page
    assert {name for names in GROUPS.values() for name in names} <= set(NAMES)


@pytest.mark.parametrize("lever", list(NAMES))
def test_a_lever_goes_through_the_form_and_back(lever, client, baseline, posted, usual):
    kind = NAMES[lever]
    page = client.get("/scenarios/changes", query_string={"lever": lever}).text
    for each in fields_of(kind):
        assert f'name="0-{each.name}"' in page
    read_in = scenario_from(typed_in(posted((lever, usual(lever, baseline)))), baseline)
    assert isinstance(read_in, Scenario), read_in.wrong
    laid_out = read_in.model_dump(mode="json", by_alias=True)
    assert read_scenario(json.dumps(laid_out)) == read_in
    assert scenario_from(form_of(laid_out), baseline) == read_in


def test_what_is_typed_is_in_the_file_of_the_scenario(client, baseline, kept, posted, usual):
    typed = usual("recruit_carers", baseline) | {"rationale": "<b>Too few</b>"}
    address = kept(client, posted(("recruit_carers", typed), name="Ten & more"))
    file = client.get(f"{address}/scenario.json").json
    assert file["levers"][0]["households"] == 10
    assert file["levers"][0]["from"] == typed["from"] + "-01"
    assert file["name"] == "Ten & more"
    page = client.get(address).text
    assert "Ten &amp; more" in page
    assert "&lt;b&gt;Too few" in page
    assert "<b>" not in page


def test_the_check_shows_what_was_set_apart_from_what_is_as_usual(
    client, baseline, kept, posted, usual
):
    address = kept(client, posted(("recruit_carers", usual("recruit_carers", baseline))))
    page = client.get(address).text
    lines = re.findall(r"summary-list__key\">\s*(.*?)\s*<", page)
    assert "How many households" in lines
    assert "Cost a week, in pounds" not in lines
    assert "over how many months they come: 12" in page
    assert "cost a week" not in page, "an empty price is today's, and no usual value"


@pytest.mark.parametrize(
    ("lever", "texts", "field", "says"),
    [
        ("recruit_carers", {"households": "ten"}, "0-households", "a whole number from 0 to 500"),
        ("recruit_carers", {"households": ""}, "0-households", "Enter how many households"),
        ("recruit_carers", {"profile": ""}, "0-profile", "Choose which kind of carer"),
        ("recruit_carers", {"profile": "wizard"}, "0-profile", "choose one from the list"),
        ("recruit_carers", {"from": "March"}, "0-from", "such as 2027-03"),
        ("recruit_carers", {"weekly_cost": "9" * 30}, "0-weekly_cost", "too long or too large"),
        ("recruit_carers", {"youngest": "9", "oldest": "4"}, "0-oldest", "must not be below"),
        ("change_stays", {"percent": "5", "until": "1999-01"}, "0-until", "is before the first"),
        ("keep_carers", {"phase_in_months": "0"}, "0-phase_in_months", "from 1 to 36"),
        ("change_entries", {"percent": "nan"}, "0-percent", "too long or too large"),
        ("change_entries", {"percent": "-200"}, "0-percent", "from -100 to 300"),
        ("entries_as_in", {"year": "1995"}, "0-year", "is not in the data"),
        ("close_home", {"place": "nowhere"}, "0-place", "nowhere"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_said_at_the_top_and_beside_its_field(
    client, baseline, lever, texts, field, says, posted, token, usual
):
    data = posted((lever, usual(lever, baseline) | texts))
    answer = client.post("/scenarios/changes", data={**data, "csrf_token": token(client)})
    assert answer.status_code == 422
    top = re.search(r"error-summary__list.*?</ul>", answer.text, re.S)[0]
    assert f'href="#{field}"' in top
    beside = re.search(rf'id="{field}-error".*?</p>', answer.text, re.S)[0]
    assert says in top
    assert says in beside
    assert f'id="{field}"' in answer.text
    assert "<title>Error: " in re.sub(r">\s+", ">", answer.text)


@pytest.mark.parametrize("wrong", [{"name": ""}, {"draws": "5"}, {"months": "x"}, {"seed": "-1"}])
def test_what_a_scenario_is_called_and_how_it_is_run_is_checked(client, wrong, posted, token):
    data = {**posted(), **wrong, "csrf_token": token(client)}
    answer = client.post("/scenarios/changes", data=data)
    assert answer.status_code == 422
    assert f'href="#{next(iter(wrong))}"' in answer.text


def test_a_change_is_added_and_removed_with_what_was_typed_kept(
    client, baseline, posted, token, usual
):
    typed = usual("recruit_carers", baseline) | {"households": "7"}
    data = posted(("recruit_carers", typed)) | {"csrf_token": token(client)}
    more = client.post("/scenarios/changes", data={**data, "add": "yes", "add-lever": "adoption"})
    assert 'name="1-lever" value="adoption"' in more.text
    assert 'value="7"' in more.text
    fewer = client.post("/scenarios/changes", data={**data, "remove": "0"})
    assert "Nothing is done differently" in fewer.text


def test_a_form_sent_twice_is_kept_once(client, kept, posted):
    page = client.get("/scenarios/changes").text
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    first, second = (kept(client, {**posted(name="Twice"), "key": key}) for _ in range(2))
    assert first == second
    assert client.get("/scenarios").text.count(">Twice</a>") == 1


def test_an_empty_form_is_a_scenario_without_changes(baseline):
    read_in = scenario_from(Form(ABOUT, ()), baseline)
    assert isinstance(read_in, Scenario)
    assert not read_in.levers


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.title)
def test_no_hint_says_again_what_the_label_above_it_says(lever):
    filler = {"a", "an", "the", "it", "in", "of", "how", "long", "many", "assessor"}
    for field in fields_of(lever):
        words = {word.strip(",;:.").lower() for word in field.hint.split()} - filler
        said = {word.strip(",;:.").lower() for word in field.label.split()}
        assert not words or words - said, (field.label, field.hint)
