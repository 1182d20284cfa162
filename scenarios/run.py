"""A run: pull the levers, sample the futures, place the children, and read the tables off."""

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version

from matching.codification import VERSION as CODIFICATION
from scenarios.baseline.baseline import Baseline
from scenarios.futures import Lived, live
from scenarios.headline import headline
from scenarios.result import Provenance, Result
from scenarios.scenario import Scenario
from scenarios.stage import MODEL, Stage, stage_of
from scenarios.stock import by_band_and_level
from scenarios.tables import Counted, children_table, outcomes_table, shortfall_table
from scenarios.world import World

Progress = Callable[[int, int], None]


class BaselineIsShort(ValueError):
    """The baseline lacks what a run needs; the sentence says what to bring."""


def run_scenario(
    scenario: Scenario,
    baseline: Baseline,
    *,
    draws: int | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Answer one scenario. The same baseline, scenario, draws and seed give the same answer.

    `progress` is told the draws done and the draws in all.
    """
    draws = draws or scenario.draws
    seed = scenario.seed if seed is None else seed
    _check(baseline)
    world = World(baseline)
    for lever in scenario.levers:
        world = lever.pull(world)
    counted, stage, lived = futures_of(world, scenario.months, draws, seed, progress)
    return Result(
        name=scenario.name,
        area=baseline.about.area or baseline.name,
        headline=headline(counted),
        provenance=_provenance(scenario, world, stage, lived, draws, seed),
        tables={
            "children": children_table(counted),
            "outcomes": outcomes_table(counted),
            "shortfall": shortfall_table(counted),
        },
    )


def _check(baseline: Baseline) -> None:
    if baseline.history is None:
        raise BaselineIsShort(
            f"{baseline.name} has no history of children looked after. Import SSDA903 returns or a "
            "table of counts (`sufficiency template counts`) and run the scenario again."
        )
    if not baseline.places:
        raise BaselineIsShort(
            f"{baseline.name} has no homes. Fill in `sufficiency template homes`, import it "
            "and run the scenario again."
        )


def futures_of(
    world: World, months: int, draws: int, seed: int, progress: Progress | None = None
) -> tuple[Counted, Stage, Lived]:
    """Live every draw: what was counted, on which stage, and how it went."""
    stage = stage_of(world, months=months, draws=draws, seed=seed)
    setting = stage.setting
    lived = live(setting, draws, lambda done: progress(done, draws) if progress else None)
    children = by_band_and_level(
        setting.to_come, setting.today, stage.care, dates=setting.dates, bands=stage.bands
    )
    counted = Counted(
        setting.dates, stage.bands, children, lived.outcomes, lived.short, lived.short_by
    )
    return counted, stage, lived


def _provenance(
    scenario: Scenario, world: World, stage: Stage, lived: Lived, draws: int, seed: int
) -> Provenance:
    """Gather what the figures rest on."""
    baseline = world.baseline
    levers = tuple(lever.model_dump(mode="json", by_alias=True) for lever in scenario.levers)
    this_version = version("placement-sufficiency")
    on_record = len(baseline.children) + len(baseline.elsewhere)
    identity = [baseline.data_hash, this_version, seed, draws, scenario.months, levers]
    return Provenance(
        run_id=hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16],
        data_date=baseline.as_of.isoformat(),
        data_hash=baseline.data_hash,
        model=MODEL.name,
        version=this_version,
        seed=seed,
        draws=draws,
        months=scenario.months,
        levers=levers,
        assumptions=world.assumptions.to_json(),
        codification=CODIFICATION,
        on_record=on_record,
        assessed=stage.setting.needs.assessed,
        unassessed=baseline.unassessed + max(0, len(stage.setting.today.people) - on_record),
        synthetic=baseline.about.synthetic,
        sources=baseline.sources,
        notes=(*stage.notes, *_targets(scenario), *_cut_short(lived)),
    )


def _cut_short(lived: Lived) -> tuple[str, ...]:
    if not lived.not_proved:
        return ()
    return (f"In {lived.not_proved} months the matching was cut short: the best found stands.",)


def _targets(scenario: Scenario) -> tuple[str, ...]:
    """Say that targets are not answered yet: silence would read as a yes."""
    if not scenario.targets:
        return ()
    return ("Whether the scenario's targets are met is not worked out in this version.",)
