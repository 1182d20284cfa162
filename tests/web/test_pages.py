"""The pages show what was stored, say what it rests on, and let the browser do nothing else."""

from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from forecasting.checked import Checked
from forecasting.register import Entry, Made, figures_of
from scenarios.assumptions import SOURCES, Assumptions
from scenarios.words import between, short_month, whole
from web.access import Audience
from web.app import create_app
from web.charts.gap import gap
from web.charts.outcomes import outcomes
from web.pages.facts import assumptions
from web.pages.story import story
from web.settings import Settings
from web.standing import standing
from web.store.baselines import StoredBaseline
from web.store.engine import open_database
from web.store.register import enter, keep_checks
from web.store.results import ResultKind, StoredResult

PAGES = ["/", "/authority/demo", "/authority/demo/about-the-numbers"]


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the words of it."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.words = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return Elements(answer.text)


def test_the_first_page_opens_with_the_headline_and_its_range(client, payloads):
    page = shown(client, "/")
    assert payloads[ResultKind.RUN]["headline"] in page.text
    assert [tag for tag, _ in page.found].count("h1") == 1


def test_every_month_of_the_forecast_stands_in_the_table_as_it_was_stored(client, payloads):
    page = shown(client, "/")
    for row in payloads[ResultKind.FORECAST]["rows"]:
        assert short_month(date.fromisoformat(row["date"])) in page.text
        cell = whole(row["q50"])
        if row["q10"] != row["q90"]:
            cell += f" ({between(row['q10'], row['q90'])})"
        assert cell in page.text


def test_the_gap_of_every_kind_of_home_stands_in_its_table(client, payloads):
    page = shown(client, "/")
    for row in payloads[ResultKind.RUN]["tables"]["shortfall"]:
        assert f"{row['probability']:.0%}, {row['children_mean']:.1f}" in page.text.replace(
            "under 1%", "0%"
        )


def test_the_page_says_what_the_numbers_rest_on(client):
    text = shown(client, "/").text
    for words in (
        "20 November 2026",
        "500, from seed 1",
        "entries and stays",
        "7 (assessed in full: 81)",
        "0.1.0",
        "Tested on the past",
        "sufficiency run instance/demo/scenario.json --out r.json",
        "sufficiency forecast instance/demo",
        "sufficiency backtest instance/demo",
    ):
        assert words in text


def test_the_track_record_of_the_register_stands_on_the_pages(client_of, payloads, tmp_path):
    client, as_of = client_of(*ResultKind), date(2026, 11, 20)
    about = "/authority/demo/about-the-numbers"
    assert "No forecast of this authority is in the register yet." in shown(client, about).text
    engine = open_database(tmp_path / "sufficiency.db")
    figures = figures_of(payloads[ResultKind.FORECAST]["rows"])
    bands = ("0-4", "5-9", "10-15", "16-17")
    made = Made("Seahaven", as_of, "1", 36, bands, False, "blend", 500, 1, "0.1")
    entry = Entry(made, as_of, as_of, "auto", figures)
    enter(engine, [entry])
    assert "1 forecast of this authority is in the register" in shown(client, about).text
    then = date(2027, 11, 20)
    truth = Checked("10-15", "all", then, 12, 45, 44.0, 40.0, True, True, 1.5, ahead=True)
    keep_checks(engine, [(entry.identity, [truth])], data_hash="2", on=then)
    for page in (about, "/"):
        assert (
            "Of 1 figure that can now be checked, 1 fell in the 80% range; error 1.0 child "
            "where the last value has 5.0." in shown(client, page).text
        )
    assert "Ages 10 to 15" in shown(client, about).text


@pytest.mark.parametrize("address", PAGES)
def test_made_up_data_are_marked_as_such_on_every_page(client, address):
    assert "no real child is in these figures" in shown(client, address).text


def test_real_data_are_not_marked_as_made_up(client_of):
    page = shown(client_of(*ResultKind, synthetic=False), "/")
    assert "Made-up" not in page.text
    assert "Not for publication" in page.text


@pytest.mark.parametrize("address", [*PAGES, "/not-there", "/healthz"])
def test_no_page_carries_a_style_a_script_or_an_address_elsewhere(client, address):
    page = Elements(client.get(address).text)
    assert not {tag for tag, _ in page.found} & {"script", "style", "iframe", "object", "img"}
    for tag, attributes in page.found:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action", "xlink:href"):
            assert attributes.get(name, "/").startswith(("/", "#")), (tag, attributes)


@pytest.mark.parametrize("address", [*PAGES, "/not-there", "/healthz", "/static/application.css"])
def test_every_answer_forbids_the_browser_everything_else(client, address):
    with client.get(address) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
    for part in ("form-action 'self'", "base-uri 'none'", "object-src 'none'"):
        assert part in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_not_kept_by_the_browser_but_their_look_is(client):
    assert client.get("/").headers["Cache-Control"] == "no-store"
    with client.get("/static/application.css") as look:
        assert "no-store" not in look.headers["Cache-Control"]


def test_the_look_asks_for_no_other_file(client):
    with client.get("/static/application.css") as answer:
        look = answer.text
    assert "url(" not in look
    assert "@import" not in look
    assert "GDS Transport" not in look


def test_ids_are_unique_and_every_drawing_has_its_words(client):
    page = shown(client, "/")
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    drawings = [a for tag, a in page.found if tag == "svg" and a.get("aria-hidden") != "true"]
    assert len(drawings) > 10
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert set(drawing["aria-labelledby"].split()) <= set(ids)


def test_every_page_says_who_may_see_it(app):
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            assert isinstance(app.view_functions[rule.endpoint].audience, Audience)


def test_a_page_that_is_not_there_is_said_in_plain_words(client):
    answer = client.get("/nothing-here")
    assert answer.status_code == 404
    assert "Page not found" in answer.text
    assert client.get("/authority/nobody").status_code == 404


def test_a_fault_is_said_in_plain_words_without_its_details(app, monkeypatch):
    monkeypatch.setattr("web.pages.figures.Figures.authorities", lambda _: 1 / 0)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = app.test_client().get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "ZeroDivision" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_a_busy_database_is_said_and_nothing_is_shown_as_saved(app, monkeypatch):
    from sqlalchemy.exc import OperationalError

    def busy(_):
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    monkeypatch.setattr("web.pages.figures.Figures.authorities", busy)
    answer = app.test_client().get("/")
    assert answer.status_code == 503
    assert "Nothing was saved" in answer.text


def test_only_the_names_of_this_machine_are_answered(client):
    assert client.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_pages_cannot_be_posted_to(client):
    assert client.post("/").status_code == 405


def test_the_health_check_answers(client):
    assert client.get("/healthz").json == {"status": "ok"}


def test_an_empty_database_says_how_to_begin(tmp_path):
    client = create_app(Settings(tmp_path, None)).test_client()
    assert "sufficiency demo" in shown(client, "/").text


def told(payloads, **changed):
    """Tell the story of the payloads, with changes to the provenance of the run."""
    run = payloads[ResultKind.RUN]
    run = {**run, "provenance": {**run["provenance"], **changed}}
    results = {
        kind: StoredResult(kind, "Ten homes", 1, 500, "m", "v", "1", payload)
        for kind, payload in {**payloads, ResultKind.RUN: run}.items()
    }
    authority = StoredBaseline(1, "demo", "Seahaven", None, "1", True, "")
    return story(
        authority,
        results[ResultKind.RUN],
        results[ResultKind.FORECAST],
        results[ResultKind.BACK_TEST],
    )


def test_a_scenario_in_which_something_is_done_says_so(payloads):
    as_things_are = told(payloads)
    scenario = told(payloads, levers=[{"lever": "open_home"}])
    assert as_things_are.scenario == ""
    assert scenario.scenario == "Ten homes"
    assert "if nothing changes" in as_things_are.outcomes.sentence
    assert "in this scenario" in scenario.outcomes.sentence
    assert any(fact.value == "open home" for fact in scenario.facts)


def test_a_forecast_of_other_futures_is_not_shown_beside_the_run(payloads):
    other = payloads[ResultKind.FORECAST]
    rows = [{**row, "mean": row["mean"] + 1} for row in other["rows"]]
    shown = told({**payloads, ResultKind.FORECAST: {**other, "rows": rows}})
    assert not [command for command in shown.commands if "forecast" in command]
    assert [command for command in told(payloads).commands if "forecast" in command]


def test_a_back_test_that_could_not_be_made_is_said_and_not_offered(payloads):
    none = {**payloads[ResultKind.BACK_TEST], "rows": []}
    shown = told({**payloads, ResultKind.BACK_TEST: none})
    assert "not been tested" in shown.verdict
    assert not [command for command in shown.commands if "backtest" in command]


def test_a_run_alone_is_enough_to_show(client_of, payloads):
    text = shown(client_of(ResultKind.RUN), "/").text
    last = payloads[ResultKind.RUN]["tables"]["children"][-1]
    assert f"{whole(last['q50'])} ({between(last['q10'], last['q90'])})" in text
    assert "Half of all futures" not in text
    assert "has not been tested on the past" in text


def test_charts_are_drawn_once_and_again_only_for_newer_results(client_of, monkeypatch):
    client = client_of(ResultKind.RUN)
    shown(client, "/")
    told = []
    monkeypatch.setattr(
        "web.pages.figures.story", lambda *results: told.append(1) or story(*results)
    )
    shown(client, "/")
    assert told == []
    client_of(ResultKind.RUN, now=datetime(2026, 11, 21, tzinfo=UTC))
    shown(client, "/")
    assert told == [1]


def test_the_back_test_table_shows_misses_and_how_often_the_range_held(payloads):
    # The model says 10 and the last value 9, where 11 came: misses of 1 and 2, inside 8 to 12.
    shown = told(payloads)
    assert shown.record_table.rows[0] == ("12", "4", "1.0", "2.0", "100%")
    assert "came closer than carrying the last count forward at every distance" in shown.verdict


@pytest.mark.parametrize("address", PAGES)
def test_every_page_with_figures_says_what_they_come_from(client, address):
    text = shown(client, address).text
    assert "Data to 20 November 2026. 500 futures from seed 1, model entries and stays" in text
    assert "version 0.1.0. Children without a needs assessment: 7." in text


def test_figures_from_published_counts_say_that_the_rest_is_assumed():
    assert "assumed" in standing(synthetic=False, on_record=0)
    assert "Not for publication" in standing(synthetic=False, on_record=61)
    assert "no real child" in standing(synthetic=True, on_record=61)


def test_each_assumption_stands_with_its_source():
    usual = assumptions(Assumptions().to_json())
    assert all(fact.source for fact in usual)
    assert SOURCES.keys() == Assumptions().to_json().keys()
    (another,) = assumptions({"staying_put_share": 0.7})
    assert (another.value, another.source) == ("70%", "Set for this run")


def test_children_of_today_are_whole_children(payloads):
    rows = payloads[ResultKind.RUN]["tables"]["outcomes"]
    today = {**rows[0], "mean": 41.4, "q10": 40, "q90": 43}
    picture = outcomes([today, *rows[1:]])
    assert picture.panels[0].words.startswith("About 41 now. ")
    assert picture.table.rows[0][1] == "about 41"
    assert picture.table.rows[0][2] == "14", "the same in every future"


def test_nobody_is_told_that_0_or_more_children_go_without(payloads):
    rows = payloads[ResultKind.RUN]["tables"]["shortfall"]
    seldom = [{**row, "probability": 0.03, "children_mean": 0.03} for row in rows]
    for row, worst in zip(seldom, [0.0, 0.4] * len(seldom), strict=False):
        row["children_q90"] = worst
    words = gap(seldom).panels[0].words
    assert words.endswith("On average fewer than 0.1 go without.")
