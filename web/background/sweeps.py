"""Answers a job that tries one setting of a scenario's changes at several strengths."""

from collections.abc import Callable, Mapping
from typing import Any

from scenarios.baseline.baseline import Baseline
from scenarios.reading.sweep import Setting, sweep
from scenarios.scenario import Scenario
from web.reports.sweep import headline
from web.reports.sweep_facts import names_of, provenance_of
from web.store.results import ResultKind, StoredResult

Question = Mapping[str, Any]
"""A sweep as its job has it: the scenario, the lever counted from 1, its field and the values."""


def setting_in(asked: Question) -> Setting:
    """Give the setting a question is about, with the values to try."""
    return Setting(asked["lever"], asked["field"], tuple(asked["values"]))


def sweep_result(
    scenario: Scenario,
    setting: Setting,
    baseline: Baseline,
    progress: Callable[[int, int], None],
    *,
    workers: int,
) -> StoredResult:
    """Run the scenario with every value."""
    rows = sweep(scenario, baseline, [setting], workers=workers, progress=progress)
    names = names_of(scenario, [setting])
    made = provenance_of(scenario, baseline)
    return StoredResult(
        kind=ResultKind.SWEEP,
        name=scenario.name,
        seed=scenario.seed,
        draws=scenario.draws,
        model=made["model"],
        version=made["version"],
        data_hash=baseline.data_hash,
        payload={
            "headline": headline(rows, names),
            "rows": rows,
            "names": names,
            "provenance": made,
        },
    )
