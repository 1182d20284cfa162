"""An area's own past against what others foretell for it."""

from datetime import date

import numpy as np
import pytest

from forecasting.many_areas.own_belief import own_belief
from forecasting.many_areas.pooled_evidence import evidence_without
from forecasting.models.pooled import Pooled

STEADY = (30, 60, 90, 180, 120)
DAY = date(2023, 3, 31)


def told(day):
    return evidence_without(None, day)


def test_without_a_past_all_of_it_is_believed(counts_of):
    assert own_belief(counts_of({2023: STEADY}), DAY, told) == pytest.approx(np.ones((3, 4)))


def test_an_area_that_never_moved_as_foretold_is_believed_less_and_less(counts_of):
    short = counts_of(dict.fromkeys(range(2020, 2024), STEADY))
    long = counts_of(dict.fromkeys(range(2012, 2024), STEADY))
    few, many = own_belief(short, DAY, told), own_belief(long, DAY, told)
    assert (many <= few + 1e-9).all()
    assert many[2].min() < 0.5
    assert (many[2] <= many[0]).all()


def test_nothing_after_the_day_is_used(counts_of):
    rows = dict.fromkeys(range(2012, 2019), STEADY)
    wild = counts_of({**rows, 2019: (90, 10, 10, 20, 300), 2021: (5, 5, 5, 5, 5)})
    day = date(2018, 3, 31)
    assert own_belief(wild, day, told) == pytest.approx(own_belief(counts_of(rows), day, told))


def test_little_belief_is_said(counts_of):
    fitted = Pooled().fit(counts_of(dict.fromkeys(range(2012, 2024), STEADY)), DAY)
    assert any(note.startswith("Not moved as others did") for note in fitted.notes)
