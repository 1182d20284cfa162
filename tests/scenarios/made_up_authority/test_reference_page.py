"""The page about the made-up authority states the truth as the code has it."""

import re
from pathlib import Path

from scenarios.baseline.made_up_authority.expectation import expected_stock
from scenarios.baseline.made_up_authority.truth import JERSEY_LIKE

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "made-up-authority.md"


def page() -> str:
    return " ".join(PAGE.read_text(encoding="utf-8").split())


def test_the_example_on_the_page_runs():
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(block, str(PAGE), "exec"), {})  # noqa: S102 - our own page, run as it stands


def test_entries_are_those_of_the_code():
    truth = JERSEY_LIKE
    said = (
        f"{truth.entries_a_year:.0f} children a year, steady; variance {truth.over_dispersion:.0f}"
    )
    assert said in page()
    sizes = ", ".join(f"{100 * share:.0f}" for share in truth.sibling_groups)
    assert f"arrivals of 1, 2, 3, 4 children: {sizes} %" in page()


def test_stays_are_those_of_the_code():
    truth = JERSEY_LIKE
    assert f"{truth.short_mean_years} years on average, exponential" in page()
    assert f"{truth.permanence_mean_years} years on average, gamma with shape 4" in page()
    assert f"{truth.long_mean_years:.0f} years on average before the 18th birthday" in page()
    for mixture in truth.stays:
        shares = (mixture.short, mixture.permanence, mixture.long)
        words = ", ".join(f"{100 * share:.0f}" for share in shares)
        assert f"{mixture.lowest}-{mixture.highest}: {words}" in page()


def test_moves_are_those_of_the_code():
    moves = JERSEY_LIKE.moves
    early, later = moves.planned_early, moves.planned_later
    assert f"{early:.2f} a year in the first six months of a placement, {later:.2f} later" in page()
    early, later = moves.disruption_early, moves.disruption_later
    assert f"{early:.2f} a year in the first six months, {later:.2f} later" in page()
    assert f"{moves.to_supported:.2f} a year from the 16th birthday" in page()


def test_ages_on_arrival_are_those_of_the_code():
    shares = JERSEY_LIKE.entry_ages
    bands = ((0, 0), (1, 4), (5, 9), (10, 15), (16, 17))
    said = [f"{100 * sum(shares[low : high + 1]):.0f}" for low, high in bands]
    assert said == ["17", "10", "18", "50", "6"]
    assert "under 1: 17 %; 1 to 4: 10 %; 5 to 9: 18 %; 10 to 15: 50 %; 16 and 17: 6 %" in page()


def test_the_mean_number_of_children_is_that_of_the_code():
    assert f"about {expected_stock(JERSEY_LIKE):.0f} for this truth" in page()
