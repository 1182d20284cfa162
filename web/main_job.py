"""The main job, from files to a first answer: read, keep, forecast, test, match, live through."""

import json
import shlex
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from web.commands.surroundings import processors
from web.forecast_register import entry_of_run, entry_of_stored
from web.importing import import_records
from web.ready_made import ReadyMade
from web.scenario_runs import stored_run
from web.settings import Settings
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.register import enter
from web.store.results import save_results
from web.stored_forecasts import back_test_to_keep, forecast_to_keep

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scenarios.baseline.baseline import Baseline
    from scenarios.baseline.records import Records
    from scenarios.result import Result
    from web.commands.progress import Steps

SEED = 1
MONTHS = 36
DRAWS_TO_TEST = 200


@dataclass(frozen=True, slots=True)
class MainJob:
    """What the main job found."""

    result: "Result"
    waiting: int
    placed: int
    folder: Path
    notes: tuple[str, ...]


def main_job(
    ready_made: ReadyMade,
    settings: Settings,
    steps: "Steps",
    *,
    draws: int,
    now: datetime,
    version: str,
) -> MainJob:
    """Do it all for one ready-made baseline, and keep the results for the pages."""
    from scenarios.baseline.baseline import baseline_from
    from scenarios.baseline.read import read
    from scenarios.run import run_scenario
    from scenarios.scenario import read_scenario

    folder = settings.instance / ready_made.name
    with steps.step(ready_made.step):
        ready_made.write(folder)
        scenario_file = _scenario(settings.instance, ready_made.name, draws)
    with steps.step("Reading the files and checking every row"):
        reading = read([folder])
        reading.raise_if_wrong()
        baseline = baseline_from(reading.records, ready_made.name)
    with steps.step("Keeping what was read in the database"):
        engine = open_database(settings.database)
        import_records(engine, reading.records, ready_made.name, now=now)
        stored = stored_baseline(engine, ready_made.name)
    with steps.step(f"Sampling {draws} futures of the children to come"):
        ahead = forecast_to_keep(
            baseline,
            folder,
            months=MONTHS,
            draws=draws,
            seed=SEED,
            version=version,
            how_left=_how_left(reading.records, baseline),
        )
    with steps.step("Testing the forecast on the past"):
        back = back_test_to_keep(baseline, folder, draws=DRAWS_TO_TEST, seed=SEED, version=version)
    with steps.step("Matching the children who wait today"):
        waiting, placed = _match(baseline, settings.instance / f"{ready_made.name}-today.json")
    with steps.step(f"Living through {MONTHS} months in each future") as progress:
        scenario = read_scenario(scenario_file.read_text(encoding="utf-8"))
        result = run_scenario(
            scenario,
            baseline,
            workers=processors(),
            progress=lambda done, in_all: progress(done / in_all),
        )
    words = ["sufficiency", "run", str(scenario_file), "--instance", str(settings.instance)]
    command = shlex.join([*words, "--out", "result.json"])
    save_results(engine, stored, [ahead, back, stored_run(result, command)], now=now)
    enter(
        engine,
        [
            entry_of_stored(baseline, ahead, on=settings.today),
            entry_of_run(baseline, result, on=settings.today),
        ],
    )
    notes = tuple(finding.sentence() for finding in reading.warnings)
    return MainJob(result, waiting, placed, folder, notes)


def _how_left(records: "Records", baseline: "Baseline") -> "NDArray[np.str_] | None":
    from forecasting.history import EpisodeHistory
    from scenarios.baseline.how_left import how_left

    history = baseline.history
    return how_left(records, history) if isinstance(history, EpisodeHistory) else None


def _scenario(instance: Path, name: str, draws: int) -> Path:
    """Write the scenario in which nothing is done differently, for a reader to change and rerun."""
    file = instance / f"{name}-as-things-are.json"
    scenario = {
        "name": "As things are",
        "baseline": name,
        "months": MONTHS,
        "draws": draws,
        "seed": SEED,
        "levers": [],
    }
    file.write_text(json.dumps(scenario, indent=1) + "\n", encoding="utf-8")
    return file


def _match(baseline: "Baseline", file: Path) -> tuple[int, int]:
    """Place the children who wait today together; count them, and those with a home found.

    The problem is left as a file, for `sufficiency match` and `sufficiency options`.
    """
    from matching.match import match
    from matching.problem_file import problem_to_json
    from scenarios.todays_problem import todays_problem

    problem = todays_problem(baseline)
    file.write_text(json.dumps(problem_to_json(problem), indent=1) + "\n", encoding="utf-8")
    waiting = {child.id for child in problem.children if child.status == "waiting"}
    answer = match(problem, time_limit=10, seed=SEED)
    return len(waiting), sum(each.child in waiting for each in answer.matches)
