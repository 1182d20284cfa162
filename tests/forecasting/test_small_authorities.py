"""Small authorities get a forecast, however few children came and however short the data."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import STANDARD_BANDS
from forecasting.forecast import forecast
from forecasting.spells import ROUTES, Route

ORIGIN = date(2020, 3, 31)


@pytest.mark.parametrize("starts", [2, 12])
@pytest.mark.parametrize("since", [date(2014, 4, 1), date(2018, 4, 1), date(2019, 10, 1)])
@pytest.mark.parametrize("model", ["entries_and_stays", "blend"])
def test_a_forecast_is_made_and_adds_up(known_authority, starts, since, model):
    history = known_authority(starts, starts_a_year=starts, complete_from=since)
    found = forecast(history, as_of=ORIGIN, months=36, draws=60, model=model, by_placement=True)
    assert found.draws.shape == (60, 37, len(STANDARD_BANDS))
    assert (found.draws >= 0).all()
    assert (found.by_placement.sum(axis=2) == found.draws.sum(axis=2)).all()


def test_an_area_of_unaccompanied_children_alone_gets_a_forecast(known_authority):
    history = known_authority(3, starts_a_year=15)
    alone = np.full(len(history.spells), ROUTES.index(Route.UNACCOMPANIED), np.int8)
    told = replace(history, spells=replace(history.spells, route=alone))
    found = forecast(told, as_of=ORIGIN, months=12, draws=60, model="entries_and_stays")
    assert found.draws[:, 12].sum() > 0


def test_an_area_nobody_came_to_for_years_gets_a_forecast(known_authority):
    history = known_authority(4, starts_a_year=15)
    early = history.spells.began <= np.datetime64("2015-01-01")
    row = np.cumsum(early) - 1
    stays = history.stays.only(early[history.stays.spell])
    quiet = replace(
        history,
        spells=history.spells.only(early),
        stays=replace(stays, spell=row[stays.spell]),
    )
    found = forecast(quiet, as_of=ORIGIN, months=24, draws=200, model="entries_and_stays")
    today = history.spells.only(early).open_on(ORIGIN).sum()
    assert found.totals()[:, 24].mean() < today + 15
