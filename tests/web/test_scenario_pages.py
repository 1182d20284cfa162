"""Commissioners' pages: forms made from the levers' schemas, runs in the background, comparison."""

import html
import json
import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.levers import LEVERS
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_scenario
from web.app import create_app
from web.background.queue import queue_of
from web.charts.beside import Bar, parts_of_own_scale
from web.charts.small import Words
from web.importing import import_records
from web.planning.fields import NAMES, fields_of
from web.planning.form import Form, form_of, scenario_from, typed_in
from web.planning.form_page import form_page, usual_form
from web.planning.words import GROUPS
from web.scenario_runs import stored_as_baseline, stored_run
from web.settings import Settings
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.jobs import JobKind, State, ask, begin, cut_off, job_of, tell
from web.store.results import save_results

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ABOUT = {"name": "Try", "months": "3", "draws": "10", "seed": "1"}
TYPED = {
    "change_entries": {"percent": "-10"},
    "entries_as_in": {"year": "2022"},
    "unaccompanied_arrivals": {"a_year": "3"},
    "change_stays": {"percent": "5"},
    "disruption": {"percent": "-20"},
    "recruit_carers": {"profile": "intensive_foster", "households": "1,0"},
    "keep_carers": {"percent_fewer": "25%"},
    "upskill_carers": {"households": "2"},
    "vary_terms": {"places": "3"},
    "open_home": {"places": "2"},
    "reserve_places": {"places": "1"},
    "change_prices": {"category": "residential", "percent": "5"},
    "inflation": {"percent_a_year": "3"},
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """Give an instance that holds the made-up authority."""
    folder = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    settings = Settings(tmp_path_factory.mktemp("instance"), TODAY)
    import_records(open_database(settings.database), read([folder]).records, "demo", now=NOW)
    return settings


@pytest.fixture(scope="module")
def baseline(settings):
    """Give its baseline."""
    return stored_as_baseline("demo", settings)[0]


@pytest.fixture(scope="module")
def app(settings):
    """Give the service."""
    return create_app(settings)


@pytest.fixture
def client(app):
    """Give a commissioner."""
    return app.test_client()


@pytest.fixture
def worker(settings):
    """Let a worker run beside the pages, as `sufficiency serve` does."""
    consumer = queue_of(settings).worker(signals=False)
    consumer.start()
    yield
    consumer.stop(graceful=True)


def token(client, address="/scenarios/changes"):
    """Take the token out of a form."""
    return re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)[1]


def posted(*changes, **about):
    """Lay typed changes out as a browser posts them."""
    data = {**ABOUT, **about}
    for number, (lever, texts) in enumerate(changes):
        data[f"{number}-lever"] = lever
        data |= {f"{number}-{name}": text for name, text in texts.items()}
    return data


def usual(lever, baseline):
    """Give one change as the form offers it, with what has to be typed filled in."""
    page = form_page(usual_form([lever], baseline, ABOUT), baseline, "key-key-key")
    texts = {each.field.name: each.text for each in page.changes[0].fields}
    place = next(
        (f.field.choices[0].value for f in page.changes[0].fields if f.field.name == "place"), None
    )
    return texts | ({"place": place} if place else {}) | TYPED.get(lever, {})


def kept(client, data):
    """Post a form and give the address of the scenario it made."""
    answer = client.post("/scenarios/changes", data={**data, "csrf_token": token(client)})
    assert answer.status_code == 303, re.findall(r"error-message.*?</p>", answer.text, re.S)
    return answer.headers["Location"]


def test_every_lever_can_be_chosen_and_each_subject_names_levers_there_are(client):
    page = client.get("/scenarios/new").text
    for lever in LEVERS:
        assert f'value="{lever.model_fields["lever"].default}"' in page
    assert {name for names in GROUPS.values() for name in names} <= set(NAMES)


@pytest.mark.parametrize("lever", list(NAMES))
def test_a_lever_goes_through_the_form_and_back(lever, client, baseline):
    kind = NAMES[lever]
    page = client.get("/scenarios/changes", query_string={"lever": lever}).text
    for each in fields_of(kind):
        assert f'name="0-{each.name}"' in page
    read_in = scenario_from(typed_in(posted((lever, usual(lever, baseline)))), baseline)
    assert isinstance(read_in, Scenario), read_in.wrong
    laid_out = read_in.model_dump(mode="json", by_alias=True)
    assert read_scenario(json.dumps(laid_out)) == read_in
    assert scenario_from(form_of(laid_out), baseline) == read_in


def test_what_is_typed_is_in_the_file_of_the_scenario(client, baseline):
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


def test_the_check_shows_what_was_set_apart_from_what_is_as_usual(client, baseline):
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
    client, baseline, lever, texts, field, says
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
def test_what_a_scenario_is_called_and_how_it_is_run_is_checked(client, wrong):
    data = {**posted(), **wrong, "csrf_token": token(client)}
    answer = client.post("/scenarios/changes", data=data)
    assert answer.status_code == 422
    assert f'href="#{next(iter(wrong))}"' in answer.text


def test_a_change_is_added_and_removed_with_what_was_typed_kept(client, baseline):
    typed = usual("recruit_carers", baseline) | {"households": "7"}
    data = posted(("recruit_carers", typed)) | {"csrf_token": token(client)}
    more = client.post("/scenarios/changes", data={**data, "add": "yes", "add-lever": "adoption"})
    assert 'name="1-lever" value="adoption"' in more.text
    assert 'value="7"' in more.text
    fewer = client.post("/scenarios/changes", data={**data, "remove": "0"})
    assert "Nothing is done differently" in fewer.text


def test_a_form_sent_twice_is_kept_once(client):
    page = client.get("/scenarios/changes").text
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    first, second = (kept(client, {**posted(name="Twice"), "key": key}) for _ in range(2))
    assert first == second
    assert client.get("/scenarios").text.count(">Twice</a>") == 1


FORGED = {
    "missing": {},
    "made up": {"csrf_token": "made-up"},
    "empty": {"csrf_token": ""},
}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED)
def test_a_form_without_our_token_is_refused(client, data):
    assert client.post("/scenarios/changes", data={**posted(), **data}).status_code == 403
    assert client.post("/recruit/run", data=data).status_code == 403


def test_a_token_of_another_browser_or_another_site_is_refused(app, client):
    other = token(app.test_client())
    assert (
        client.post("/scenarios/changes", data={**posted(), "csrf_token": other}).status_code == 403
    )
    data = {**posted(), "csrf_token": token(client)}
    for headers in (
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        answer = client.post("/scenarios/changes", data=data, headers=headers)
        assert answer.status_code == 403
        assert "Nothing was saved" in answer.text
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/scenarios/changes", data=data, headers=ours).status_code == 303


def test_nothing_is_changed_by_reading_an_address(client):
    address = kept(client, posted(name="Read only"))
    assert client.get(f"{address}/run").status_code == 405
    assert client.get("/recruit/run").status_code == 405
    assert client.post("/scenarios/changes", data={"name": "x" * 70_000}).status_code == 413


def ended(client, address):
    """Look again, as the page does by itself, until there is an answer."""
    for _ in range(200):
        answer = client.get(address)
        if answer.status_code == 303:
            return answer.headers["Location"]
        assert answer.headers["Refresh"] == "3"
        time.sleep(0.1)
    pytest.fail(answer.text)


@pytest.mark.usefixtures("worker")
def test_a_run_in_the_background_is_the_same_as_the_commands(client, baseline, settings):
    typed = usual("recruit_carers", baseline) | {"households": "3"}
    data = posted(("recruit_carers", typed), name="Three", **{"target-suitable_on_island": "50"})
    address = kept(client, {**data, "target-suitable_on_island-sure": "80"})
    file = client.get(f"{address}/scenario.json").text
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    where = ended(client, address)
    page = client.get(where)
    expected = run_scenario(read_scenario(file), baseline)
    assert expected.headline in page.text
    found = create_app(settings).extensions["planning"].result(where.rsplit("/", 1)[1])
    by_command = stored_run(expected, found.payload["command"]).payload
    assert found.payload == json.loads(json.dumps(by_command))
    for words in (
        "Whether the targets are reached",
        "What each change adds",
        "The true gap",
        "What it costs",
        "Where children come from and go",
        "Looking for a home",
    ):
        assert words in page.text
    assert "Children without a needs assessment" in page.text
    assert "version" in page.text


@pytest.mark.usefixtures("worker")
def test_a_scenario_that_was_run_is_copied_when_it_is_changed(client):
    address = kept(client, posted(name="Once"))
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    ended(client, address)
    form = client.get("/scenarios/changes", query_string={"like": address.rsplit("/", 1)[1]}).text
    key = re.search(r'name="key" value="([^"]+)"', form)[1]
    assert kept(client, {**posted(name="Other"), "key": key}) != address
    again = kept(client, {**posted(name="Third"), "key": address.rsplit("/", 1)[1]})
    assert again != address
    assert ">Once</a>" in client.get("/scenarios").text


@pytest.mark.usefixtures("worker")
def test_what_a_run_cannot_answer_is_said_on_its_page(client, settings):
    address = kept(client, posted(name="Impossible"))
    engine = open_database(settings.database)
    authority = stored_baseline(engine, "demo")
    lever = {"lever": "close_home", "from": "2027-01-01", "place": "nowhere", "rationale": ""}
    scenario = client.get(f"{address}/scenario.json").json | {"levers": [lever]}
    job = ask(engine, authority, JobKind.SCENARIO, scenario,
              scenario_id=address.rsplit("/", 1)[1], now=NOW)  # fmt: skip
    queue_of(settings).put(job)
    for _ in range(100):
        if job_of(engine, job).state is State.FAILED:
            break
        time.sleep(0.1)
    page = client.get(address).text
    assert "It could not be run" in page
    assert "nowhere" in page
    assert "Refresh" not in client.get(address).headers


def test_a_page_looks_again_by_itself_unless_it_is_asked_not_to(client):
    address = kept(client, posted(name="Slow"))
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    assert client.get(address).headers["Refresh"] == "3"
    by_hand = client.get(address, query_string={"by-hand": "yes"})
    assert "Refresh" not in by_hand.headers
    assert "Let it look again by itself" in by_hand.text


def test_a_cancelled_run_keeps_nothing(client, settings):
    address = kept(client, posted(name="Unwanted"))
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    assert "Waiting for its turn" in client.get(address).text
    client.post(f"{address}/cancel", data={"csrf_token": token(client)})
    assert "It was cancelled" in client.get(address).text
    engine = open_database(settings.database)
    assert not [
        j for j in cut_off(engine, now=NOW) if job_of(engine, j).scenario["name"] == "Unwanted"
    ]


def test_a_run_cut_off_goes_back_to_the_queue_and_is_taken_once(settings):
    engine = open_database(settings.database)
    authority = stored_baseline(engine, "demo")
    job = ask(engine, authority, JobKind.HOMES_WANTED, {}, now=NOW)
    assert ask(engine, authority, JobKind.HOMES_WANTED, {}, now=NOW) is None
    assert begin(engine, job, now=NOW).state is State.RUNNING
    assert begin(engine, job, now=NOW) is None
    assert job not in cut_off(engine, now=NOW.replace(second=30))
    assert tell(engine, job, 1, 2, now=NOW)
    assert job in cut_off(engine, now=NOW.replace(minute=2))
    assert not tell(engine, job, 2, 2, now=NOW)
    assert begin(engine, job, now=NOW) is not None
    from web.store.jobs import end

    assert end(engine, job, State.CANCELLED)


def test_results_of_other_futures_are_not_compared(client, settings, baseline):
    engine = open_database(settings.database)
    authority = stored_baseline(engine, "demo")
    scenario = Scenario(name="Base", baseline="demo", months=2, draws=10)
    results = [run_scenario(scenario, baseline), run_scenario(scenario, baseline, seed=2)]
    stored = save_results(engine, authority, [stored_run(r, "") for r in results], now=NOW)
    more = save_results(
        engine, authority, [replace(stored_run(results[0], ""), name="Same")], now=NOW
    )
    ids = [each.id for each in (*stored, *more)]
    refused = client.get("/scenarios/compare", query_string={"result": ids[:2]})
    assert refused.status_code == 422
    assert "differ in the seed (1 and 2)" in refused.text
    assert client.get("/scenarios/compare").status_code == 422
    same = client.get("/scenarios/compare", query_string={"result": [ids[0], ids[2]]})
    assert same.status_code == 200
    assert same.text.index("What is different") < same.text.index("The figures of each scenario")
    assert "0.0 points (0.0 to 0.0)" in same.text
    unknown = client.get("/scenarios/compare", query_string={"result": [ids[0], "nothing"]})
    assert unknown.status_code == 404


def test_every_page_says_what_its_facts_rest_on(client):
    for address in ("/scenarios", "/scenarios/new", "/scenarios/changes", "/recruit"):
        page = client.get(address).text
        for words in ("Made-up data", "Data to", "eed", "version", "needs assessment: "):
            assert words in page
        assert "<script" not in page
        assert "style=" not in page


def test_without_a_made_up_authority_the_pages_say_how_to_get_one(tmp_path):
    client = create_app(Settings(tmp_path, TODAY)).test_client()
    for address in ("/scenarios", "/recruit"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "sufficiency demo" in answer.text


def test_an_empty_form_is_a_scenario_without_changes(baseline):
    read_in = scenario_from(Form(ABOUT, ()), baseline)
    assert isinstance(read_in, Scenario)
    assert not read_in.levers


def test_the_blockage_of_the_pipeline_stands_as_the_command_says_it(client, baseline):
    from scenarios.pipeline.answers.asked import ask as follow
    from scenarios.pipeline.answers.blockage import blockage

    page = html.unescape(client.get("/recruit/pipeline").text)
    for sentence in blockage(follow(baseline, months=36, draws=200, seed=1)).sentences:
        assert sentence in page
    assert "/recruit/pipeline" in client.get("/recruit").text


def test_a_range_that_leaves_its_average_out_is_drawn_whole():
    figure = Bar("Siblings", "part", -0.9, -0.2, 0.0)
    drawn = str(parts_of_own_scale([figure], Words("few", "Few differ", "One future in five")))
    assert 'd="M0,0h0v' not in drawn.split("<path")[1]
