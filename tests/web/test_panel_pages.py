"""The panel's pages say what the commands answer, in words, and choose nothing."""

import html
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from matching.codification import CODIFICATION, Domain
from matching.options import options
from matching.places import Impact
from matching.problem_file import read_problem
from matching.smallest_change import smallest_changes
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.words import full_day
from web.access import Audience
from web.app import create_app
from web.cli import sufficiency
from web.importing import import_records
from web.kept import Kept
from web.panel.impact import EFFECTS
from web.panel.words import readable
from web.settings import Settings
from web.store.engine import open_database

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PANEL_ENDPOINTS = {
    "children.show_list",
    "children.show_needs",
    "children.show_on_the_island",
    "children.show_options",
    "children.show_returns",
    "siblings.show",
    "together.show",
}


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """Read the made-up authority as it is written."""
    folder = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    return read([folder]).records


def client_of(records, folder):
    """Give someone at a machine that holds these records."""
    settings = Settings(folder, TODAY)
    import_records(open_database(settings.database), records, "demo", now=NOW)
    return create_app(settings).test_client()


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    """Name the folder that holds the made-up authority."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="module")
def client(records, instance):
    """Give a panel member."""
    return client_of(records, instance)


@pytest.fixture(scope="module")
def problem(client, instance, tmp_path_factory):  # noqa: ARG001 # the client fills the instance
    """Write today's problem as the command does, and read it back."""
    file = tmp_path_factory.mktemp("problem") / "problem.json"
    done = CliRunner().invoke(
        sufficiency, ["problem", "--instance", str(instance), "--out", str(file)]
    )
    assert done.exit_code == 0, done.output
    return file, json.loads(file.read_text(encoding="utf-8"))


def text_of(client, address):
    """Give the words of a page as a reader sees them."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return words_of(answer.text)


def words_of(page):
    body = page[page.index("<body") :]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def ask(*words):
    done = CliRunner().invoke(sufficiency, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def children_of(problem, *statuses):
    return [child for child in problem[1]["children"] if child["status"] in statuses]


def in_play(problem):
    return children_of(problem, "waiting", "temporary", "returnable")


def test_the_list_has_every_child_who_waits_or_may_move_and_no_settled_child(client, problem):
    text = text_of(client, "/children")
    for child in in_play(problem):
        assert f"Child {child['id']}" in text
    for child in children_of(problem, "settled"):
        assert child["id"] not in text
    assert "not a ranking" in text


def test_those_who_wait_stand_in_the_order_of_the_day_a_home_is_needed(client, problem):
    text = text_of(client, "/children")
    soonest = ["today", "five_days", "later", None]
    waiting = children_of(problem, "waiting")
    waiting.sort(key=lambda child: (soonest.index(child["needed_by"]), child["id"]))
    places = [text.index(f"Child {child['id']}") for child in waiting]
    assert places == sorted(places)


def test_every_need_stands_with_the_words_of_its_anchor(client, problem):
    for child in in_play(problem)[:6]:
        text = text_of(client, f"/children/{child['id']}")
        for code, rated in child["needs"].items():
            codified = CODIFICATION[Domain(code)]
            assert codified.name in text
            if rated not in ("NK", "NA"):
                assert codified.anchors[rated] in text


def test_what_is_not_known_is_a_task_and_never_a_nought(client, problem):
    child = next(c for c in in_play(problem) if set(c["needs"].values()) <= {"NK", "NA"})
    text = text_of(client, f"/children/{child['id']}")
    assert "Not known: assess" in text
    assert "Level: Not assessed" in text
    assert text.count("0: usual care") == 0


def test_the_options_are_those_of_the_command(client, problem):
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
def test_the_homes_stand_in_the_orders_of_the_command(client, problem, order, key):
    child = children_of(problem, "waiting")[1]["id"]
    answer = ask("options", problem[0], "--child", child, "--how-many", 100, "--json")
    page = client.get(f"/children/{child}/options?order={order}").text
    glance = page[page.index("at a glance") : page.index('class="app-cards"')]
    homes = [home if isinstance(home, str) else home["place"] for home in answer[key]]
    places = [glance.index(f" {place}") for place in homes]
    assert places == sorted(places)
    assert len(answer[key]) > 1


def test_what_a_choice_means_for_others_is_what_the_command_says(client, problem):
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
    client, problem, instance, tmp_path
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


def test_an_order_nobody_knows_is_the_usual_one(client, problem):
    child = children_of(problem, "waiting")[1]["id"]
    usual = client.get(f"/children/{child}/options").text
    assert client.get(f"/children/{child}/options?order=price").text == usual


def test_the_joint_answer_is_that_of_the_command(client, problem):
    answer = ask("match", problem[0], "--changes", "--json")
    text = text_of(client, "/panel/together")
    for objective in answer["objectives"]:
        assert f"Reached: {objective['value']:,} Least possible: {objective['bound']:,}" in text
    for match in answer["matches"]:
        part = text[text.index(f"Child {match['child']}") :]
        assert f" {match['place']}" in part[:200]
    for unplaced in answer["unplaced"]:
        for excluded in unplaced["excluded"]:
            assert readable(excluded["reason"]) in text
    assert (len(answer["unplaced"]) > 0) == ("No suitable home today" in text)
    assert answer["changes"]["changes"]
    assert answer["changes"]["sentence"] in text
    for change in answer["changes"]["changes"]:
        assert readable(change["text"])[1:] in text
    for sentence in answer["why_not_everyone"]["sentences"]:
        assert sentence in text


def test_a_page_weighs_no_more_homes_than_anybody_reads(problem, records, tmp_path, monkeypatch):
    monkeypatch.setattr("web.panel.sitting.MOST_HOMES", 2)
    child = children_of(problem, "waiting")[1]["id"]
    answer = ask("options", problem[0], "--child", child, "--how-many", 2, "--json")
    assert answer["more_options"]
    page = client_of(records, tmp_path).get(f"/children/{child}/options").text
    number = 2 + answer["more_options"]
    assert f"{number} homes could care for this child today" in words_of(page)
    assert "The first 2 stand here." in words_of(page)
    assert page.count('class="govuk-summary-card"') == 2


def test_one_home_can_be_asked_about_and_answers_with_its_rule_and_nearest_change(client, problem):
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


def test_what_was_ruled_out_on_the_island_is_what_the_command_says(client, problem):
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


def test_who_could_come_back_is_what_the_command_says(client, problem):
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


def test_emergency_moves_to_evaluate_are_those_of_the_command(client, problem):
    answer = ask("evaluations", problem[0], "--json")
    text = text_of(client, "/children")
    assert answer["to_evaluate"]
    assert f"{answer['sentence']}." in text
    for each in answer["to_evaluate"]:
        due, moved_on = (full_day(date.fromisoformat(each[day])) for day in ("due", "moved_on"))
        assert f"Moved on: {moved_on} Evaluate by: {due} State: " in text
        assert not each["days_overdue"] or f"State: {each['days_overdue']} days overdue" in text


def test_how_each_home_honours_the_childs_wish_is_said_where_one_is_recorded(client, problem):
    said = {"yes": "Child's wish: Yes", "partly": "Child's wish: Partly", "no": "Child's wish: No"}
    for child in children_of(problem, "waiting"):
        answer = ask("options", problem[0], "--child", child["id"], "--how-many", 100, "--json")
        text = text_of(client, f"/children/{child['id']}/options")
        for word, words in said.items():
            number = sum(option["wish"] == word for option in answer["options"])
            assert text.count(words) == number
    assert any(child["wishes"] for child in children_of(problem, "waiting"))


def test_a_secure_home_is_never_proposed(client, problem):
    (secure,) = [place["id"] for place in problem[1]["places"] if place["type"] == "secure"]
    for child in in_play(problem):
        page = client.get(f"/children/{child['id']}/options").text
        before = page[: page.index("Homes that are not an option")]
        assert secure not in before
        assert "Secure, never proposed" in page


def test_no_move_is_proposed_for_a_settled_child(client, problem):
    for child in children_of(problem, "settled")[:5]:
        text = text_of(client, f"/children/{child['id']}/options")
        assert "This child is settled. No move is proposed." in text
        assert "Met Every need" not in text
        assert "Homes that are not an option" not in text


def test_no_suitable_home_is_a_normal_answer(records, tmp_path):
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


def test_the_effect_on_children_who_live_there_is_a_grid_and_not_assessed_stays_so(client, problem):
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


def test_the_grid_of_a_family_has_a_column_for_each_of_them(records, tmp_path):
    one, other = (n for n in records.needs if n.status == "waiting" and n.siblings)
    lives = next(n for n in records.needs if n.status == "settled" and n.current_place)
    home = next(h for h in records.homes if h.place_id == lives.current_place)
    roomy = replace(
        home,
        **{"capacity": 4, "bedrooms": 4, "youngest": 0, "oldest": 17, "status": "available"},
        **{"named_children": (), "sexes": "any", "held_until": None, "type": "residential"},
        **{"capability": dict.fromkeys(home.capability, 4), "tier": None},
        pair_assessments=((other.child_id, lives.child_id, "positive"),),
    )
    homes = tuple(roomy if h is home else h for h in records.homes)
    asked = client_of(replace(records, homes=homes), tmp_path)
    text = text_of(asked, f"/siblings/{one.siblings}")
    effects = {one.child_id: "Not assessed", other.child_id: "Good for both"}
    said = " ".join(f"With child {child}: {effects[child]}" for child in sorted(effects))
    assert re.search(rf"Who lives there: Child {lives.child_id} Age: [^:]+ {said}", text)


def test_a_home_a_child_stays_in_is_said_to_fall_short_or_not_to_be_known(client, problem):
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


def test_the_ways_a_family_could_live_are_those_of_the_answer(client, problem):
    child = next(c for c in children_of(problem, "waiting") if c["siblings"])
    answer = ask("options", problem[0], "--child", child["id"], "--json")
    text = text_of(client, f"/siblings/{child['siblings']}")
    assert answer["partitions"]
    for partition in answer["partitions"]:
        assert partition["impact"] in text
        if partition["in_the_whole"]:
            assert partition["in_the_whole"]["sentence"] in text
        for part in partition["parts"]:
            for home in part["homes"][:4]:
                assert home in text


def test_what_would_let_a_family_live_together_is_found_by_the_rules(client, problem):
    child = next(c for c in children_of(problem, "waiting") if c["siblings"])
    found = smallest_changes(read_problem(problem[0]), child["id"])
    text = text_of(client, f"/siblings/{child['siblings']}")
    assert readable(found.sentence) in text
    assert found.opens
    for opens in found.opens:
        assert f" {opens.place} " in text


def test_a_rating_stands_with_its_day_and_a_stale_one_is_to_be_made_again(client, records):
    needs = next(n for n in records.needs if n.status == "returnable" and n.rated_on)
    text = text_of(client, f"/children/{needs.child_id}")
    assert f"Rated on {full_day(needs.rated_on)}" in text
    old = min((n for n in records.needs if n.rated_on), key=lambda n: n.rated_on)
    assert "Rate again" in text_of(client, f"/children/{old.child_id}")
    assert "months ago or more" in text_of(client, f"/children/{old.child_id}")


def test_every_page_says_what_it_rests_on(client, problem):
    child = in_play(problem)[0]["id"]
    for address in ("/children", f"/children/{child}", f"/children/{child}/options"):
        text = text_of(client, address)
        assert "Data to 20 November 2026. Seed 1, version " in text
        assert "needs codification draft-1" in text
        assert "Children without a needs assessment: " in text
        assert "no real child is in these figures" in text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/children/nobody", "No such child"),
        ("/children/nobody/options", "No such child"),
        ("/siblings/nobody", "No such family"),
        ("/children/%3Cscript%3Ealert(1)", "No such child"),
    ],
)
def test_what_is_not_there_is_said_with_a_way_on(client, address, words):
    answer = client.get(address)
    assert answer.status_code == 404
    assert words in answer.text
    assert 'href="/children"' in answer.text
    assert "<script" not in answer.text


def test_real_children_are_not_shown_while_there_is_no_sign_in(records, tmp_path):
    real = replace(records, about=replace(records.about, synthetic=False))
    client = client_of(real, tmp_path)
    child = records.needs[0].child_id
    for address in ("/children", f"/children/{child}", "/panel/together"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "Until there is sign-in" in answer.text
        assert child not in words_of(answer.text)


def test_every_page_about_children_says_that_it_is_for_the_panel(client):
    views = client.application.view_functions
    groups = ("children", "siblings", "together")
    assert {name for name in views if name.split(".")[0] in groups} == PANEL_ENDPOINTS
    assert all(views[name].audience is Audience.PANEL for name in PANEL_ENDPOINTS)


def test_ids_with_spaces_and_accents_have_pages_of_their_own(records, tmp_path):
    old = next(needs for needs in records.needs if needs.status == "waiting").child_id
    new = "Zoë & <b>"
    renamed = replace(
        records,
        children=_renamed(records.children, old, new),
        episodes=_renamed(records.episodes, old, new),
        needs=_renamed(records.needs, old, new),
    )
    client = client_of(renamed, tmp_path)
    page = client.get("/children").text
    assert "<b>" not in page
    (link,) = re.findall(r'href="(/children/Zo[^"]+)"', page)
    assert "Zoë & <b>" in text_of(client, html.unescape(link))


def test_words_from_the_files_never_become_markup(records, tmp_path):
    needs = next(needs for needs in records.needs if needs.wishes)
    bad = "<script>alert(1)</script>"
    odd = replace(
        needs,
        school=bad,
        wishes=(bad,),
        requirements=(bad,),
        court_conditions=(bad,),
        contact_area=bad,
    )
    homes = tuple(replace(home, area=bad, unavailable_reason=bad) for home in records.homes)
    changed = tuple(odd if each is needs else each for each in records.needs)
    client = client_of(replace(records, needs=changed, homes=homes), tmp_path)
    child = f"/children/{needs.child_id}"
    for address in (child, f"{child}/options", "/panel/together"):
        page = client.get(address)
        assert page.status_code == 200
        assert "<script" not in page.text
        assert "&lt;script" in page.text


def test_what_the_child_wishes_is_never_silently_blank(client, problem):
    for child in in_play(problem):
        text = text_of(client, f"/children/{child['id']}/options")
        assert ("What the child wishes: Not recorded: ask the child" in text) == (
            not child["wishes"]
        )


def _renamed(rows, old, new):
    return tuple(replace(row, child_id=new) if row.child_id == old else row for row in rows)


def test_pages_of_words_carry_no_script_and_no_style(client, problem):
    child = in_play(problem)[0]["id"]
    for address in ("/children", f"/children/{child}", f"/children/{child}/options"):
        page = client.get(address).text
        assert "<script" not in page
        assert "style=" not in page
        assert "<img" not in page


def test_newer_data_replace_the_answers_kept(records, tmp_path):
    settings = Settings(tmp_path, TODAY)
    engine = open_database(settings.database)
    import_records(engine, records, "demo", now=NOW)
    client = create_app(settings).test_client()
    child = next(needs for needs in records.needs if needs.status == "waiting")
    assert f"Child {child.child_id}" in text_of(client, "/children")
    settled = replace(child, status="settled")
    newer = tuple(settled if needs is child else needs for needs in records.needs)
    later = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
    import_records(engine, replace(records, needs=newer), "demo", now=later)
    assert f"Child {child.child_id}" not in text_of(client, "/children")


def test_an_answer_is_worked_out_once_however_many_ask(client, problem, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "matching.options.options",
        lambda *question, **more: asked.append(question) or options(*question, **more),
    )
    child = children_of(problem, "settled")[-1]["id"]
    address = f"/children/{child}/options"
    with ThreadPoolExecutor(8) as people:
        answers = people.map(lambda _: client.application.test_client().get(address), range(8))
        pages = {answer.text for answer in answers}
    assert len(pages) == 1
    assert len(asked) == 1


def test_an_answer_that_failed_is_asked_again():
    kept = Kept(most=2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)
    assert kept.get("a", lambda: 1) == 1
    assert kept.get("a", lambda: 2) == 1
    assert kept.get("b", lambda: 3) == 3
    assert kept.get("c", lambda: 4) == 4
    assert kept.get("a", lambda: 5) == 5
