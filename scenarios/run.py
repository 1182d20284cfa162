"""A run: pull the levers, sample the futures, place the children, and read the tables off."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from matching.child.codification import VERSION as CODIFICATION
from matching.in_words.area_words import area_words
from matching.version import our_version
from scenarios.baseline.baseline import Baseline
from scenarios.children.expected import MODEL
from scenarios.children.stock import by_band_and_level
from scenarios.futures.live import live
from scenarios.futures.stage import Stage, stage_of
from scenarios.futures.tally import Tally
from scenarios.in_words.headline import headline
from scenarios.in_words.notes import (
    before_the_data,
    cut_short,
    months_of_the_run,
    strict_plans,
    too_late,
    whose_law,
    without_effect,
)
from scenarios.levers.titles import numbered
from scenarios.money.budget import budget_of, spend
from scenarios.reading.contributions import contributions_table
from scenarios.reading.measures import by_draw
from scenarios.reading.targets import targets_table
from scenarios.result import Provenance, Result, Row
from scenarios.scenario import Scenario
from scenarios.tables import TABLES
from scenarios.tables.counted import Counted
from scenarios.tables.one_home import one_home_table
from scenarios.tables.short_breaks import short_breaks_table
from scenarios.world import World, pulled

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
    contributions: bool = True,
) -> Result:
    """Answer one scenario. The same baseline, scenario, draws and seed give the same answer.

    `progress` is told the draws done and the draws in all; with more `workers` it comes sooner, and
    without `contributions` (what each lever adds) the world without levers is not lived.
    """
    draws = draws or scenario.draws
    seed = scenario.seed if seed is None else seed
    check_baseline(baseline)
    asked = Asked(scenario.months, draws, seed, workers)
    worlds = _worlds(scenario, baseline)
    runs = worlds.runs if contributions else 1
    counted, stage = futures_of(worlds.together, asked, part_of(progress, 0, runs))
    tables = {name: table(counted) for name, table in TABLES.items()}
    added = (
        _contributions(worlds, _Lived(asked, runs, progress, [(worlds.together, counted)]))
        if contributions
        else []
    )
    made = _provenance(scenario, worlds.together, stage, counted, asked)
    notes = (*made.notes, *without_effect(scenario.levers, added, counted.dates[-1]))
    say = area_words(baseline.about.jurisdiction)
    return Result(
        name=scenario.name,
        area=baseline.about.area or baseline.name,
        headline=say(headline(counted)),
        provenance=replace(made, notes=tuple(say(note) for note in notes)),
        tables={
            **tables,
            "levers": added,
            "one_home": one_home_table(),
            "short_breaks": short_breaks_table(baseline),
            "targets": targets_table(counted, scenario.targets),
        },
        by_draw=by_draw(counted),
    )


def go_on() -> None:
    """Let work go on: somebody waits for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How far ahead, in how many futures, from which seed, on how many processors."""

    months: int
    draws: int
    seed: int
    workers: int = 1
    between: Callable[[], None] = field(default=go_on, compare=False, repr=False)
    """Called between parts of the work; raises where nobody wants the answer any more."""


@dataclass(frozen=True, slots=True)
class _Worlds:
    """The world without levers, with each alone, and with all of them."""

    without: World
    alone: tuple[tuple[str, World], ...]
    together: World

    @property
    def runs(self) -> int:
        """How many different worlds have to be lived: those that differ in money alone are one."""
        different: list[World] = []
        for world in (self.together, self.without, *(each for _, each in self.alone)):
            if not any(world.lives_like(other) for other in different):
                different.append(world)
        return len(different)


def _worlds(scenario: Scenario, baseline: Baseline) -> _Worlds:
    without = World(baseline, scenario.assumptions)
    names = numbered(scenario.levers)
    alone = [(n, lever.pull(without)) for n, lever in zip(names, scenario.levers, strict=True)]
    return _Worlds(without, tuple(alone), pulled(scenario.levers, baseline, scenario.assumptions))


@dataclass(frozen=True)
class _Lived:
    """Worlds lived from the same draws, each once: where only money differs it is counted anew."""

    asked: Asked
    runs: int
    progress: Progress | None
    worlds: list[tuple[World, Counted]]

    def of(self, world: World) -> Counted:
        """Give what was counted in a world."""
        for other, counted in self.worlds:
            if world.lives_like(other):
                spent = spend(budget_of(world), counted.supply, counted.tally, counted.dates)
                return replace(counted, spent=spent)
        told = part_of(self.progress, len(self.worlds), self.runs)
        counted, _ = futures_of(world, self.asked, told)
        self.worlds.append((world, counted))
        return counted


def _contributions(worlds: _Worlds, lived: _Lived) -> list[Row]:
    """Hold the world without levers, with each alone and with all against each other."""
    if not worlds.alone:
        return []
    alone = [(name, lived.of(world)) for name, world in worlds.alone]
    return contributions_table(lived.of(worlds.without), alone, lived.of(worlds.together))


def part_of(progress: Progress | None, run: int, runs: int) -> Progress | None:
    """Tell of one run among several, counted from 0, as a part of the whole."""
    if progress is None:
        return None
    return lambda done, in_all: progress(run * in_all + done, runs * in_all)


def check_baseline(baseline: Baseline) -> None:
    """Refuse a baseline that lacks what futures are lived from."""
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
    world: World, asked: Asked, progress: Progress | None = None
) -> tuple[Counted, Stage]:
    """Live every draw: what was counted, and on which stage."""
    asked.between()
    stage = stage_of(world, months=asked.months, draws=asked.draws, seed=asked.seed)

    def told(done: int) -> None:
        asked.between()
        if progress is not None:
            progress(done, asked.draws)

    told(0)
    tally = live(stage.setting, asked.draws, told, asked.workers)
    return counted_on(world, stage, tally), stage


def counted_on(world: World, stage: Stage, tally: Tally) -> Counted:
    """Put what was counted on a stage together with who the children were and what they cost."""
    setting = stage.setting
    children = by_band_and_level(
        setting.to_come,
        setting.today,
        setting.leaves_today,
        stage.care.today_born,
        dates=setting.dates,
        bands=stage.bands,
    )
    return Counted(
        dates=setting.dates,
        bands=stage.bands,
        children=children,
        tally=tally,
        supply=setting.supply,
        usable=np.array(setting.fits.available, dtype=bool),
        spent=spend(budget_of(world), setting.supply, tally, setting.dates),
    )


def unassessed_today(baseline: Baseline, stage: Stage) -> int:
    """Count today's children nobody has assessed; those known by number alone are among them."""
    on_record = len(baseline.children) + len(baseline.elsewhere)
    return baseline.unassessed + max(0, len(stage.setting.today.people) - on_record)


def _provenance(
    scenario: Scenario, world: World, stage: Stage, counted: Counted, asked: Asked
) -> Provenance:
    """Gather what the figures rest on."""
    baseline = world.baseline
    levers = tuple(lever.model_dump(mode="json", by_alias=True) for lever in scenario.levers)
    this_version = our_version()
    on_record = len(baseline.children) + len(baseline.elsewhere)
    identity = [
        *(baseline.data_hash, this_version, asked.seed, asked.draws, asked.months),
        *(levers, world.assumptions.to_json()),
    ]
    return Provenance(
        run_id=hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16],
        data_date=baseline.as_of.isoformat(),
        data_hash=baseline.data_hash,
        model=MODEL.name,
        version=this_version,
        seed=asked.seed,
        draws=asked.draws,
        months=asked.months,
        levers=levers,
        assumptions=world.assumptions.to_json(),
        codification=CODIFICATION,
        jurisdiction=baseline.about.jurisdiction,
        on_record=on_record,
        elsewhere=len(baseline.elsewhere),
        assessed=stage.setting.needs.assessed,
        unassessed=unassessed_today(baseline, stage),
        synthetic=baseline.about.synthetic,
        sources=baseline.sources,
        notes=(
            *stage.notes,
            *counted.spent.notes,
            *cut_short(counted.tally),
            *strict_plans(counted.tally),
            *whose_law(baseline.about.jurisdiction),
            *months_of_the_run(baseline.as_of),
            *before_the_data(scenario.levers, baseline.as_of),
            *too_late(scenario.levers, counted.dates[-1]),
        ),
    )
