"""Areas too large to follow each child: sums drawn at once follow the law of one by one."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from forecasting.ages import DFE_BANDS, STANDARD_BANDS, AgeBand, month_ends
from forecasting.episodes.sums_drawn import drawn
from forecasting.forecast import forecast
from forecasting.history import EpisodeHistory
from forecasting.models import from_episodes
from forecasting.models.from_episodes import EntriesAndStaysOfEpisodes, fit_episodes
from forecasting.simulated_care import SimulatedCare

MONTHS = 36
DRAWS = 4_000


@pytest.fixture(scope="module")
def fitted(
    known_authority: Callable[..., EpisodeHistory],
) -> EntriesAndStaysOfEpisodes:
    return fit_episodes(known_authority(3, starts_a_year=90.0, families=True))


@pytest.fixture(scope="module")
def care(fitted: EntriesAndStaysOfEpisodes) -> SimulatedCare:
    return fitted.simulate_care(fitted.as_of, MONTHS, DRAWS, 1)


@pytest.fixture
def large(
    known_authority: Callable[..., EpisodeHistory], monkeypatch: pytest.MonkeyPatch
) -> EpisodeHistory:
    """Give an area that is large as soon as fewer children are followed one by one."""
    monkeypatch.setattr(from_episodes, "MOST_FOLLOWED", 100)
    return known_authority(4, starts_a_year=90.0)


@pytest.mark.parametrize("bands", [STANDARD_BANDS, DFE_BANDS, (AgeBand(3, 11),)], ids=str)
def test_sums_have_the_means_and_spreads_of_following_each_child(
    fitted: EntriesAndStaysOfEpisodes, care: SimulatedCare, bands: tuple[AgeBand, ...]
) -> None:
    followed = care.stock(care.today_born, bands, month_ends(care.as_of, MONTHS))
    summed = drawn(*fitted.sums(MONTHS, bands, DRAWS, 2), np.random.default_rng(3))
    assert (summed[:, 0] == followed[:, 0]).all()
    for step in (1, 12, 36):
        one, other = followed[:, step], summed[:, step]
        spread = one.std(axis=0)
        assert other.mean(axis=0) == pytest.approx(one.mean(axis=0), abs=0.1 * spread.max() + 0.3)
        assert other.std(axis=0) == pytest.approx(spread, rel=0.08, abs=0.15)
        assert other.sum(axis=1).std() == pytest.approx(one.sum(axis=1).std(), rel=0.08)


def test_sums_hang_together_over_bands_and_months_as_children_do(
    fitted: EntriesAndStaysOfEpisodes, care: SimulatedCare
) -> None:
    followed = care.stock(care.today_born, STANDARD_BANDS, month_ends(care.as_of, MONTHS))
    summed = drawn(*fitted.sums(MONTHS, STANDARD_BANDS, DRAWS, 2), np.random.default_rng(3))
    assert _together(summed) == pytest.approx(_together(followed), abs=0.08)


def test_the_middle_and_the_outer_quantiles_agree(
    fitted: EntriesAndStaysOfEpisodes, care: SimulatedCare
) -> None:
    every = care.stock(care.today_born, STANDARD_BANDS, month_ends(care.as_of, MONTHS))
    followed = every[:, MONTHS]
    summed = drawn(*fitted.sums(MONTHS, STANDARD_BANDS, DRAWS, 2), np.random.default_rng(3))
    for level in (0.1, 0.5, 0.9):
        one, other = (np.quantile(x, level, axis=0) for x in (followed, summed[:, MONTHS]))
        assert other == pytest.approx(one, abs=0.15 * followed.std(axis=0).max() + 1)


def test_a_large_area_starts_from_what_is_known_and_says_the_same_again(
    large: EpisodeHistory,
) -> None:
    assert large.spells.open_on(large.known_to).sum() > from_episodes.MOST_FOLLOWED
    first, again = (
        forecast(large, months=12, draws=200, model="entries_and_stays", seed=9) for _ in range(2)
    )
    assert (first.draws == again.draws).all()
    known = large.looked_after(large.known_to, STANDARD_BANDS)
    assert (first.draws[:, 0] == known).all()
    assert (first.draws >= 0).all()


def test_where_children_of_a_large_area_live_adds_up_to_their_totals(
    large: EpisodeHistory,
) -> None:
    found = forecast(
        large, months=12, draws=60, model="entries_and_stays", by_placement=True, seed=9
    )
    assert found.by_placement is not None
    assert (found.by_placement.sum(axis=2) == found.totals()).all()
    assert (found.by_placement[:, 0] == large.by_placement(large.known_to)).all()


def test_nobody_past_eighteen_is_counted(large: EpisodeHistory) -> None:
    only_today = replace(fit_episodes(large), held_back=1e-9)
    today, _ = only_today.sums(240, (AgeBand(0, 17),), 5, 1)
    assert today.middle[:, -1].max() == pytest.approx(0, abs=1e-6)


def _together(draws: np.ndarray) -> np.ndarray:
    chosen = draws[:, [6, 12, 24, 36]].reshape(len(draws), -1)
    return np.corrcoef(chosen.T)
