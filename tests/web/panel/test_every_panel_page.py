"""Every page about children: what it rests on, whom it is for, and nothing from files as markup."""

import html
import re
from dataclasses import replace

import pytest

from web.door.access import Audience

PANEL_ENDPOINTS = {
    "children.show_list",
    "children.show_needs",
    "children.show_on_the_island",
    "children.show_options",
    "children.show_returns",
    "siblings.show",
    "together.show",
}


def test_every_page_says_what_it_rests_on(client, problem, text_of, in_play):
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


def test_real_children_are_not_shown_while_there_is_no_sign_in(
    records, tmp_path, client_of, words_of
):
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


def _renamed(rows, old, new):
    return tuple(replace(row, child_id=new) if row.child_id == old else row for row in rows)


def test_ids_with_spaces_and_accents_have_pages_of_their_own(records, tmp_path, client_of, text_of):
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


def test_words_from_the_files_never_become_markup(records, tmp_path, client_of):
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


def test_pages_of_words_carry_no_script_and_no_style(client, problem, in_play):
    child = in_play(problem)[0]["id"]
    for address in ("/children", f"/children/{child}", f"/children/{child}/options"):
        page = client.get(address).text
        assert "<script" not in page
        assert "style=" not in page
        assert "<img" not in page
