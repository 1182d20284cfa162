"""A plan made into a scenario: its levers become changes, after those the scenario had."""

from collections.abc import Mapping
from typing import Any

from scenarios.plans.status import Status
from web.planning.summary import targets_in_words
from web.store.results import StoredResult

LONGEST_NAME = 200
WITH = ", with its plan"


def found_or_nearest(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the part of an answer that holds a plan: where none is possible, the nearest."""
    nearest: Mapping[str, Any] | None = told.get("nearest")
    return nearest or told


def plan_as_scenario(result: StoredResult) -> dict[str, Any]:
    """Give the scenario, laid out as it is stored."""
    told = result.payload
    before = told["scenario"]
    nearest = Status(told["status"]) is not Status.FOUND
    why = "The plan that comes nearest to" if nearest else "The cheapest plan found for"
    rationale = f"{why}: {'; '.join(targets_in_words(before['targets']))}."
    return {
        **before,
        "name": f"{before['name'][: LONGEST_NAME - len(WITH)]}{WITH}",
        "levers": [
            *before["levers"],
            *({**lever, "rationale": rationale} for lever in found_or_nearest(told)["levers"]),
        ],
    }
