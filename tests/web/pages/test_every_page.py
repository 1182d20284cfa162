"""Every page says what it rests on and for whom it is, and lets the browser do nothing else."""

import pytest

from web.door.access import Audience
from web.store.results import ResultKind

PAGES = ["/", "/authority/demo", "/authority/demo/about-the-numbers"]


@pytest.mark.parametrize("address", PAGES)
def test_made_up_data_are_marked_as_such_on_every_page(client, address, shown):
    assert "no real child is in these figures" in shown(client, address).text


def test_real_data_are_not_marked_as_made_up(client_of, shown):
    page = shown(client_of(*ResultKind, synthetic=False), "/")
    assert "Made-up" not in page.text
    assert "Not for publication" in page.text


@pytest.mark.parametrize("address", [*PAGES, "/not-there", "/healthz"])
def test_no_page_carries_a_style_a_script_or_an_address_elsewhere(client, address, elements):
    page = elements(client.get(address).text)
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


def test_every_page_says_who_may_see_it(app):
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            assert isinstance(app.view_functions[rule.endpoint].audience, Audience)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_with_figures_says_what_they_come_from(client, address, shown):
    text = shown(client, address).text
    assert "Data to 20 November 2026. 500 futures from seed 1, model entries and stays" in text
    assert "version 0.1.0. Children without a needs assessment: 7." in text
