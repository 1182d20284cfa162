"""Looking for a home: what is not known yet is not said to be quick, and one home is one home."""

import re

from web.charts.looking import looking


def a_month(month, median, q90, requests=2.0):
    return {
        "month": month,
        "requests": requests,
        "met_at_once": 1.0,
        "days_waited_median": median,
        "days_waited_q90": q90,
        "siblings_apart": 0.0,
    }


CHOICE = [
    {"month": m, "options_median": 1, "options_q10": 0, "options_q90": 1}
    for m in ("2029-10-31", "2029-11-30")
]


def test_waits_of_those_who_still_look_are_not_known_yet():
    asked = [a_month("2029-10-31", 20, 50), a_month("2029-11-30", None, None)]
    picture = looking(asked, CHOICE)
    assert picture.table.rows[-1][3:5] == ("Not known yet", "Not known yet")
    assert picture.panels[1].words == "20 in the last month known."
    nobody = looking([a_month("2029-10-31", None, None, requests=0.0), asked[0]], CHOICE)
    assert nobody.table.rows[0][3] == "Nobody asked"


def test_the_choice_of_one_home_is_said_as_such():
    said = looking([a_month("2029-11-30", 20, 50)], CHOICE).sentence
    assert "has 1 home to choose from" in said


def test_choice_has_its_range():
    most = [{**row, "options_q90": 3} for row in CHOICE]
    table = looking([a_month("2029-11-30", 20, 50)], most).table
    assert table.head[-3:] == (
        "Homes to choose from: middle",
        "1 in 10 has at most",
        "9 in 10 have at most",
    )
    assert table.rows[-1][-3:] == ("1", "0", "3")


def test_pairs_of_whom_it_is_not_known_are_said():
    siblings = [{"pairs": 4.0, "together": 2.0, "apart": 1.5, "not_known": 0.5}]
    said = looking([a_month("2029-11-30", 20, 50)], CHOICE, siblings).sentence
    assert "Of 0.5 it is not known" in said


def test_a_scale_of_few_homes_has_no_number_twice():
    svg = str(looking([a_month("2029-11-30", 20, 50)], CHOICE).panels[2].svg)
    scale = [text for text in re.findall(r"<text[^>]*>([^<]+)</text>", svg) if text in "0123"]
    assert scale == ["0", "1"]


def test_a_wait_of_a_hundred_days_and_more_is_written_in_days():
    """It was once 1.2e+02."""
    panels = looking([a_month("2029-11-30", 125, 200, requests=12.34)], CHOICE).panels
    assert panels[0].words == "12.3 in the last month known."
    assert panels[1].words == "125 in the last month known."


def test_months_of_a_run_shorter_than_a_year_are_not_called_a_year():
    months = [f"2029-{month:02}-28" for month in range(1, 13)]
    for number, said in ((1, "In the month shown"), (5, "In the 5 months shown")):
        asked = [a_month(month, 20, 50) for month in months[:number]]
        assert looking(asked, CHOICE).sentence.startswith(f"{said} {2.0 * number:.1f} children")
    asked = [a_month(month, 20, 50) for month in months]
    assert looking(asked, CHOICE).sentence.startswith("In the last year shown 24.0 children")
