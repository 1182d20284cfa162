"""Breaks in level: a change of borders is noted and not learnt from; a spike or a wave is none."""

from dataclasses import replace
from datetime import date

import pytest

from forecasting.breaks import last_break, learnable
from forecasting.forecast import forecast
from forecasting.history import Count, CountHistory, Measure, Status
from forecasting.reference.england import english_authorities

OLD, NEW = (20, 60, 70, 130, 80), (45, 130, 150, 290, 180)
MERGED = {**dict.fromkeys(range(2012, 2017), OLD), **dict.fromkeys(range(2017, 2022), NEW)}
DAY = date(2021, 3, 31)


def test_no_english_authority_is_taken_for_a_change_of_borders():
    assert [h.area for h in english_authorities() if last_break(h) is not None] == []


def test_two_areas_that_became_one_are_noted_and_learnt_from_since(counts_of):
    history, notes = learnable(counts_of(MERGED), DAY)
    assert history.census_days()[0] == date(2017, 3, 31)
    assert "jumped from 360 on 2016-03-31 to 795 on 2017-03-31" in notes[0]


def test_a_spike_is_no_break(counts_of):
    spike = counts_of({**dict.fromkeys(range(2012, 2020), OLD), 2015: NEW})
    assert last_break(spike) is None


def test_a_jump_on_the_last_day_is_a_break_until_more_is_known(counts_of):
    found = last_break(counts_of({**dict.fromkeys(range(2012, 2020), OLD), 2020: NEW}))
    assert found is not None
    assert found.after == date(2020, 3, 31)


def test_small_numbers_jump_by_chance(counts_of):
    few = counts_of({2018: (1, 2, 3, 4, 2), 2019: (2, 4, 4, 6, 4), 2020: (3, 4, 5, 6, 3)})
    assert last_break(few) is None


@pytest.mark.parametrize("model", ["no_change", "entries_and_stays", "pooled", "blend", "auto"])
def test_every_model_says_the_break_and_is_not_widened_by_it(counts_of, model):
    found = forecast(counts_of(MERGED, MERGED), model=model, months=12, draws=200)
    assert any("change of borders" in note for note in found.notes)
    only_since = {year: row for year, row in MERGED.items() if year >= 2017}
    clean = forecast(counts_of(only_since, only_since), model=model, months=12, draws=200)
    assert (found.draws == clean.draws).all()


def test_a_new_code_is_said_without_a_jump_too(counts_of):
    history = counts_of(dict.fromkeys(range(2018, 2021), OLD))
    renamed = tuple(replace(c, area_code="X2") if c.day.year >= 2020 else c for c in history.counts)
    found = forecast(replace(history, counts=renamed), months=12, draws=50)
    assert any("code of the area changed from X1 to X2" in note for note in found.notes)


def test_totals_alone_show_a_break():
    counts = tuple(
        Count("J", "Isle", date(y, 3, 31), Measure.LOOKED_AFTER, None, n, Status.OK)
        for y, n in ((2018, 400), (2019, 395), (2020, 900), (2021, 910))
    )
    found = last_break(CountHistory("Isle", "J", counts))
    assert found is not None
    assert (found.children_before, found.children_after) == (395, 900)
