"""The main job, from files to a first answer: read, keep, forecast, test, match, live through."""

import json
import shlex
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from web.commands.progress import Progress, Steps, counted
from web.commands.surroundings import processors
from web.forecast_register import entry_of_run, entry_of_stored
from web.importing import import_records
from web.ready_made import ReadyMade
from web.scenario_runs import stored_run
from web.settings import Settings
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.register import enter
from web.store.results import StoredResult, save_results
from web.stored_forecasts import back_test_to_keep, forecast_to_keep

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.baseline.read import Reading
    from scenarios.baseline.records import Records
    from scenarios.result import Result

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
    steps: Steps,
    *,
    draws: int,
    now: datetime,
    version: str,
) -> MainJob:
    """Do it all for one ready-made baseline, and keep the results for the pages."""
    name, folder = ready_made.name, settings.instance / ready_made.name
    with steps.step(ready_made.step):
        ready_made.write(folder)
        scenario_file = _scenario(settings.instance, name, draws)
    with steps.step("Reading the files and checking every row"):
        reading, baseline = _read(folder, name)
    with steps.step("Keeping what was read in the database"):
        engine = open_database(settings.database)
        import_records(engine, reading.records, name, now=now)
    with steps.step(f"Sampling {draws} futures of the children to come"):
        ahead = _forecast(reading.records, baseline, folder, draws=draws, version=version)
    with steps.step("Testing the forecast on the past"):
        back = back_test_to_keep(baseline, folder, draws=DRAWS_TO_TEST, seed=SEED, version=version)
    with steps.step("Matching the children who wait today"):
        waiting, placed = _match(baseline, settings.instance / f"{name}-today.json")
    with steps.step(f"Living through {MONTHS} months in each future") as progress:
        result = _live(scenario_file, baseline, progress)
    lived = stored_run(result, _command(scenario_file, settings.instance))
    save_results(engine, stored_baseline(engine, name), [ahead, back, lived], now=now)
    made = (
        entry_of_stored(baseline, ahead, on=settings.today),
        entry_of_run(baseline, result, on=settings.today),
    )
    enter(engine, made)
    notes = tuple(finding.sentence() for finding in reading.warnings)
    return MainJob(result, waiting, placed, folder, notes)


def _read(folder: Path, name: str) -> "tuple[Reading, Baseline]":
    """Read the files, every row of which must be sound."""
    from scenarios.baseline.baseline import baseline_from
    from scenarios.baseline.read import read

    reading = read([folder])
    reading.raise_if_wrong()
    return reading, baseline_from(reading.records, name)


def _forecast(
    records: "Records", baseline: "Baseline", folder: Path, *, draws: int, version: str
) -> StoredResult:
    """Look ahead, with how children left marked where the history tells one child from another."""
    from forecasting.history import EpisodeHistory
    from scenarios.baseline.how_left import how_left

    history = baseline.history
    return forecast_to_keep(
        baseline,
        folder,
        months=MONTHS,
        draws=draws,
        seed=SEED,
        version=version,
        how_left=how_left(records, history) if isinstance(history, EpisodeHistory) else None,
    )


def _live(scenario_file: Path, baseline: "Baseline", progress: Progress) -> "Result":
    """Live through the scenario on every processor there is."""
    from scenarios.run import run_scenario
    from scenarios.scenario import read_scenario

    scenario = read_scenario(scenario_file.read_text(encoding="utf-8"))
    return run_scenario(scenario, baseline, workers=processors(), progress=counted(progress))


def _command(scenario_file: Path, instance: Path) -> str:
    """Write down the command that gives the run again."""
    words = ["sufficiency", "run", str(scenario_file), "--instance", str(instance)]
    return shlex.join([*words, "--out", "result.json"])


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
    from matching.files.problem_file import problem_to_json
    from matching.match import match
    from scenarios.todays_problem import todays_problem

    problem = todays_problem(baseline)
    file.write_text(json.dumps(problem_to_json(problem), indent=1) + "\n", encoding="utf-8")
    waiting = {child.id for child in problem.children if child.status == "waiting"}
    answer = match(problem, time_limit=10, seed=SEED)
    return len(waiting), sum(each.child in waiting for each in answer.matches)
