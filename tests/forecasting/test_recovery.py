"""The parameters that made the data are found again, as often inside their ranges as is said."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import as_days, birthdays, month_ends
from forecasting.episodes.coming import fit_coming
from forecasting.episodes.families import Families, fit_families
from forecasting.episodes.level import children_at, fit_level
from forecasting.episodes.season import fit_season, season_ahead
from forecasting.episodes.stays import fit_leaving_by_year
from forecasting.models.from_episodes import fit_episodes
from forecasting.spells import ROUTES, Route, Spells

QUARTERS = 40
FIRST, LAST = date(2010, 3, 31), date(2020, 3, 31)


def quarterly(rng, level, over):
    """Negative binomial numbers with a mean and a variance of `over` times that."""
    if over == 1:
        return rng.poisson(level, QUARTERS)
    return rng.poisson(rng.gamma(level / (over - 1), over - 1, QUARTERS))


def inside(samples, true):
    low, high = np.quantile(samples, (0.1, 0.9))
    return low <= true <= high


@pytest.mark.parametrize(("level", "over"), [(3.0, 1.0), (9.0, 1.6), (9.0, 3.0), (40.0, 1.6)])
def test_a_steady_level_lies_in_its_range_as_often_as_said(level, over):
    hits, middles = [], []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        fitted = fit_level(quarterly(rng, level, over), level, Families(0.2))
        sampled = fitted.sample(1, 400, rng)[0][:, 0]
        hits.append(inside(sampled, level))
        middles.append(np.median(sampled))
    assert np.mean(hits) >= 0.72
    assert np.mean(middles) == pytest.approx(level, rel=0.1)


def test_a_level_that_wanders_lies_in_ranges_that_grow():
    hits, widths = [], []
    for seed in range(80):
        rng = np.random.default_rng(seed)
        logs = np.cumsum(rng.normal(0, 0.15 / 2, QUARTERS + 12))
        levels = 20 * np.exp(logs - logs[QUARTERS])
        fitted = fit_level(rng.poisson(levels[:QUARTERS]), 20, Families(0.0))
        sampled = fitted.sample(12, 400, rng)[0]
        hits.append([inside(sampled[:, at], levels[QUARTERS + at]) for at in (0, 3, 11)])
        widths.append(np.diff(np.quantile(sampled[:, [0, 11]], (0.1, 0.9), axis=0), axis=0))
    assert (np.mean(hits, axis=0) > 0.68).all()
    assert (np.mean(hits, axis=0) < 0.95).all()
    near, far = np.mean(widths, axis=0)[0]
    assert far > 1.3 * near


def test_over_dispersion_is_told_apart():
    weighed = []
    for over in (1.0, 3.0):
        found = []
        for seed in range(20):
            counts = quarterly(np.random.default_rng(seed), 12.0, over)
            fitted = fit_level(counts, 12.0, Families(0.2))
            found.append(float(fitted.weight @ fitted.chance))
        weighed.append(np.mean(found))
    assert weighed[1] > weighed[0] + 0.4


def test_the_scale_is_turned_back_exactly_for_few_and_many():
    rng = np.random.default_rng(1)
    for expected in (0.25, 1.0, 4.0, 30.0, 90.0):
        seen = 2 * np.sqrt(rng.poisson(expected, 200_000) + 0.375)
        assert children_at(seen.mean()) == pytest.approx(expected, rel=0.03)


def entries_on(rng, a_day, family_step=0.0, ages=(6.0, 15.0)):
    """Make periods of care that began on random days, in families of geometric size."""
    days = np.arange(as_days(FIRST) + 1, as_days(LAST) + 1)
    families = np.repeat(days, rng.poisson(np.broadcast_to(a_day, days.shape)))
    sizes = np.minimum(rng.geometric(1 - family_step, len(families)), 6)
    began = np.repeat(families, sizes)
    born = began - (rng.uniform(*ages, len(began)) * 365.25).astype(int)
    number = np.arange(len(began))
    ended = np.full(len(began), np.datetime64("NaT", "D"))
    family = np.repeat(np.arange(len(families)), sizes)
    return Spells(number, born, began, ended, family)


@pytest.mark.parametrize("step", [0.05, 0.2, 0.4])
def test_family_sizes_are_found_again(step):
    found = []
    for seed in range(20):
        spells = entries_on(np.random.default_rng(seed), 0.08, step)
        found.append(fit_families(spells, np.ones(len(spells), bool), 3653).step)
    assert np.mean(found) == pytest.approx(step, abs=0.03)


def multiples(days):
    season = np.array([1.5, 1, 1, 0.8, 1.4, 1, 0.8, 0.5, 1.4, 1, 1, 0.6])
    return season[days.astype("datetime64[M]").astype(int) % 12], season


def test_a_season_is_found_and_a_flat_year_gets_none():
    days = np.arange(as_days(FIRST) + 1, as_days(LAST) + 1)
    by_day, true = multiples(days)
    flat, found = 0, []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        even = entries_on(rng, 0.1, 0.2)
        flat += (fit_season(even.began, days, 1.5) == 1).all()
        busy = entries_on(rng, 0.25 * by_day, 0.2)
        found.append(fit_season(busy.began, days, 1.5))
    assert flat >= 38
    assert np.corrcoef(np.mean(found, axis=0), true)[0, 1] > 0.95
    assert np.mean(found, axis=0) == pytest.approx(true, abs=0.2)


def test_a_season_falls_on_its_own_months():
    season = np.ones(12)
    season[4] = 2.0
    ahead = season_ahead(season, date(2020, 3, 31), 12)
    assert ahead.argmax() == 1
    assert ahead[1] == pytest.approx(2.0)
    assert ahead.sum() == pytest.approx(13.0)


def test_unaccompanied_children_are_followed_apart():
    rng = np.random.default_rng(4)
    others = entries_on(rng, 0.1, 0.2, (0.1, 14.0))
    alone = entries_on(rng, 6 / 365.25, 0.0, (16.0, 17.8))
    both = [np.concatenate([getattr(others, n), getattr(alone, n)]) for n in ("born", "began")]
    number = np.arange(len(both[0]))
    route = np.where(number < len(others), 0, ROUTES.index(Route.UNACCOMPANIED)).astype(np.int8)
    ended = np.full(len(number), np.datetime64("NaT", "D"))
    spells = Spells(number, both[0], both[1], ended, number * 0 - 1, route)
    coming = fit_coming(spells, as_days(month_ends(FIRST, 120)[::3]), 10.0)
    assert len(coming) == 2
    middle = [way.expected(LAST, 12, 400, rng)[0].sum(axis=1) for way in coming]
    assert np.median(middle[1]) == pytest.approx(6, rel=0.35)
    assert coming[1].ages.shares[16:].sum() > 0.85
    assert coming[0].ages.shares[16:].sum() < 0.1


def memoryless(rng, rate):
    """Make an authority whose children leave at one rate, whatever their age and time in care."""
    spells = entries_on(rng, 0.12, 0.0, (0.0, 17.9))
    stay = (rng.exponential(1 / rate, len(spells)) * 365.25).astype(int) + 1
    ended = np.minimum(spells.began + stay, birthdays(spells.born, 18))
    after = ended > as_days(LAST)
    return replace(spells, ended=np.where(after, np.datetime64("NaT", "D"), ended))


def test_rates_of_leaving_lie_in_their_ranges_as_often_as_said():
    hits, errors = [], []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        fitted = fit_leaving_by_year(memoryless(rng, 0.5), FIRST, LAST, 1.0)
        # What a child of the age would leave at over the first five years, on average.
        years = np.diff(np.minimum([0, 30, 91, 182, 365, 730, 1095, 1825, 1825], 1825))
        for age in (2, 3, 4):
            rate = float(fitted.rates[:, age] @ years / years.sum())
            hits.append(inside(rate * fitted.multipliers(300, rng)[:, age], 0.5))
            errors.append(rate - 0.5)
    assert np.mean(hits) > 0.7
    assert abs(np.mean(errors)) < 0.05


def test_the_same_seed_gives_the_same_children(an_authority):
    fitted = fit_episodes(an_authority.seen_on(LAST))
    one, other = (fitted.simulate_care(LAST, 12, 20, 3).arrivals for _ in range(2))
    assert (one.born == other.born).all()
