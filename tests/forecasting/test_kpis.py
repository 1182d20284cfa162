"""Indicators are what they say, and a rolling average has every month behind it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.history import Count, EpisodeHistory, Measure, Spells, Status, Stays
from forecasting.kpis import EVERYONE, Indicator, Wanted, readings
from forecasting.placement import GROUPS, PlacementGroup
from forecasting.stability import long_term_stability, three_placements

DAY = date(2020, 3, 31)


def of(found, indicator):
    return [each for each in found if each.indicator is indicator]


def lived(*stays, born="2010-01-01"):
    """Make one child of stays: began, ended, whether by a change of carer, group."""
    began, ended = stays[0][0], stays[-1][1]
    days = [np.array([s[i] or "NaT" for s in stays], dtype="datetime64[D]") for i in (0, 1)]
    spell = np.array([[born], [began], [ended or "NaT"]], dtype="datetime64[D]")
    number = np.zeros(1, dtype=np.int64)
    group = [GROUPS.index(s[3]) if len(s) > 3 else 0 for s in stays]
    return EpisodeHistory(
        "One",
        Spells(number, spell[0], spell[1], spell[2], number - 1),
        Stays(
            np.zeros(len(stays), dtype=np.int64),
            np.array(group, dtype=np.int8),
            days[0],
            days[1],
            np.array([s[2] for s in stays], dtype=bool),
        ),
        date(2012, 4, 1),
        DAY,
    )


def test_the_number_of_children_is_that_of_the_history(an_authority):
    last = of(readings(an_authority), Indicator.STOCK)[-1]
    assert last.day == an_authority.known_to
    assert last.value == an_authority.looked_after(last.day, EVERYONE)[0]


def test_an_average_is_the_mean_of_its_months(an_authority):
    stock = of(readings(an_authority, months=60), Indicator.STOCK)
    assert stock[-1].averages[0] == pytest.approx(np.mean([s.value for s in stock[-24:]]))
    assert stock[-1].averages[1] == pytest.approx(np.mean([s.value for s in stock[-36:]]))


def test_entries_of_twelve_months_add_up_to_those_of_the_year(an_authority):
    months = of(readings(an_authority), Indicator.ENTERED)[-12:]
    year = an_authority.entered(date(2021, 4, 1), date(2022, 3, 31), EVERYONE)[0]
    assert sum(month.value for month in months) == year


def test_before_the_data_are_complete_nothing_is_known(an_authority):
    stock = of(readings(an_authority, months=200), Indicator.STOCK)
    early = [each for each in stock if each.day < an_authority.complete_from]
    assert early
    assert all(each.value is None and each.averages == (None, None) for each in early)
    first = next(each for each in stock if each.averages[0] is not None)
    assert (first.day - an_authority.complete_from).days > 23 * 30


def test_a_rate_needs_the_children_who_live_there(an_authority):
    assert of(readings(an_authority), Indicator.RATE)[-1].value is None
    told = readings(an_authority, residents={date(2021, 6, 30): 20_000})
    last, stock = (of(told, each)[-1].value for each in (Indicator.RATE, Indicator.STOCK))
    assert last == stock / 2
    old = readings(an_authority, residents={date(2018, 6, 30): 20_000})
    assert of(old, Indicator.RATE)[-1].value is None


def test_three_placements_in_a_year_are_counted_by_changes_of_carer():
    three = lived(
        ("2019-01-01", "2019-06-01", False),
        ("2019-06-01", "2019-10-01", True),
        ("2019-10-01", None, True),
    )
    same_carer = replace(three, stays=replace(three.stays, move=np.array([False, False, True])))
    assert three_placements(three, DAY) == 1
    assert three_placements(same_carer, DAY) == 0
    assert three_placements(three, date(2019, 9, 30)) == 0


def test_a_placement_that_ended_a_year_ago_is_not_counted():
    long_ago = lived(
        ("2018-01-01", "2019-03-31", False),
        ("2019-03-31", "2019-10-01", True),
        ("2019-10-01", None, True),
    )
    assert three_placements(long_ago, DAY) == 0
    assert three_placements(long_ago, date(2020, 3, 29)) == 1


def test_two_years_with_the_same_carers_are_stable():
    assert long_term_stability(lived(("2017-01-01", None, False)), DAY) == 1
    moved = lived(("2017-01-01", "2018-06-01", False), ("2018-06-01", None, True))
    assert long_term_stability(moved, DAY) == 0
    adopting = lived(
        ("2017-01-01", "2019-06-01", False),
        ("2019-06-01", None, True, PlacementGroup.ADOPTION),
    )
    assert long_term_stability(adopting, DAY) == 1


def test_only_children_long_in_care_and_under_16_are_asked_after():
    assert long_term_stability(lived(("2018-01-01", None, False)), DAY) is None
    assert long_term_stability(lived(("2017-01-01", None, False), born="2004-01-01"), DAY) is None


def test_moves_are_wanted_fewer_and_nobody_wants_fewer_children_as_such(an_authority):
    wanted = {each.indicator: each.wanted for each in readings(an_authority, months=1)}
    assert wanted[Indicator.THREE_PLACEMENTS] is Wanted.LOWER
    assert wanted[Indicator.LONG_TERM] is Wanted.HIGHER
    assert wanted[Indicator.STOCK] is Wanted.NEITHER


def test_counts_are_read_on_their_census_days(steady_counts):
    told = readings(steady_counts)
    stock = of(told, Indicator.STOCK)
    assert [each.day for each in stock] == list(steady_counts.census_days())
    assert stock[-1].averages[1] == pytest.approx(np.mean([each.value for each in stock[-3:]]))
    assert stock[0].averages == (None, None)
    assert of(told, Indicator.LEFT) == []


def test_a_missing_census_leaves_averages_not_known(counts_of):
    figures = dict.fromkeys((2015, 2016, 2017, 2019, 2020), (5, 10, 20, 40, 25))
    stock = {each.day.year: each for each in of(readings(counts_of(figures)), Indicator.STOCK)}
    assert stock[2017].averages == (100, 100)
    assert stock[2019].averages == (None, None)
    assert stock[2020].averages == (100, None)


def test_rates_of_counts_use_the_residents_among_them(steady_counts):
    living = Count("X1", "Counted", date(2018, 6, 30), Measure.RESIDENTS, None, 40_000, Status.OK)
    told = readings(replace(steady_counts, counts=(*steady_counts.counts, living)))
    rates = {each.day.year: each.value for each in of(told, Indicator.RATE)}
    stock = {each.day.year: each.value for each in of(told, Indicator.STOCK)}
    assert rates[2019] == stock[2019] / 4
    assert rates[2018] is None
