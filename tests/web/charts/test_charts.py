"""Drawings are plain shapes with words, whatever their figures."""

import re
from datetime import date

import pytest

from scenarios.in_words.words import ages, between, per_cent
from web.charts.range_over_time import Expected, Frame, Known, range_over_time
from web.charts.svg import inline_svg
from web.outlook.track_record import Horizon, verdict

DAYS = [date(2026, month, 28) for month in range(1, 13)]
FRAME = Frame(first=DAYS[0], last=DAYS[-1], highest=20, as_of=DAYS[3])


def drawn(name="one", title="Children", low=4):
    expected = [Expected(day, 8, low, 12, 6, 10) for day in DAYS[3:]]
    past = [Known(day, 7) for day in DAYS[:4]]
    return range_over_time(expected, past, FRAME, name=name, title=title, description="Words.")


def test_a_drawing_has_no_style_and_no_script():
    svg = drawn()
    assert not re.search(r"style|<script|\son\w+=|class=|xmlns|https?:", svg)


def test_a_drawing_is_one_picture_with_a_title_and_a_description():
    svg = drawn()
    assert svg.startswith("<svg")
    assert 'role="img"' in svg
    assert 'aria-labelledby="one-title one-words"' in svg
    assert '<title id="one-title">Children</title><desc id="one-words">Words.</desc>' in svg


def test_two_drawings_on_a_page_share_no_id_and_a_drawing_is_the_same_each_time():
    def ids(svg):
        return set(re.findall(r'\sid="([^"]+)"', svg))

    assert not ids(drawn("one")) & ids(drawn("two"))
    assert drawn("one") == drawn("one")


def test_words_in_a_drawing_are_escaped():
    assert "<b>" not in drawn(title="<b>bold</b>")


def test_a_chart_that_names_an_address_draws_nothing_from_there():
    chart = {"data": {"url": "http://127.0.0.1:9/data.json"}, "mark": "point", "encoding": {}}
    with pytest.raises(ValueError, match="External data url not allowed"):
        inline_svg(chart, name="x", title="x", description="x")


@pytest.mark.parametrize(
    ("band", "words"),
    [("0", "Under 1"), ("0-4", "Under 5"), ("1-4", "Ages 1 to 4"), ("16-17", "Ages 16 to 17")],
)
def test_ages_are_said_as_people_say_them(band, words):
    assert ages(band) == words


def test_a_chance_is_never_called_certain_when_it_is_not():
    assert [per_cent(share) for share in (0, 0.004, 0.5, 0.996, 1)] == [
        "0%",
        "under 1%",
        "50%",
        "over 99%",
        "100%",
    ]


def test_a_range_of_one_number_is_said_as_one_number():
    assert between(5, 5.2) == "5"
    assert between(4, 6) == "4 to 6"


def test_a_model_without_a_record_says_so():
    assert "not been tested" in verdict([])


def test_the_verdict_says_how_often_the_range_held():
    record = [Horizon(12, 10, 2.0, 3.0, 0.68), Horizon(24, 9, 2.0, 3.0, 0.8)]
    assert verdict(record).endswith("should hold 8 times in 10 held 68% to 80% of the time.")
