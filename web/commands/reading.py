"""Reads what commands are given in files: a result, or a scenario with its baseline."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from web.commands.refusal import Refused, text_of
from web.commands.surroundings import settings_here

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.scenario import Scenario


def result_in(file: Path) -> dict[str, object]:
    """Give the result in a file as `sufficiency run` wrote it."""
    try:
        read = json.loads(text_of(file))
    except json.JSONDecodeError as wrong:
        raise Refused(f"{file} is not JSON: {wrong.msg}, line {wrong.lineno}.") from None
    if not isinstance(read, dict):
        raise Refused(f"{file} is not a result of `sufficiency run`.")
    return read


def scenario_in(
    file: Path, instance: Path | None, *, draws: int | None = None, seed: int | None = None
) -> "tuple[Scenario, Baseline]":
    """Give the scenario in a file and the baseline it names; draws and seed replace its own."""
    from scenarios.scenario import read_scenario
    from web.scenario_runs import baseline_for

    asked = read_scenario(text_of(file))
    baseline, _ = baseline_for(asked.baseline, settings_here(instance), beside=file.parent)
    given = {"draws": draws, "seed": seed}
    instead = {name: value for name, value in given.items() if value is not None}
    return asked.model_copy(update=instead), baseline


def as_things_are(name: str, instance: Path | None) -> "tuple[Scenario, Baseline]":
    """Give a scenario without levers, and the baseline of that name."""
    from scenarios.scenario import Scenario
    from web.scenario_runs import baseline_for

    baseline, _ = baseline_for(name, settings_here(instance), beside=Path())
    return Scenario(name="As things are", baseline=name), baseline
