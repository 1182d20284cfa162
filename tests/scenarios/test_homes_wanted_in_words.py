"""What one more home is worth is said of homes that help nobody, too."""

from typing import Any

import numpy as np

from scenarios.areas.where import Where
from scenarios.candidates import usual_candidates
from scenarios.homes_wanted import Wanted
from scenarios.reading.measures import IN_SUITABLE_HOMES


def said(*change: float) -> str:
    changes: dict[str, Any] = {IN_SUITABLE_HOMES.name: np.array(change)}
    return Wanted(usual_candidates()[0], changes, Where()).sentence()


def test_a_home_that_helps_in_no_future_is_not_said_to_help_in_some() -> None:
    nothing = said(0.0, 0.0)
    assert "let 0.0 more children" in nothing
    assert nothing.endswith("(0.0 to 0.0); it helps in no future.")


def test_fewer_children_in_suitable_homes_are_said_to_be_fewer() -> None:
    assert "let 0.3 fewer children" in said(-0.5, -0.1)
    assert "(−0.5 to −0.1)" in said(-0.5, -0.5, -0.1, -0.1)
    assert "let 0.0 more children" in said(-0.01, -0.02), "not minus nought"
    assert "-" not in said(-0.01, -0.02)
