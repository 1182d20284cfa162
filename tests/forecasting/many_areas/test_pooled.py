"""The pooled model: what it may see, what it finds again, and that its ranges add up."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import STANDARD_BANDS, parse_bands
from forecasting.backtest import backtest
from forecasting.forecast import forecast
from forecasting.history import BandsCannotBeBuilt, Count, Measure, Status
from forecasting.many_areas import pooled_change, pooled_evidence
from forecasting.many_areas.panel import Panel, english_panel, panel_of
from forecasting.many_areas.pooled_change import fit_change
from forecasting.models.pooled import Pooled
from forecasting.reference.england import english_authorities
from forecasting.strays import strayed

ORIGIN = date(2017, 3, 31)


def test_the_panel_holds_the_published_figures():
    panel = english_panel()
    assert len(panel.codes) == 73
    assert panel.years == tuple(range(2011, 2024))
    barnet = panel.names.index("Barnet")
    assert panel.starts[barnet, 0].tolist() == [36, 19, 51, 15]
    assert np.isnan(panel.stock[:, panel.years.index(2020)]).all()


def test_the_panel_that_ships_is_the_panel_of_its_authorities():
    quick, slow = english_panel(), panel_of(english_authorities())
    assert (quick.codes, quick.names, quick.years) == (slow.codes, slow.names, slow.years)
    assert np.array_equal(quick.stock, slow.stock, equal_nan=True)
    assert np.array_equal(quick.starts, slow.starts, equal_nan=True)


def test_an_area_of_the_panel_never_helps_to_foretell_itself():
    panel = english_panel()
    for at, history in enumerate(english_authorities()):
        others = panel.without(panel.group_of(history))
        assert panel.codes[at] not in others.codes
        assert len(others.codes) >= 66


def test_an_area_under_another_name_is_known_by_its_figures():
    panel, history = english_panel(), english_authorities()[5]
    renamed = replace(
        history,
        area="Elsewhere",
        area_code="Z9",
        counts=tuple(replace(c, area="Elsewhere", area_code="Z9") for c in history.counts),
    )
    assert panel.group_of(renamed) == panel.group_of(history)


def test_an_area_that_is_not_in_the_panel_leaves_nobody_out(steady_counts):
    assert english_panel().group_of(steady_counts) is None


def test_nothing_of_the_panel_after_the_origin_is_seen(steady_counts, monkeypatch):
    asked = {"as_of": ORIGIN, "months": 24, "draws": 50, "model": "pooled"}
    before = forecast(steady_counts, **asked)
    panel = english_panel()
    later = np.array(panel.years) > ORIGIN.year
    changed = replace(
        panel,
        stock=np.where(later[None, :, None], 3 * panel.stock, panel.stock),
        starts=np.where(later[None, :, None], 5 * panel.starts, panel.starts),
    )
    monkeypatch.setattr(pooled_evidence, "english_panel", lambda: changed)
    _forget()
    assert (forecast(steady_counts, **asked).draws == before.draws).all()
    monkeypatch.undo()
    _forget()


def test_a_law_that_made_the_panel_is_found_again():
    # Each year a sixth of ages 10 to 15 grow into 16 to 17, of whom half turn 18.
    def ageing(stock):
        return 0, 0, -stock[:, 2] / 6, stock[:, 2] / 6 - stock[:, 3] / 2

    panel = made_panel(ageing, wobble=0.02)
    standing = panel.standing(4)
    expected = ageing(standing.stock)
    found = fit_change(panel).change(standing, 1)
    for band in (2, 3):
        assert np.abs(found[:, band] - expected[band]).mean() < 0.1 * np.abs(expected[band]).mean()


def test_a_steady_panel_foretells_little_change():
    fitted = fit_change(made_panel(lambda _: (0, 0, 0, 0)))
    standing = made_panel(lambda _: (0, 0, 0, 0)).standing(9)
    for years in (1, 2, 3):
        change = fitted.change(standing, years)
        assert np.abs(change / standing.stock).mean() < 0.05


def test_ridge_regression_agrees_with_scikit_learn():
    from sklearn.linear_model import Ridge

    rng = np.random.default_rng(3)
    x, w = rng.normal(10, 3, (60, 3)), rng.random(60) + 0.5
    y = x @ np.array([0.3, -0.2, 0.1]) + rng.normal(0, 1, 60)
    ours = pooled_change._ridge([(x, y, w)], 5.0, 60.0)
    # Our penalty is on each driver's own scale: give scikit-learn drivers of equal size.
    scale = np.sqrt((w[:, None] * x**2).sum(axis=0))
    theirs = Ridge(alpha=5.0 / 60, fit_intercept=False).fit(x / scale, y, sample_weight=w)
    assert ours == pytest.approx(theirs.coef_ / scale, rel=1e-5)


def test_ranges_of_bands_and_of_the_total_both_have_the_spread_asked_for():
    middle = np.full((3, 4), 400.0)
    bands = np.outer([1.0, 2.0, 3.0], [90.0, 160.0, 250.0, 200.0])
    for whole in (350.0, 700.0, 1500.0):
        paths = strayed(middle, bands, whole * np.arange(1, 4), 20_000, np.random.default_rng(1))
        low, high = np.quantile(paths, (0.1, 0.9), axis=0)
        assert high - low == pytest.approx(2 * 1.2816 * np.sqrt(bands), rel=0.06)
        low, high = np.quantile(paths.sum(axis=2), (0.1, 0.9), axis=0)
        assert high - low == pytest.approx(2 * 1.2816 * np.sqrt(whole * np.arange(1, 4)), rel=0.06)


def test_a_single_count_gets_a_pooled_forecast_that_says_what_it_rests_on(counts_of):
    island = counts_of(
        {2019: (7, 8, 15, 40, 19)}, bands=parse_bands("0-1,2-5,6-10,11-15,16-17"), area="Island"
    )
    bands = parse_bands("0-1,2-5,6-10,11-15,16-17")
    found = forecast(island, bands=bands, months=36, draws=400, model="pooled")
    assert found.draws[0, 0].tolist() == [7, 8, 15, 40, 19]
    assert 60 < np.median(found.totals()[:, 36]) < 110
    assert any("73 English authorities" in note for note in found.notes)
    assert any("Starts are not known" in note for note in found.notes)


def test_before_the_panel_begins_the_last_value_is_carried_forward(counts_of):
    old = counts_of(dict.fromkeys(range(2005, 2009), (4, 12, 15, 30, 20)))
    rows = backtest(old, models=["pooled"], horizons=(12,), draws=20)
    assert all("last value used instead" in str(row["note"]) for row in rows)


def test_on_a_few_english_authorities_it_beats_the_last_value():
    ours, last = [], []
    for history in english_authorities()[::6]:
        for row in backtest(history, models=["pooled"], horizons=(24,), draws=100):
            if row["age_band"] != "10-15" or row["origin"] < "2013":
                continue
            day = date.fromisoformat(row["origin"])
            now = history.looked_after(day, parse_bands("10-15"))[0]
            ours.append(abs(row["q50"] - row["actual"]))
            last.append(abs(now - row["actual"]))
    assert np.mean(ours) < 0.97 * np.mean(last)


def test_areas_with_other_bands_cannot_enter_a_panel_by_mistake(counts_of):
    odd = counts_of({2019: (7, 8)}, bands=parse_bands("0-9,10-17"))
    with pytest.raises(BandsCannotBeBuilt):
        odd.looked_after(date(2019, 3, 31), STANDARD_BANDS)
    assert np.isnan(panel_of([odd]).stock).all()
    assert english_panel().group_of(odd) is None


def test_the_model_says_what_it_does():
    assert "other authorities" in Pooled().about


def made_panel(law, wobble=0.01) -> Panel:
    rng = np.random.default_rng(11)
    stock = np.empty((40, 10, 4))
    stock[:, 0] = rng.uniform(60, 400, (40, 4))
    for year in range(1, 10):
        before = stock[:, year - 1]
        level = stock[:, 0] * rng.normal(0, wobble, (40, 4))
        change = np.stack([np.broadcast_to(c, 40) for c in law(before)], axis=1)
        stock[:, year] = np.maximum(before + change + level, 1)
    starts = np.broadcast_to(rng.uniform(20, 100, (40, 1, 4)), stock.shape)
    codes = tuple(f"M{n}" for n in range(40))
    return Panel(codes, codes, tuple(range(2011, 2021)), stock, starts)


def _forget() -> None:
    for kept in (
        pooled_evidence._evidence,
        pooled_evidence._others,
        pooled_evidence._change,
        pooled_evidence._trial,
    ):
        kept.cache_clear()


def test_a_wave_of_the_youngest_is_carried_for_a_year_and_no_further():
    def rising(stock):
        return 0.1 * stock[:, 0], 0, 0, 0

    panel = made_panel(rising)
    fitted, standing = fit_change(panel), panel.standing(9)
    one, two, three = (fitted.change(standing, years)[:, 0] for years in (1, 2, 3))
    assert (one > 0.05 * standing.stock[:, 0]).all()
    assert two == pytest.approx(one)
    assert three == pytest.approx(one)


def test_a_first_year_whose_last_change_is_not_known_is_not_taken_for_a_steady_one():
    # Every band goes on as it went: without the first year's missing change this is found exactly.
    rng = np.random.default_rng(5)
    slope = rng.normal(0, 6, (40, 4))
    stock = rng.uniform(100, 300, (40, 1, 4)) + slope[:, None] * np.arange(4)[None, :, None]
    starts = np.full_like(stock, 30.0)
    codes = tuple(f"M{n}" for n in range(40))
    panel = Panel(codes, codes, (2011, 2012, 2013, 2014), stock, starts)
    found = fit_change(panel).change(panel.standing(3), 1)
    assert found[:, 2:] == pytest.approx(slope[:, 2:], abs=1.0)


def test_the_reason_of_a_pooled_forecast_adds_up_to_its_change():
    history = english_authorities()[30]
    fitted = Pooled().fit(history, date(2019, 3, 31))
    change = fitted.evidence.change
    parts = change.parts_of_a_year(fitted.here.standing)
    assert parts.sum(axis=2) == pytest.approx(change.change(fitted.here.standing, 1))
    note = next(note for note in fitted.notes if note.startswith("Why pooled differs"))
    assert "ages 10-15" in note
    middle = fitted.middle((12,), STANDARD_BANDS)[0] - history.looked_after(
        date(2019, 3, 31), STANDARD_BANDS
    )
    assert f"{round(middle.sum()):+d} child" in note


def test_residents_that_are_given_are_said_not_to_be_used(steady_counts):
    people = Count("X1", "Counted", date(2018, 3, 31), Measure.RESIDENTS, None, 20_000, Status.OK)
    peopled = replace(steady_counts, counts=(*steady_counts.counts, people))
    asked = {"model": "pooled", "months": 12, "draws": 50}
    found, without = forecast(peopled, **asked), forecast(steady_counts, **asked)
    assert any("Residents are given and not used" in note for note in found.notes)
    assert (found.draws == without.draws).all()
