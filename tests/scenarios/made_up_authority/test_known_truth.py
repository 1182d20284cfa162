"""The simulator's truth is found again by simple counting."""

from datetime import date

import numpy as np
import pytest

from forecasting.ages import JERSEY_BANDS, parse_bands
from scenarios.baseline.made_up_authority.authority import (
    FIRST_DAY,
    LAST_DAY,
    SimulatedAuthority,
    simulate_authority,
)
from scenarios.baseline.made_up_authority.entries import sibling_ages
from scenarios.baseline.made_up_authority.expectation import (
    expected_stock,
    expected_stock_by_age,
)
from scenarios.baseline.made_up_authority.placements import BEGAN, EARLY_DAYS, SETTINGS, Began
from scenarios.baseline.made_up_authority.truth import (
    JERSEY_LIKE,
    Setting,
    Truth,
    drifting,
    steady,
)

SINGLE_AGES = parse_bands(",".join(str(age) for age in range(18)))
YEARS = range(2015, 2026)


@pytest.fixture(scope="module")
def many() -> list[SimulatedAuthority]:
    return [simulate_authority(JERSEY_LIKE, seed) for seed in range(120)]


def yearly_entries(authority: SimulatedAuthority) -> list[int]:
    history = authority.history()
    return [
        int(history.entered(date(y, 11, 21), date(y + 1, 11, 20), JERSEY_BANDS).sum())
        for y in YEARS
    ]


def test_entries_a_year_are_the_truth(many):
    entries = np.array([yearly_entries(authority) for authority in many])
    assert entries.mean() == pytest.approx(JERSEY_LIKE.entries_a_year, rel=0.03)


def test_entries_vary_as_much_as_the_truth_says(many):
    entries = np.array([yearly_entries(authority) for authority in many])
    assert entries.var() / entries.mean() == pytest.approx(JERSEY_LIKE.over_dispersion, rel=0.2)


def test_ages_on_arrival_are_the_truth_for_brothers_and_sisters_too(many):
    by_age = sum(a.history().entered(FIRST_DAY, LAST_DAY, SINGLE_AGES) for a in many)
    assert by_age / by_age.sum() == pytest.approx(JERSEY_LIKE.entry_ages, abs=0.006)


def test_the_mean_stock_is_the_one_worked_out_without_chance(many):
    stock = np.array([a.history().looked_after(LAST_DAY, JERSEY_BANDS) for a in many])
    expected = expected_stock_by_age(JERSEY_LIKE)
    by_band = [expected[b.lowest : b.highest + 1].sum() for b in JERSEY_BANDS]
    assert stock.sum(axis=1).mean() == pytest.approx(expected_stock(JERSEY_LIKE), rel=0.04)
    assert stock.mean(axis=0) == pytest.approx(by_band, rel=0.1)


def test_group_sizes_are_the_truth(many):
    alone = together = 0
    for authority in many[:30]:
        periods = authority.periods
        inside = periods.began >= np.datetime64(FIRST_DAY)
        _, sizes = np.unique(
            np.stack([periods.family[inside], periods.began[inside].astype(np.int64)]),
            axis=1,
            return_counts=True,
        )
        alone += int((sizes == 1).sum())
        together += int((sizes > 1).sum())
    assert alone / (alone + together) == pytest.approx(JERSEY_LIKE.sibling_groups[0], abs=0.02)


def test_moves_a_year_are_the_truth(many):
    """Exposure in the first six months of placements, and the moves that ended them."""
    moves, years, disruptions = 0.0, 0.0, 0.0
    for authority in many[:40]:
        placements = authority.placements
        likely = ~np.isin(placements.setting, [SETTINGS.index(Setting.ADOPTION)])
        ends = np.minimum(placements.ended, np.datetime64(LAST_DAY))
        days = (ends - placements.began).astype(np.int64)
        follows = np.append(placements.period[1:] == placements.period[:-1], False)
        broken = np.append(placements.why[1:] == BEGAN.index(Began.DISRUPTION), False)
        to = np.append(placements.setting[1:], -1)
        adopted = to == SETTINGS.index(Setting.ADOPTION)
        supported = to == SETTINGS.index(Setting.SUPPORTED)
        early = likely & (days <= EARLY_DAYS) & follows & ~adopted & ~supported
        moves += float(early.sum())
        disruptions += float((early & broken).sum())
        years += float(np.minimum(days, EARLY_DAYS)[likely].sum()) / 365.25
    truth = JERSEY_LIKE.moves
    assert disruptions / years == pytest.approx(truth.disruption_early, rel=0.12)
    assert moves / years == pytest.approx(truth.planned_early + truth.disruption_early, rel=0.12)


def test_a_truth_can_have_any_size_from_60_to_600():
    for children in (60, 600):
        truth = steady(children)
        assert expected_stock(truth) == pytest.approx(children, rel=0.001)
        stock = [
            simulate_authority(truth, seed).open_now.sum()
            for seed in range(12 if children < 100 else 4)
        ]
        assert np.mean(stock) == pytest.approx(children, rel=0.2)


def test_a_drifting_truth_drifts():
    truth = drifting(300, drift=-0.08, wander=0.0)
    entries = np.mean(
        [yearly_entries(simulate_authority(truth, seed)) for seed in range(6)], axis=0
    )
    assert entries[0] / entries[-1] == pytest.approx(np.exp(0.08 * 10), rel=0.25)


def test_the_ages_of_brothers_and_sisters_keep_the_truth():
    chances = sibling_ages(JERSEY_LIKE)
    assert chances.sum(axis=1) == pytest.approx(np.ones(18))
    assert np.array(JERSEY_LIKE.entry_ages) @ chances == pytest.approx(
        JERSEY_LIKE.entry_ages, abs=1e-6
    )


def test_a_truth_that_does_not_add_up_is_refused():
    with pytest.raises(ValueError, match="add up to 1"):
        Truth(sibling_groups=(0.5, 0.4))
    with pytest.raises(ValueError, match="over-dispersion cannot be"):
        Truth(over_dispersion=1.0)
