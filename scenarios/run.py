"""A run: pull the levers, sample the futures, place the children, and read the tables off."""

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version

import numpy as np

from matching.codification import VERSION as CODIFICATION
from scenarios.baseline.baseline import Baseline
from scenarios.futures import live
from scenarios.headline import headline
from scenarios.money.budget import budget_of, spend
from scenarios.result import Provenance, Result
from scenarios.scenario import Scenario
from scenarios.stage import MODEL, Stage, stage_of
from scenarios.stock import by_band_and_level
from scenarios.tables import TABLES
from scenarios.tables.counted import Counted
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
    workers: int = 1,
) -> Result:
    """Answer one scenario. The same baseline, scenario, draws and seed give the same answer.

    `progress` is told the draws done and the draws in all; with more `workers` it comes sooner.
    """
    draws = draws or scenario.draws
    seed = scenario.seed if seed is None else seed
    _check(baseline)
    world = World(baseline)
    for lever in scenario.levers:
        world = lever.pull(world)
    counted, stage = futures_of(world, scenario.months, draws, seed, progress, workers)
    return Result(
        name=scenario.name,
        area=baseline.about.area or baseline.name,
        headline=headline(counted),
        provenance=_provenance(scenario, world, stage, counted, draws, seed),
        tables={name: table(counted) for name, table in TABLES.items()},
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
    world: World,
    months: int,
    draws: int,
    seed: int,
    progress: Progress | None = None,
    workers: int = 1,
) -> tuple[Counted, Stage]:
    """Live every draw: what was counted, and on which stage."""
    stage = stage_of(world, months=months, draws=draws, seed=seed)
    setting = stage.setting
    told = None if progress is None else lambda done: progress(done, draws)
    tally = live(setting, draws, told, workers)
    children = by_band_and_level(
        setting.to_come, setting.today, stage.care, dates=setting.dates, bands=stage.bands
    )
    counted = Counted(
        dates=setting.dates,
        bands=stage.bands,
        children=children,
        tally=tally,
        supply=setting.supply,
        usable=np.array(setting.fits.available, dtype=bool),
        spent=spend(budget_of(world), setting.supply, tally, setting.dates),
    )
    return counted, stage


def _provenance(
    scenario: Scenario, world: World, stage: Stage, counted: Counted, draws: int, seed: int
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
        notes=(*stage.notes, *counted.spent.notes, *_targets(scenario), *_cut_short(counted)),
    )


def _cut_short(counted: Counted) -> tuple[str, ...]:
    months = int(counted.tally.not_proved.sum())
    if not months:
        return ()
    return (f"In {months} months the matching was cut short: the best found stands.",)


def _targets(scenario: Scenario) -> tuple[str, ...]:
    """Say that targets are not answered yet: silence would read as a yes."""
    if not scenario.targets:
        return ()
    return ("Whether the scenario's targets are met is not worked out in this version.",)
