"""The blend: weights follow errors, ranges widen where the past asks for it, sums stay sums."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import STANDARD_BANDS
from forecasting.forecast import forecast
from forecasting.looking_back.own_past import (
    AS_SAID,
    Tried,
    _weights,
    _widths,
    own_past,
)
from forecasting.models import model_named
from forecasting.models.blend import OF_EPISODES, WEIGHTS_OF_EPISODES
from forecasting.widening import at_each, shared_as, widened

USUAL = np.array(WEIGHTS_OF_EPISODES)


def tried(off_by: tuple[float, ...], half_width: float = 10.0, times: int = 6) -> list[Tried]:
    """Make past days on which members were off by so many children in every band."""
    actual = np.append(np.full(4, 100.0), 400.0)
    middles = np.array([np.full(4, 100.0 + off) for off in off_by])
    return [Tried(middles, np.full(5, half_width), actual, 12) for _ in range(times)]


def test_members_that_did_alike_keep_their_usual_weights():
    weights = _weights(tried((5, 5, 5)), 6, USUAL, 4)
    assert weights == pytest.approx(np.repeat(USUAL[:, None], 4, axis=1))


def test_a_member_that_did_worse_loses_its_weight_band_by_band():
    weights = _weights(tried((20, 5, 5)), 6, USUAL, 4)
    assert (weights[0] < 0.1).all()
    assert weights.sum(axis=0) == pytest.approx(np.ones(4))


def test_ranges_that_were_too_narrow_are_widened_and_those_too_wide_narrowed():
    even = np.repeat(np.array([1.0, 0.0, 0.0])[:, None], 4, axis=1)
    narrow = _widths(tried((30, 0, 0), half_width=10), 6, even)
    wide = _widths(tried((2, 0, 0), half_width=10), 6, even)
    assert (narrow[0] > 1.3).all()
    assert (wide[0] < 1).all()


def test_each_horizon_has_a_width_that_leans_on_that_of_all():
    even = np.repeat(np.array([1.0, 0.0, 0.0])[:, None], 4, axis=1)
    near, far = tried((5, 0, 0)), tried((30, 0, 0))
    both = [*near, *(replace(each, months=36) for each in far)]
    of_bands, _ = _widths(both, 6, even)
    assert of_bands[0] < of_bands[1] < of_bands[2]
    alone, _ = _widths(near, 6, even)
    assert of_bands[0] > alone[0]


def test_without_a_past_the_usual_weights_and_widths_are_used(known_authority):
    new = known_authority(1, complete_from=date(2021, 4, 1))
    found = own_past(new, STANDARD_BANDS, OF_EPISODES, USUAL, 0)
    assert found.days == 0
    assert (found.width_of_bands == AS_SAID).all()
    assert (found.width_of_total == AS_SAID).all()


def test_draws_keep_their_middle_and_get_the_width_asked_for():
    rng = np.random.default_rng(2)
    common = rng.normal(0, 5, (20_000, 1, 1))
    draws = np.rint(200 + common + rng.normal(0, 10, (20_000, 2, 4))).astype(np.int32)
    middle = np.full((2, 4), 150.0)
    asked = {"bands": np.full((2, 4), 1.5), "totals": np.array([1.2, 2.0])}
    found = widened(draws, middle, **asked)
    assert np.median(found, axis=0) == pytest.approx(middle, abs=1)
    assert found.std(axis=0) == pytest.approx(1.5 * draws.std(axis=0), rel=0.05)
    total = draws.sum(axis=2).std(axis=0) * asked["totals"]
    assert found.sum(axis=2).std(axis=0) == pytest.approx(total, rel=0.05)


def test_values_between_years_are_read_off_and_level_beyond():
    assert at_each((0, 6, 12, 48), (0, 12, 24), np.array([[0.0], [12.0], [20.0]])).ravel() == (
        pytest.approx([0, 6, 12, 20])
    )


def test_groups_of_places_add_up_to_the_new_totals():
    rng = np.random.default_rng(4)
    groups = rng.poisson(5, (50, 3, 7)).astype(np.int32)
    groups[0] = 0
    totals = rng.poisson(40, (50, 3)).astype(np.int32)
    shared = shared_as(groups, totals, np.arange(7))
    assert (shared.sum(axis=2) == totals).all()
    assert (shared >= 0).all()


def test_the_entries_and_stays_of_scenarios_are_not_widened(an_authority):
    asked = {"as_of": date(2019, 3, 31), "months": 12, "draws": 50}
    found = forecast(an_authority, model="entries_and_stays", **asked)
    fitted = model_named("entries_and_stays").fit(an_authority, date(2019, 3, 31))
    care = fitted.simulate_care(date(2019, 3, 31), 12, 50, 1)
    assert (found.draws == care.stock(care.today_born, STANDARD_BANDS, found.dates)).all()
