from datetime import date

import numpy as np
import pytest

from forecasting.ages import STANDARD_BANDS, as_days, birthdays, month_ends
from forecasting.episodes.entries import lead_ages_of
from forecasting.episodes.families import Families, age_gaps, fit_families, lead_ages
from forecasting.episodes.stays import fit_leaving, observe
from forecasting.forecast import forecast
from forecasting.models.entries_and_stays import EntriesAndStays

MODEL = EntriesAndStays()
ORIGIN = date(2020, 3, 31)


def test_starts_a_year_are_found_again(known_authority):
    found = []
    for seed in range(12):
        fitted = MODEL.fit(known_authority(seed, starts_a_year=60), ORIGIN)
        care = fitted.simulate_care(ORIGIN, 12, 300, 1)
        found.append(len(care.arrivals) / 300)
    assert np.mean(found) == pytest.approx(60, rel=0.08)


def test_rates_of_leaving_are_found_again_by_time_in_care(known_authority):
    history = known_authority(3, starts_a_year=900)
    fitted = fit_leaving(observe(history.spells, history.complete_from, history.known_to))
    # Ages 5 to 9: a mixture of stays of 0.35 and of 6 years on average, half of each at the start.
    for row, middle in ((0, 15), (3, 273), (4, 547), (6, 1460)):
        short, long = (np.exp(-middle / 365.25 / mean) / 2 for mean in (0.35, 6.0))
        true = (short / 0.35 + long / 6.0) / (short + long)
        assert fitted.rates[row, 2] == pytest.approx(true, rel=0.25)


def test_forecasts_of_a_known_authority_are_not_biased_and_their_intervals_hold(known_authority):
    errors, inside, last = [], [], []
    for seed in range(24):
        history = known_authority(seed)
        found = forecast(
            history, as_of=ORIGIN, months=24, draws=300, model="entries_and_stays"
        ).draws[:, [12, 24]]
        actual = np.array(
            [
                history.looked_after(day, STANDARD_BANDS)
                for day in (date(2021, 3, 31), date(2022, 3, 31))
            ]
        )
        low, middle, high = np.quantile(found, (0.1, 0.5, 0.9), axis=0)
        inside.append((low <= actual) & (actual <= high))
        errors.append(middle - actual)
        last.append(history.looked_after(ORIGIN, STANDARD_BANDS) - actual)
    assert abs(np.mean(errors)) < 0.8
    assert 0.72 < np.mean(inside) < 0.96
    assert np.abs(errors).mean() < 0.9 * np.abs(last).mean()


def test_a_forecast_is_the_count_of_the_children_simulated(an_authority):
    fitted = MODEL.fit(an_authority, ORIGIN)
    care = fitted.simulate_care(ORIGIN, 24, 100, 5)
    stock = care.stock(care.today_born, STANDARD_BANDS, month_ends(ORIGIN, 24))
    found = forecast(
        an_authority, as_of=ORIGIN, months=24, draws=100, seed=5, model="entries_and_stays"
    )
    assert (found.draws == stock).all()


def test_simulated_children_keep_to_their_terms(an_authority, steady_counts):
    for history, origin in ((an_authority, ORIGIN), (steady_counts, date(2018, 3, 31))):
        care = MODEL.fit(history, origin).simulate_care(origin, 24, 150, 2)
        arrivals, ends = care.arrivals, as_days(month_ends(origin, 24))
        assert care.leaves.shape == (150, len(care.current_spell))
        assert ((care.leaves >= 1) & (care.leaves <= 25)).all()
        assert ((arrivals.month >= 1) & (arrivals.month <= 24)).all()
        assert ((arrivals.leaves >= arrivals.month) & (arrivals.leaves <= 25)).all()
        order = arrivals.draw.astype(int) * 100 + arrivals.month
        assert (np.diff(order) >= 0).all()
        assert (arrivals.born <= ends[arrivals.month]).all()
        adult = np.searchsorted(ends, birthdays(arrivals.born, 18))
        assert (arrivals.leaves <= np.maximum(adult, arrivals.month)).all()
        adult_today = np.searchsorted(ends, birthdays(care.today_born, 18))
        assert (care.leaves <= adult_today).all()


def test_todays_children_are_those_of_the_history_in_its_order(an_authority):
    care = MODEL.fit(an_authority, ORIGIN).simulate_care(ORIGIN, 6, 10, 1)
    assert (care.current_spell == np.flatnonzero(an_authority.spells.open_on(ORIGIN))).all()
    assert (care.today_born == an_authority.spells.born[care.current_spell]).all()


def test_brothers_and_sisters_arrive_in_the_same_month(known_authority):
    history = known_authority(2, families=True)
    arrivals = MODEL.fit(history, ORIGIN).simulate_care(ORIGIN, 24, 200, 1).arrivals
    family = arrivals.draw.astype(int) * 100_000 + arrivals.family
    _, first, size = np.unique(family, return_index=True, return_counts=True)
    assert (arrivals.month[first] == arrivals.month[first + size - 1]).all()
    assert size.mean() == pytest.approx(1.25, abs=0.1)


def test_families_are_seen_in_children_who_come_on_one_day(known_authority):
    for families, expected in ((True, 1.25), (False, 1.0)):
        history = known_authority(4, families=families, starts_a_year=120)
        unknown = history.spells.only(history.spells.began >= np.datetime64("2014-04-01"))
        found = fit_families(unknown, np.ones(len(unknown), dtype=bool), 8 * 365)
        assert found.mean_size() == pytest.approx(expected, abs=0.09)


def test_first_children_and_their_brothers_and_sisters_together_have_the_ages_seen():
    ages = np.array([5, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 5, 6, 5, 3]) / 54
    families = Families(0.2)
    more = 1 - 1 / families.mean_size()
    lead = lead_ages(ages, families)
    assert (1 - more) * lead + more * lead @ age_gaps() == pytest.approx(ages, abs=0.01)


def test_starts_that_rise_are_followed(known_authority):
    quiet, busy = (
        MODEL.fit(known_authority(5, starts_a_year=starts), ORIGIN)
        .simulate_care(ORIGIN, 12, 100, 1)
        .arrivals
        for starts in (20, 80)
    )
    assert len(busy) > 2.5 * len(quiet)


def test_a_fit_looks_ahead_from_its_own_day_only(an_authority, steady_counts):
    for history, origin in ((an_authority, ORIGIN), (steady_counts, date(2018, 3, 31))):
        with pytest.raises(ValueError, match="looks ahead from"):
            MODEL.fit(history, origin).simulate_care(date(2017, 1, 1), 12, 10, 1)


def test_where_children_live_is_learnt(known_authority):
    history = known_authority(6, starts_a_year=300)
    found = forecast(
        history, as_of=ORIGIN, months=24, draws=100, model="entries_and_stays", by_placement=True
    )
    assert found.by_placement is not None
    share = found.by_placement[:, 24].mean(axis=0) / found.totals()[:, 24].mean()
    assert share == pytest.approx([0.5, 0.2, 0.1, 0, 0.1, 0.05, 0.05], abs=0.05)


def test_an_age_at_which_no_draw_has_anyone_has_no_first_children() -> None:
    ages = np.full((3, 18), 1 / 17)
    ages[:, 4] = 0.0
    lead = lead_ages_of(ages, Families(0.2))
    assert np.isfinite(lead).all()
    assert (lead[:, 4] == 0).all()
    assert lead.sum(axis=1) == pytest.approx(1)
