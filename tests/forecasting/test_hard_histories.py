"""Histories that are short, empty, constant or odd: a forecast with its reason, or a sentence."""

from datetime import date

import numpy as np
import pytest

from forecasting.ages import STANDARD_BANDS, parse_bands
from forecasting.forecast import forecast
from forecasting.history import (
    Count,
    CountHistory,
    EpisodeHistory,
    Measure,
    Spells,
    Status,
    Stays,
)

QUICK = {"months": 12, "draws": 100}


def test_an_empty_area_stays_near_none(counts_of):
    nobody = counts_of(
        dict.fromkeys(range(2012, 2020), (0, 0, 0, 0, 0)),
        dict.fromkeys(range(2012, 2020), (0, 0, 0, 0, 0)),
    )
    for model in ("no_change", "entries_and_stays", "pooled", "blend", "auto"):
        found = forecast(nobody, model=model, **QUICK)
        assert found.draws[:, 0].sum() == 0
        assert found.totals()[:, 12].mean() < 5


def test_nobody_looked_after_in_complete_data_is_a_forecast_too():
    nobody = EpisodeHistory(
        "None", Spells.none(), Stays.none(), date(2015, 4, 1), date(2020, 3, 31)
    )
    for model in ("no_change", "entries_and_stays", "pooled", "blend", "auto"):
        found = forecast(nobody, model=model, by_placement=True, **QUICK)
        assert found.totals()[:, 12].mean() < 3


ROW = (12, 30, 45, 90, 50)
ALL_MODELS = ("no_change", "entries_and_stays", "pooled", "blend", "auto")


def changed_bands(counts_of):
    """Publish 0-4 in one band at first, then 0 and 1-4 apart."""
    early = counts_of(
        dict.fromkeys(range(2012, 2016), (42, *ROW[2:])), bands=parse_bands("0-4,5-9,10-15,16-17")
    )
    late = counts_of(dict.fromkeys(range(2016, 2022), ROW))
    return CountHistory(early.area, early.area_code, early.counts + late.counts)


HARD = {
    "two years": lambda counts_of: counts_of({2020: ROW, 2021: ROW}),
    "constant": lambda counts_of: counts_of(dict.fromkeys(range(2012, 2022), ROW)),
    "no figures for 2020": lambda counts_of: counts_of(
        {year: ROW for year in range(2014, 2023) if year != 2020}
    ),
    "suppressed cells": lambda counts_of: counts_of(
        {year: (None, *ROW[1:]) if year in (2015, 2018) else ROW for year in range(2012, 2022)}
    ),
    "bands that changed": changed_bands,
    "gaps of years": lambda counts_of: counts_of(dict.fromkeys((2004, 2009, 2013, 2022), ROW)),
}


@pytest.mark.parametrize("model", ALL_MODELS)
@pytest.mark.parametrize("hard", HARD)
def test_a_hard_history_gets_a_forecast_near_its_level(counts_of, hard, model):
    found = forecast(HARD[hard](counts_of), model=model, **QUICK)
    assert found.draws[0, 0].tolist() == [42, *ROW[2:]]
    assert 150 < np.median(found.totals()[:, 12]) < 310
    assert found.totals()[:, 12].std() > 3


def test_numbers_that_never_changed_are_not_forecast_as_certain(counts_of):
    constant = counts_of(dict.fromkeys(range(2012, 2020), (4, 12, 15, 30, 20)))
    found = forecast(constant, model="no_change", **QUICK)
    assert found.totals()[:, 12].std() > 3


def test_one_spike_leaves_a_forecast(counts_of):
    stock = dict.fromkeys(range(2012, 2020), (4, 12, 15, 30, 20))
    spike = counts_of({**stock, 2015: (40, 120, 150, 300, 200)}, stock)
    for model in ("no_change", "entries_and_stays", "pooled", "blend", "auto"):
        middle = np.median(forecast(spike, model=model, **QUICK).totals()[:, 12])
        assert 50 < middle < 120


def test_a_single_census_day_is_enough_and_says_what_was_assumed(counts_of):
    found = forecast(counts_of({2019: (4, 12, 15, 30, 20)}), **QUICK)
    assert found.model == "blend"
    assert any("too short to compare" in note for note in found.notes)
    assert any("Starts are not published" in note for note in found.notes)


def test_too_little_complete_data_falls_back_with_its_reason(spells_of):
    few = spells_of(("2010-01-01", "2016-05-01", None))
    short = EpisodeHistory("Few", few.spells, few.stays, date(2020, 2, 20), date(2020, 3, 31))
    found = forecast(short, **QUICK)
    assert found.model == "no_change"
    assert any("at least a quarter of a year" in note for note in found.notes)
    with pytest.raises(ValueError, match="at least a quarter of a year"):
        forecast(short, model="entries_and_stays", **QUICK)


def test_little_complete_data_is_said(known_authority):
    history = known_authority(1, complete_from=date(2021, 4, 1))
    found = forecast(history, model="entries_and_stays", **QUICK)
    assert any("months of complete data" in note for note in found.notes)


def test_one_child_is_a_history(spells_of):
    found = forecast(spells_of(("2010-01-01", "2016-05-01", None)), by_placement=True, **QUICK)
    assert found.draws[:, 0].sum(axis=1).tolist() == [1] * 100


def test_a_suppressed_last_year_starts_the_forecast_a_year_earlier(counts_of):
    history = counts_of({2018: (4, 12, 15, 30, 20), 2019: (None, 12, 15, 30, 20)})
    found = forecast(history, **QUICK)
    assert found.as_of == date(2018, 3, 31)
    assert "up to 2019-03-31 some of the ages asked for are not published" in found.notes[0]


def test_a_day_between_censuses_starts_from_the_last_and_says_so(counts_of):
    history = counts_of(dict.fromkeys(range(2015, 2020), (4, 12, 15, 30, 20)))
    found = forecast(history, as_of=date(2018, 9, 1), **QUICK)
    assert found.as_of == date(2018, 3, 31)
    assert "last census day on or before 2018-09-01" in found.notes[0]


def test_a_start_after_the_data_is_refused(an_authority):
    with pytest.raises(ValueError, match="cannot start on 2030-01-01"):
        forecast(an_authority, as_of=date(2030, 1, 1), **QUICK)


def test_ages_that_are_never_published_are_refused(counts_of):
    history = counts_of({2019: (4, 12, 15, 30)}, bands=parse_bands("0,1-4,5-9,10-15"))
    with pytest.raises(ValueError, match="ages 16-17 cannot be built"):
        forecast(history, **QUICK)
    found = forecast(history, bands=parse_bands("0-4,5-9"), **QUICK)
    assert found.model == "no_change"
    assert any("do not cover all ages" in note for note in found.notes)


def test_a_total_alone_can_be_forecast():
    total = Count("J", "Island", date(2023, 12, 31), Measure.LOOKED_AFTER, None, 61, Status.OK)
    found = forecast(CountHistory("Island", "J", (total,)), bands=parse_bands("0-17"), **QUICK)
    assert (found.draws[:, 0, 0] == 61).all()


def test_an_unknown_model_is_refused_with_the_choices(steady_counts):
    with pytest.raises(ValueError, match="auto, no_change, entries_and_stays"):
        forecast(steady_counts, model="crystal_ball", **QUICK)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"months": 0}, "1 to 240 months"),
        ({"draws": 0}, "one draw"),
        ({"bands": ()}, "one age band"),
    ],
)
def test_questions_without_an_answer_are_refused(steady_counts, wrong, says):
    with pytest.raises(ValueError, match=says):
        forecast(steady_counts, **{"months": 12, "draws": 50, **wrong})


def test_auto_says_which_model_and_why(steady_counts, an_authority):
    for history in (steady_counts, an_authority):
        found = forecast(history, bands=STANDARD_BANDS, **QUICK)
        assert found.notes[0].startswith(f"Model {found.model}: ")
        assert "last value" in found.notes[0]
