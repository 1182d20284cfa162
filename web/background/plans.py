"""Answers a job that asks for a plan."""

from collections.abc import Callable
from typing import cast

from scenarios.baseline.baseline import Baseline
from scenarios.plans.plan import make_plan
from scenarios.plans.settings import PlanSettings
from scenarios.scenario import Scenario
from web.store.results import ResultKind, StoredResult

SETTINGS = PlanSettings()
"""As the command has them where nothing else is typed."""


def plan_result(
    scenario: Scenario, baseline: Baseline, progress: Callable[[int, int], None], *, workers: int
) -> StoredResult:
    """Find the plan; the answer keeps the scenario it is a plan for."""
    answer = make_plan(
        scenario,
        baseline,
        SETTINGS,
        workers=workers,
        progress=lambda part: progress(round(100 * part), 100),
    ).to_dict()
    made = cast("dict[str, object]", answer["provenance"])
    return StoredResult(
        kind=ResultKind.PLAN,
        name=scenario.name,
        seed=scenario.seed,
        draws=SETTINGS.draws,
        model=str(made["model"]),
        version=str(made["version"]),
        data_hash=baseline.data_hash,
        payload={**answer, "scenario": scenario.model_dump(mode="json", by_alias=True)},
    )
