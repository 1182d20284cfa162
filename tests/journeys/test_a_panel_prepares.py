"""A panel member prepares for a sitting: who waits, what a child needs, who could care for them."""

import json

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from web.cli import sufficiency

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def problem(instance):
    """Give today's problem as the demonstration leaves it."""
    folder, _ = instance
    file = folder / "demo-today.json"
    return file, json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def addresses(problem):
    """Name one page of each kind."""
    waiting = [child for child in problem[1]["children"] if child["status"] == "waiting"]
    child = next(child for child in waiting if child["wishes"])["id"]
    family = next(child for child in waiting if child["siblings"])["siblings"]
    settled = next(c for c in problem[1]["children"] if c["status"] == "settled")["id"]
    return {
        "list": "/children",
        "needs": f"/children/{child}",
        "options": f"/children/{child}/options",
        "ahead": f"/children/{child}/options?ahead=yes",
        "island": f"/children/{child}/on-the-island",
        "returns": "/panel/returns",
        "settled": f"/children/{settled}/options",
        "family": f"/siblings/{family}",
        "together": "/panel/together",
        "nobody": "/children/nobody",
    }


KINDS = [
    "list",
    "needs",
    "options",
    "ahead",
    "island",
    "returns",
    "settled",
    "family",
    "together",
    "nobody",
]


@pytest.mark.parametrize("width", [1100, 320])
def test_from_the_list_to_the_options_and_back_to_everyone(open_page, addresses, problem, width):
    page = open_page(width=width, javascript=False)
    page.get_by_role("link", name="Children who need a home").click()
    child = addresses["needs"].rsplit("/", 1)[1]
    page.get_by_role("link", name=f"Child {child}").click()
    expect(page.get_by_role("heading", name="What a home must be able to do")).to_be_visible()
    page.get_by_role("button", name="See who could care for this child today").click()
    expect(
        page.get_by_role("heading", name=f"Who could care for child {child} today")
    ).to_be_visible()
    done = CliRunner().invoke(sufficiency, ["options", str(problem[0]), "--child", child, "--json"])
    answer = json.loads(done.stdout)
    expect(page.locator(".govuk-summary-card")).to_have_count(min(6, len(answer["options"])))
    first = page.locator(".govuk-summary-card h3").first
    expect(first).to_contain_text(f" {answer['options'][0]['place']}")
    page.get_by_role("link", name="By community").click()
    page.wait_for_url("**order=community**")
    expect(first).to_contain_text(f" {answer['by_community'][0]}")
    page.get_by_label("Why not this home?").select_option(answer["excluded"][0]["place"])
    page.get_by_role("button", name="Show why").click()
    expect(page.get_by_text("Nearest change: ").first).to_be_visible()
    page.locator("summary", has_text="Full today").click()
    expect(page.get_by_text("room for").first).to_be_visible()
    page.get_by_role("link", name="All together").click()
    expect(page.get_by_role("heading", name="All the children together")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [1100, 320])
def test_no_page_is_too_wide_or_has_a_fault_that_axe_finds(open_page, addresses, kind, width):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(addresses[kind], width=width)
    for details in page.locator("details").all():
        details.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_the_browser_asks_no_other_host_and_refuses_nothing_of_ours(open_page, addresses, address):
    for kind in ("list", "needs", "options", "together"):
        page = open_page(addresses[kind])
        assert all(url.startswith(f"{address}/") for url in page.asked)
        assert not [text for text in page.said if "Content Security Policy" in text]


def test_a_printed_page_says_why_each_home_is_not_an_option(open_page, addresses):
    page = open_page(addresses["options"])
    reasons = page.locator("details table")
    assert reasons.count() > 3
    shown = (
        "[...document.querySelectorAll('details table')]"
        ".map(table => table.checkVisibility({contentVisibilityAuto: true}))"
    )
    assert not any(page.evaluate(shown))
    page.emulate_media(media="print")
    # The browser lays out anew in its own time, and our pages let nothing wait inside them: a
    # script that waits is made of text, which their policy forbids.
    for _ in range(100):
        if all(page.evaluate(shown)):
            break
        page.wait_for_timeout(100)
    assert all(page.evaluate(shown))


def test_a_home_at_a_glance_leads_to_its_card_by_keyboard(open_page, addresses):
    page = open_page(addresses["options"])
    page.locator(".app-stacked a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#home-1")
    expect(page.locator("#home-1")).to_be_visible()
