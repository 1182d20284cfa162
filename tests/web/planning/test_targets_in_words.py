"""A target is said as it was asked for, and a share that falls short is not rounded up to it."""

from typing import Any

from scenarios.statement.sections.monitoring import _printed
from web.planning.plan_page import _targets as plan_targets
from web.planning.result_page import _targets
from web.planning.summary import targets_in_words

ASKED = {"measure": "siblings_together", "at_least": 0.955, "probability": 0.875}


def a_row(**changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"measure": "siblings_together", "at_least": 0.955, "q10": None}
    return {**row, "wanted_probability": 0.8, "probability": 0.7967, "met": "no", **changes}


def test_a_target_of_95_and_a_half_per_cent_is_not_said_to_be_96() -> None:
    assert targets_in_words([ASKED])[0].endswith("at least 95.5%, in at least 87.5% of futures")
    assert targets_in_words([{**ASKED, "at_least": 0.29}])[0].count("at least 29%") == 1
    found = _targets([a_row()])
    assert found is not None
    assert found.rows[0][1:5] == ("95.5%", "80% of futures", "79.7% of futures", "No")
    assert _printed(a_row())[1:] == ("95.5%", "80%", "79.7%", "no")
    planned = plan_targets([a_row(probability_low=0.7, probability_high=0.9)], 300)
    assert planned.rows[0][1:4] == ("95.5%", "80% of futures", "79.7% of futures")


def test_a_target_of_nearly_all_is_a_figure_and_not_over_99() -> None:
    assert "at least 99.5%," in targets_in_words([{**ASKED, "at_least": 0.995}])[0]
    found = _targets([a_row(at_least=0.995)])
    assert found is not None
    assert found.rows[0][1] == "99.5%"
