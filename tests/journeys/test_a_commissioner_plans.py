"""A commissioner asks what recruiting would change; a recruiter asks whom to look for."""

import sys

import pytest
from playwright.sync_api import expect

from scenarios.plans.settings import PlanSettings
from web.background.queue import queue_of
from web.commands.surroundings import settings_here

pytestmark = pytest.mark.browser

PATIENCE = 90_000
A_SMALL_PLAN = PlanSettings(
    draws=10,
    first_look=10,
    fresh_draws=12,
    shadow_draws=10,
    most_of_each=2,
    kinds=2,
    most_trials=8,
)
"""Two kinds of home and few futures: enough to see the pages."""


@pytest.fixture(scope="module")
def worker(instance):
    """Let a worker run beside the pages, as `sufficiency serve` does."""
    consumer = queue_of(settings_here(instance[0])).worker(signals=False)
    consumer.start()
    yield
    consumer.stop(graceful=True)


def seen_at_both_widths(open_page, address):
    """Look at a page wide and narrow: nothing sticks out, and a screen reader can read it."""
    from axe_playwright_python.sync_playwright import Axe

    for width in (1100, 320):
        seen = open_page(address, width=width)
        assert seen.evaluate("document.documentElement.scrollWidth") <= width
        results = Axe().run(seen)
        assert results.violations_count == 0, results.generate_report()


@pytest.mark.usefixtures("worker")
def test_from_a_question_to_the_difference_it_makes_without_javascript(open_page):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page("/scenarios", javascript=False)
    page.get_by_role("button", name="Make a new scenario").click()
    page.get_by_label("Recruit carers").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Which kind of carer").select_option("intensive_foster")
    page.get_by_label("How many households").fill("")
    page.get_by_role("button", name="Check the changes").click()
    page.get_by_role("link", name="Enter how many households").click()
    page.wait_for_url("**#0-households")
    page.get_by_label("How many households").fill("6")
    page.get_by_label("Name of the scenario").fill("Six households")
    page.get_by_role("button", name="Check the changes").click()
    expect(page.get_by_text("Check before it is run")).to_be_visible()
    page.get_by_role("button", name="Run it").click()
    expect(page.get_by_text("looks again by itself")).to_be_visible()
    page.get_by_role("link", name="Look again only when I ask").click()
    expect(page.get_by_text("does not look again by itself")).to_be_visible()
    for width in (1100, 320):
        results = Axe().run(open_page("/" + page.url.split("/", 3)[3], width=width))
        assert results.violations_count == 0, results.generate_report()
    page.get_by_role("link", name="Let it look again by itself").click()
    page.get_by_role("heading", name="What each change adds").wait_for(timeout=PATIENCE)
    addresses = [page.url]
    page.get_by_role("link", name="Scenarios").first.click()
    page.wait_for_url("**/scenarios")
    for box in page.locator("input[name=result]").all():
        box.check()
    page.get_by_role("button", name="Compare those chosen").click()
    expect(page.get_by_text("Six households instead of As things are")).to_be_visible()
    addresses.append(page.url)
    for address in addresses:
        seen_at_both_widths(open_page, "/" + address.split("/", 3)[3])


@pytest.mark.usefixtures("worker")
def test_from_what_must_hold_to_a_plan_and_its_scenario_without_javascript(open_page, monkeypatch):
    from web.background import plans

    monkeypatch.setattr(plans, "SETTINGS", A_SMALL_PLAN)
    page = open_page("/scenarios", javascript=False)
    page.get_by_role("link", name="plans", exact=True).click()
    page.get_by_role("button", name="Ask for a plan").click()
    suited, sure = "#target-suitable_on_island", "#target-suitable_on_island-sure"
    expect(page.get_by_text("Without a plan").first).to_be_visible()
    page.locator(suited).fill("76")
    page.get_by_role("button", name="Look for the plan").click()
    page.get_by_role("link", name="A target needs both figures").click()
    page.wait_for_url(f"**{sure}")
    seen_at_both_widths(open_page, "/plans/new")
    page.locator(sure).fill("60")
    page.get_by_role("button", name="Look for the plan").click()
    page.get_by_role("heading", name="What this rests on").wait_for(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="What more money, or less")).to_be_visible()
    plan = "/" + page.url.split("/", 3)[3]
    seen_at_both_widths(open_page, plan)
    page.get_by_role("button", name="as a scenario").click()
    expect(page.get_by_text("Check before it is run")).to_be_visible()
    expect(page.get_by_role("heading", name="As things are, with its plan")).to_be_visible()
    page.goto(page.url.split("/scenarios")[0] + plan)
    page.get_by_role("link", name="Ask with other targets").click()
    page.locator(suited).fill("100")
    page.locator(sure).fill("100")
    page.get_by_role("button", name="Look for the plan").click()
    page.get_by_role("heading", name="What stands in the way").wait_for(timeout=PATIENCE)
    seen_at_both_widths(open_page, "/" + page.url.split("/", 3)[3])
    seen_at_both_widths(open_page, "/plans")


@pytest.mark.usefixtures("worker")
def test_from_a_scenario_to_how_many_households_are_enough_without_javascript(open_page):
    page = open_page("/sweeps", javascript=False)
    page.get_by_role("link", name="make one that recruits carers").click()
    page.get_by_label("Which kind of carer").select_option("intensive_foster")
    page.get_by_label("How many households").fill("2")
    page.get_by_label("Name of the scenario").fill("Two households")
    page.get_by_label("Months ahead").fill("12")
    page.get_by_role("button", name="Check the changes").click()
    page.get_by_role("link", name="how many are enough").click()
    page.get_by_label("Values to try").fill("0 to 8")
    page.get_by_role("button", name="Try them").click()
    page.get_by_role("link", name="Write numbers with commas between them").click()
    page.wait_for_url("**#values")
    page.get_by_label("Values to try").fill("0, 2, 8")
    page.get_by_role("button", name="Try them").click()
    page.get_by_role("heading", name="What each value gives").wait_for(timeout=PATIENCE)
    seen_at_both_widths(open_page, "/" + page.url.split("/", 3)[3])
    seen_at_both_widths(open_page, "/sweeps")
    page.get_by_role("link", name="How many are enough").first.click()
    expect(page.get_by_role("link", name="Two households").first).to_be_visible()


@pytest.mark.usefixtures("worker")
def test_a_recruiter_learns_whom_to_look_for_and_where_it_is_blocked(open_page, monkeypatch):
    monkeypatch.setattr(sys.modules["web.pages.recruit"], "FUTURES", 10)
    monkeypatch.setattr(sys.modules["web.pages.recruit"], "MONTHS", 6)
    page = open_page("/recruit", javascript=False)
    page.get_by_role("button", name="Work it out").click()
    page.get_by_text("Every kind, ranked").wait_for(timeout=PATIENCE)
    expect(page.get_by_text("Look first for")).to_be_visible()
    expect(page.get_by_text("Counts are for the team")).to_be_visible()
    page.get_by_role("link", name="where the pipeline is blocked").click()
    expect(page.get_by_text("households are approved a year")).to_be_visible()
    page.get_by_label("Households to be approved").fill("3")
    page.get_by_role("button", name="Work it out").click()
    expect(page.get_by_text("3 approvals by")).to_be_visible()
    recruiters = ("/recruit", "/recruit/pipeline", "/recruit/carers")
    for address in (*recruiters, "/scenarios", "/scenarios/new"):
        seen_at_both_widths(open_page, address)
