"""What tests of several packages share."""

import pytest

from scenarios.plans.settings import PlanSettings


@pytest.fixture(scope="session")
def small_plan() -> PlanSettings:
    """Give two kinds of home, no programmes and few futures: enough to see how plans behave."""
    return PlanSettings(
        conferences_cost_a_year=0,
        edge_of_care_cost_a_year=0,
        draws=10,
        first_look=10,
        fresh_draws=12,
        shadow_draws=10,
        most_of_each=2,
        kinds=2,
        most_trials=8,
    )
