"""What each change adds is said in words, also where the changes work on each other."""

from scenarios.reading.contributions import INTERACTION
from web.charts.contributions import contributions

NAMES = {"recruit_carers": "Recruit carers", "open_home": "Open a home"}


def some_rows(measure, recruiting, opening, together):
    parts = {"recruit_carers": recruiting, "open_home": opening, INTERACTION: together}
    return [
        {"lever": lever, "measure": measure, "contribution": mean, "q10": low, "q90": high}
        for lever, (mean, low, high) in parts.items()
    ]


def words_of(rows):
    [panel] = contributions(rows, NAMES).panels
    return panel.words


def test_the_largest_part_is_named_as_its_form_names_it():
    rows = some_rows("off_island", (-3.2, -4.7, -2.0), (-1.8, -2.9, -0.9), (0.2, -0.5, 0.9))
    assert words_of(rows) == "Largest: recruit carers, −3.2 (−4.7 to −2.0)."


def test_what_changes_do_to_each_other_is_no_change_of_its_own():
    rows = some_rows("off_island", (-0.2, -0.4, 0.0), (0.1, 0.0, 0.2), (1.0, 0.5, 1.5))
    assert words_of(rows).startswith("Largest: what they do to each other, +1.0")


def test_where_hardly_any_future_changes_that_is_said_first():
    rows = some_rows("siblings_together", (-0.002, 0.0, 0.0), (0.0, 0.0, 0.0), (0.003, 0.0, 0.0))
    assert words_of(rows).startswith("In 8 futures of 10 nothing changes. Largest: what they do")


def test_an_average_outside_its_range_is_explained_where_there_is_one():
    inside = some_rows("off_island", (-0.2, -0.4, 0.0), (0.1, 0.0, 0.2), (1.0, 0.5, 1.5))
    outside = some_rows("off_island", (-0.2, 0.0, 0.0), (0.1, 0.0, 0.2), (1.0, 0.5, 1.5))
    told = "Where an average lies outside its range, a few futures differ much from the rest."
    assert told in contributions(outside, NAMES).sentence
    assert told not in contributions(inside, NAMES).sentence
