"""What every model promises, whatever its method: run over the list, so a new one is tested too."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import STANDARD_BANDS, parse_bands
from forecasting.forecast import COLUMNS, QUANTILES, forecast
from forecasting.history import CountHistory
from forecasting.models import MODELS

NAMES = [model.name for model in MODELS]
ORIGIN = date(2018, 3, 31)


@pytest.fixture(params=["episodes", "counts"])
def history(request, an_authority, steady_counts):
    return an_authority if request.param == "episodes" else steady_counts


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


def sampled(history, name, **more):
    asked = {"as_of": ORIGIN, "months": 24, "draws": 200, "model": name, **more}
    return forecast(history, **asked)


def test_every_draw_starts_from_the_children_counted(history, name):
    found = sampled(history, name)
    assert (found.draws[:, 0] == history.looked_after(ORIGIN, STANDARD_BANDS)).all()
    assert found.as_of == found.dates[0] == ORIGIN


def test_there_are_draws_by_months_by_bands_of_whole_children(history, name):
    found = sampled(history, name)
    assert found.draws.shape == (200, 25, 4)
    assert found.draws.dtype == np.int32
    assert (found.draws >= 0).all()


def test_rows_are_in_order_and_totals_are_sums_of_the_same_draws(history, name):
    found = sampled(history, name)
    rows = found.rows()
    assert [*rows[0]] == list(COLUMNS)
    assert len(rows) == 5 * 25
    names = COLUMNS[5:]
    for row in rows:
        levels = [float(row[column]) for column in names]
        assert levels == sorted(levels)
    totals = [row for row in rows if row["age_band"] == "all"]
    expected = np.quantile(found.draws.sum(axis=2), QUANTILES, axis=0)
    assert [row["q50"] for row in totals] == pytest.approx(expected[3].tolist())
    assert totals[0]["q05"] == totals[0]["q95"] == totals[0]["mean"]


def test_the_same_seed_gives_the_same_answer_and_another_does_not(history, name):
    first, again, other = (sampled(history, name, seed=seed) for seed in (1, 1, 2))
    assert (first.draws == again.draws).all()
    assert (first.draws != other.draws).any()


def test_the_future_does_not_change_the_forecast(history, name):
    changed = with_another_future(history)
    assert (sampled(history, name).draws == sampled(changed, name).draws).all()


def test_wider_bands_are_the_same_children(an_authority):
    narrow = sampled(an_authority, "entries_and_stays")
    wide = sampled(an_authority, "entries_and_stays", bands=parse_bands("0-9,10-17"))
    assert (narrow.draws[:, :, :2].sum(axis=2) == wide.draws[:, :, 0]).all()


def test_months_named_alone_follow_the_same_law(history, name):
    model = next(model for model in MODELS if model.name == name)
    fitted = model.fit(history, ORIGIN)
    asked = {"bands": STANDARD_BANDS, "draws": 4000, "seed": 3}
    monthly = fitted.simulate(months=36, **asked).draws[:, [12, 24, 36]].astype(float)
    alone = fitted.at_months((12, 24, 36), **asked).draws.astype(float)
    assert alone.shape == monthly.shape
    scale = monthly.std(axis=0)
    assert np.abs(alone.mean(axis=0) - monthly.mean(axis=0)).max() < 0.12 * scale.max()
    assert alone.std(axis=0) == pytest.approx(scale, rel=0.08)
    totals = [paths.sum(axis=2) for paths in (alone, monthly)]
    assert totals[0].std(axis=0) == pytest.approx(totals[1].std(axis=0), rel=0.08)
    # How far a path strays in its first year says as much about its third.
    assert np.corrcoef(totals[0].T)[0, 2] == pytest.approx(np.corrcoef(totals[1].T)[0, 2], abs=0.06)


def test_placements_add_up_to_the_total_in_every_draw(an_authority, name):
    found = sampled(an_authority, name, by_placement=True)
    assert found.by_placement is not None
    assert (found.by_placement.sum(axis=2) == found.totals()).all()
    assert (found.by_placement[:, 0] == an_authority.by_placement(ORIGIN)).all()
    assert (found.by_placement >= 0).all()


def test_placements_cannot_be_told_from_counts(steady_counts, name):
    with pytest.raises(ValueError, match="do not say where children live"):
        sampled(steady_counts, name, by_placement=True)


def test_uncertainty_grows_with_the_horizon(history, name):
    spread = sampled(history, name, draws=1000).totals().std(axis=0)
    assert spread[0] == 0
    assert spread[1] < spread[6] < spread[24]


def with_another_future(history):
    if isinstance(history, CountHistory):
        return replace(
            history,
            counts=tuple(
                replace(c, children=(c.children or 0) * 3) if c.day > ORIGIN else c
                for c in history.counts
            ),
        )
    origin = np.datetime64(ORIGIN)
    old = history.spells
    later = (old.began <= origin) & ((old.ended > origin) | np.isnat(old.ended))
    spells = replace(old, ended=np.where(later, origin + 40, old.ended))
    return replace(history, spells=spells)
