"""A newcomer runs the main job and reads the first page, in a real browser."""

import csv
import json
import shlex
from datetime import date

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from scenarios.in_words.words import between, short_month, whole
from web.cli import sufficiency

ABOUT = "/authority/demo/about-the-numbers"


def headline_of(said):
    return said.stdout.strip().splitlines()[-1]


def test_the_demo_ends_with_a_headline_and_its_range(instance):
    _, said = instance
    headline = headline_of(said)
    assert headline.startswith("By ")
    assert "8 chances in 10" in headline
    assert "Made-up authority: no real child" in said.stdout
    for step in ("Reading", "Sampling", "Testing", "Matching", "Living through"):
        assert step in said.stderr
    assert "\x1b" not in said.output


def test_the_demo_leaves_the_files_a_real_authority_would_bring(instance):
    folder, _ = instance
    checked = CliRunner().invoke(sufficiency, ["check", str(folder / "demo"), "--json"])
    assert checked.exit_code == 0, checked.output
    assert not [row for row in json.loads(checked.stdout) if row["severity"] == "error"]


def test_the_demonstration_enters_its_forecast_in_the_register_once(instance):
    folder, _ = instance
    said = CliRunner().invoke(sufficiency, ["register", "--instance", str(folder), "--json"])
    (entry,) = json.loads(said.stdout)["forecasts"]
    assert (entry["model"], entry["scenario"]) == ("entries_and_stays", "")


def commands_shown(page):
    return [block.inner_text() for block in page.locator("pre").all()]


@pytest.mark.browser
def test_every_modelled_figure_on_the_page_is_the_commands_for_the_same_seed(
    open_page, instance, tmp_path
):
    page = open_page()
    for command in commands_shown(page):
        words = shlex.split(command)[1:]
        words[words.index("--out") + 1] = str(tmp_path / words[words.index("--out") + 1])
        done = CliRunner().invoke(sufficiency, words)
        assert done.exit_code == 0, done.output
    assert len(list(tmp_path.iterdir())) == 4
    text = " ".join(page.locator("body").text_content().split())
    result = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert result["headline"] in text
    assert result["headline"] == headline_of(instance[1])
    for row in result["tables"]["shortfall"]:
        if row["probability"] >= 0.01:
            assert f"{row['probability']:.0%}, {row['children_mean']:.1f}" in text
    drivers = (tmp_path / "drivers.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(drivers):
        came = f"{float(row['mean']):.0f}"
        if (row["period"], row["part"], row["age_band"]) == ("past", "came into care", "all"):
            assert f"{came} children came" in text
        if (row["period"], row["part"], row["age_band"]) == ("ahead", "came into care", "all"):
            assert f"some {came} more will come" in text
    forecast = (tmp_path / "forecast.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(forecast):
        low, middle, high = (float(row[name]) for name in ("q10", "q50", "q90"))
        assert short_month(date.fromisoformat(row["date"])) in text
        assert (f"{whole(middle)} ({between(low, high)})" if low < high else whole(middle)) in text


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", ABOUT, "/not-there"])
@pytest.mark.parametrize("width", [1100, 320])
def test_no_page_is_wider_than_its_window(open_page, path, width):
    page = open_page(path, width=width)
    for details in page.locator("details").all():
        details.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", ABOUT, "/not-there"])
@pytest.mark.parametrize("width", [1100, 320])
def test_no_page_has_a_fault_that_axe_finds(open_page, path, width):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(path, width=width)
    for details in page.locator("details").all():
        details.locator("summary").click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.browser
def test_the_page_works_with_javascript_off(open_page):
    page = open_page(javascript=False)
    page.get_by_text("Show these figures as a table").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    page.get_by_role("link", name="How the numbers are made").click()
    expect(page.get_by_role("heading", name="About the numbers")).to_be_visible()


@pytest.mark.browser
def test_the_page_works_by_keyboard(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table").first).to_be_visible()


@pytest.mark.browser
def test_the_browser_asks_no_other_host_and_refuses_nothing_of_ours(open_page, address):
    page = open_page()
    assert page.asked
    assert all(url.startswith(f"{address}/") for url in page.asked)
    assert not [text for text in page.said if "Content Security Policy" in text]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1100, 320])
def test_the_words_in_the_charts_can_be_read(open_page, width):
    page = open_page(width=width)
    heights = page.evaluate(
        "[...document.querySelectorAll('.app-chart svg text')]"
        ".map(text => text.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 11
