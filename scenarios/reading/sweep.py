"""One or two settings of levers at several strengths, and the swing of each from low to high.

The same futures answer every variant, so what differs is the lever's doing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from scenarios.baseline.baseline import Baseline
from scenarios.reading.mean_and_range import DIGITS, mean_and_range
from scenarios.reading.measures import MEASURES, WHOLE, Draws
from scenarios.result import Result, Row
from scenarios.run import Progress, part_of, run_scenario
from scenarios.scenario import Scenario, ScenarioIsWrong, read_levers

MOST_VARIANTS = 64
RESTS_ON = (
    "data_date",
    "data_hash",
    "synthetic",
    "on_record",
    "unassessed",
    "model",
    "version",
    "seed",
    "draws",
    "months",
)
"""What every row says of itself last, so that a line taken out of the table still says it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of one lever of a scenario (counted from 1), and the values to try."""

    lever: int
    field: str
    values: tuple[float, ...]

    @property
    def label(self) -> str:
        """Name it as `lever number.field`."""
        return f"{self.lever}.{self.field}"


def sweep(
    scenario: Scenario,
    baseline: Baseline,
    settings: Sequence[Setting],
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Row]:
    """Give a row for each combination of values and each measure, over the whole run.

    `share_with_none` is the share of futures in which the measure is nothing: no child goes off the
    island, say. `progress` is told the futures lived, of all runs together; what it raises ends it.
    """
    if not 1 <= len(settings) <= 2:
        raise ScenarioIsWrong(
            f"Sweep one or two settings, not {len(settings)}: each would need every value of the "
            "others. `sufficiency tornado` takes more, one at a time."
        )
    _check(settings)
    combinations = list(product(*(setting.values for setting in settings)))
    if len(combinations) > MOST_VARIANTS:
        raise ScenarioIsWrong(
            f"{len(combinations)} variants are too many; at most {MOST_VARIANTS}. Try fewer values."
        )
    variants = [
        with_values(scenario, dict(zip(settings, values, strict=True))) for values in combinations
    ]
    rows: list[Row] = []
    for number, (values, variant) in enumerate(zip(combinations, variants, strict=True)):
        told = part_of(progress, number, len(combinations))
        result = _run(variant, baseline, workers, told)
        labels = {s.label: v for s, v in zip(settings, values, strict=True)}
        rows += _rows(labels, result)
    return rows


def tornado(
    scenario: Scenario,
    baseline: Baseline,
    settings: Sequence[Setting],
    measure: str,
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Row]:
    """Give a row for each setting, tried at its lowest and highest value; widest swing first.

    What changes from the lowest to the highest value is worked out draw by draw, so that its range
    is that of the setting's own doing.
    """
    _check(settings)
    for setting in settings:
        if len(setting.values) < 2:
            raise ScenarioIsWrong(f"{setting.label} needs two values or more to go between.")
    runs = 1 + 2 * len(settings)
    base = _run(scenario, baseline, workers, part_of(progress, 0, runs))
    rows: list[tuple[float, Row]] = []
    for number, setting in enumerate(settings):
        ends = (min(setting.values), max(setting.values))
        low, high = (
            _draws(
                _run(
                    with_values(scenario, {setting: value}),
                    baseline,
                    workers,
                    part_of(progress, 1 + 2 * number + end, runs),
                ),
                measure,
            )
            for end, value in enumerate(ends)
        )
        change = mean_and_range(high - low)
        row: Row = {
            "setting": setting.label,
            "low_value": ends[0],
            "high_value": ends[1],
            "measure": measure,
            "as_planned": mean_and_range(_draws(base, measure)).mean,
            "at_low": mean_and_range(low).mean,
            "at_high": mean_and_range(high).mean,
            "change": change.mean,
            "q10": change.q10,
            "q90": change.q90,
            **_rests_on(base),
        }
        rows.append((abs(change.mean or 0.0), row))
    return [row for _, row in sorted(rows, key=lambda each: -each[0])]


def _run(scenario: Scenario, baseline: Baseline, workers: int, told: Progress | None) -> Result:
    return run_scenario(scenario, baseline, workers=workers, progress=told, contributions=False)


def _check(settings: Sequence[Setting]) -> None:
    """Refuse no values, and rows nobody could tell apart: of one value or one setting twice."""
    for number, setting in enumerate(settings):
        if setting.label in [other.label for other in settings[:number]]:
            raise ScenarioIsWrong(f"{setting.label} is named twice. Name it once, with its values.")
        if not setting.values:
            raise ScenarioIsWrong(f"{setting.label} has no values to try. Name one at least.")
        if len(set(setting.values)) < len(setting.values):
            raise ScenarioIsWrong(f"{setting.label} has one value twice. Name each once.")


def with_values(scenario: Scenario, values: Mapping[Setting, float]) -> Scenario:
    """Give the scenario with fields of its levers set, checked as a file would be."""
    levers = [lever.model_dump(mode="json", by_alias=True) for lever in scenario.levers]
    for setting, value in values.items():
        if not 1 <= setting.lever <= len(levers):
            raise ScenarioIsWrong(
                f"There is no lever {setting.lever}: the scenario has {len(levers)}."
            )
        lever = levers[setting.lever - 1]
        if setting.field not in lever:
            there_are = ", ".join(name for name in lever if name not in ("lever", "rationale"))
            raise ScenarioIsWrong(
                f"{lever['lever']} has no setting {setting.field!r}; there are: {there_are}"
            )
        lever[setting.field] = int(value) if float(value).is_integer() else value
    return scenario.model_copy(update={"levers": read_levers(levers)})


def _rows(labels: Mapping[str, float], result: Result) -> list[Row]:
    rows: list[Row] = []
    for measure in MEASURES:
        draws = _draws(result, measure.name)
        known, told = draws[~np.isnan(draws)], mean_and_range(draws)
        nothing = round(float((known == 0).mean()), DIGITS) if len(known) else None
        rows.append(
            {
                **labels,
                "measure": measure.name,
                "mean": told.mean,
                "q10": told.q10,
                "q90": told.q90,
                "share_with_none": nothing,
                **_rests_on(result),
            }
        )
    return rows


def _rests_on(result: Result) -> Row:
    return {name: getattr(result.provenance, name) for name in RESTS_ON}


def _draws(result: Result, measure: str) -> Draws:
    return np.array(result.by_draw[measure][WHOLE], dtype=np.float64)
