"""A mixture of short, permanence and long stays is found again in rates by time in care and age."""

import numpy as np
import pytest

from forecasting.episodes.stays import PARTS_OF_A_MONTH
from forecasting.models.from_episodes import fit_episodes
from scenarios.baseline.made_up_authority.authority import simulate_authority
from scenarios.baseline.made_up_authority.expectation import still_looked_after
from scenarios.baseline.made_up_authority.truth import steady

TRUTH = steady(800)
YEARS = np.array([0.25, 0.5, 1.0, 2.0, 3.0])


@pytest.fixture(scope="module")
def fitted():
    return fit_episodes(simulate_authority(TRUTH, 11).history("Large"))


@pytest.mark.parametrize("age", [0, 3, 8, 12, 14])
def test_as_many_stay_as_the_mixture_says(fitted, age):
    cumulative = fitted.leaving.cumulative_from_entry(36)
    step = (YEARS * 12 * PARTS_OF_A_MONTH).astype(int) - 1
    found = np.exp(-cumulative[4 * age : 4 * age + 4][:, step]).mean(axis=0)
    true = still_looked_after(TRUTH, age, YEARS)
    assert found == pytest.approx(true, abs=0.1)


def test_few_short_stays_are_left_after_a_year_and_most_others_are_still_there(fitted):
    cumulative = fitted.leaving.cumulative_from_entry(36)
    first_year = cumulative[4 * 8, 12 * PARTS_OF_A_MONTH - 1]
    third_year = cumulative[4 * 8, -1] - cumulative[4 * 8, 24 * PARTS_OF_A_MONTH - 1]
    assert third_year < 0.4 * first_year
