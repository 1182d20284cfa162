"""Answers one job: takes it, works, and keeps the answer or why there is none."""

import shlex
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from web.background.telling import Cancelled, telling
from web.commands.surroundings import now, processors
from web.scenario_runs import stored_as_baseline, stored_run
from web.settings import Settings
from web.store.baselines import StoredBaseline, stored_baselines
from web.store.jobs import Job, JobKind, State, begin, end, finish
from web.store.results import ResultKind, StoredResult

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.scenario import Scenario

MANY_DRAWS = 200
"""From so many on, the futures are shared between the processors."""

Progress = Callable[[int, int], None]
Answered = tuple[StoredResult, tuple[str, ...]]
"""The answer to keep, and the words of the command that gives it again."""
FILE = "scenario.json"


def answer(engine: Engine, settings: Settings, job_id: str) -> None:
    """Answer a waiting job; what is wrong with the question is kept as its answer.

    A fault of ours marks the job as failed and is raised, so that the worker writes it down.
    """
    job = begin(engine, job_id, now=now())
    if job is None:
        return
    try:
        with telling(engine, job.id) as progress:
            stored, result = _answered(job, engine, settings, progress)
        finish(engine, job, stored, result, now=now())
    except Cancelled:
        pass
    except (ValueError, LookupError) as wrong:
        end(engine, job.id, State.FAILED, str(wrong))
    except Exception as fault:
        end(engine, job.id, State.FAILED, f"A fault in the program: {type(fault).__name__}.")
        raise


def _answered(
    job: Job, engine: Engine, settings: Settings, progress: Progress
) -> tuple[StoredBaseline, StoredResult]:
    name = next(each.name for each in stored_baselines(engine) if each.id == job.baseline_id)
    baseline, stored = stored_as_baseline(name, settings)
    result, words = WORK[job.kind](job.scenario, baseline, progress)
    command = shlex.join(["sufficiency", *words, "--instance", str(settings.instance)])
    return stored, replace(result, payload={**result.payload, "command": command})


def _scenario(asked: Mapping[str, Any]) -> "Scenario":
    from scenarios.scenario import Scenario

    return Scenario.model_validate(asked)


def _as_things_are(scenario: "Scenario") -> "Scenario":
    """Give what the command takes where no scenario is named, with as many futures."""
    from scenarios.scenario import Scenario

    return Scenario(name=scenario.name, baseline=scenario.baseline, draws=scenario.draws)


def _run(asked: Mapping[str, Any], baseline: "Baseline", progress: Progress) -> Answered:
    from scenarios.run import run_scenario

    scenario = _scenario(asked)
    result = run_scenario(scenario, baseline, workers=_workers(scenario), progress=progress)
    kept = replace(stored_run(result, ""), kind=ResultKind.SCENARIO)
    return kept, ("run", FILE, "--out", "result.json")


def _homes_wanted(asked: Mapping[str, Any], baseline: "Baseline", progress: Progress) -> Answered:
    from matching.version import our_version
    from scenarios.areas.in_words import first_campaign_line, rests_on
    from scenarios.candidates import usual_candidates
    from scenarios.children.expected import MODEL
    from scenarios.children.families_and_schools import families_and_schools
    from scenarios.homes_wanted import homes_wanted
    from scenarios.run import Asked
    from scenarios.world import pulled

    scenario = _scenario(asked)
    futures = Asked(scenario.months, scenario.draws, scenario.seed, _workers(scenario))
    found = homes_wanted(
        pulled(scenario.levers, baseline, scenario.assumptions),
        usual_candidates(),
        futures,
        first_month=baseline.as_of.replace(day=1),
        progress=progress,
    )
    payload: dict[str, Any] = {
        "rows": [dict(each.row()) for each in found],
        "sentences": [each.sentence() for each in found],
        "areas": [[dict(row) for row in each.where.rows()] for each in found],
        "campaign": first_campaign_line((each.candidate.tier, each.where) for each in found),
        "families": rests_on(families_and_schools(baseline.children, baseline.as_of)),
        "months": futures.months,
        "data_date": baseline.as_of.isoformat(),
        "unassessed": baseline.unassessed,
    }
    kept = StoredResult(
        kind=ResultKind.HOMES_WANTED,
        name=scenario.name,
        seed=futures.seed,
        draws=futures.draws,
        model=MODEL.name,
        version=our_version(),
        data_hash=baseline.data_hash,
        payload=payload,
    )
    named = scenario == _as_things_are(scenario)
    what = ("--baseline", baseline.name) if named else (FILE,)
    return kept, ("homes-wanted", *what, "--out", "wanted.csv")


def _plan(asked: Mapping[str, Any], baseline: "Baseline", progress: Progress) -> Answered:
    from web.background.plans import plan_result

    scenario = _scenario(asked)
    kept = plan_result(scenario, baseline, progress, workers=_workers(scenario))
    return kept, ("plan", FILE, "--out", "plan.json")


def _sweep(asked: Mapping[str, Any], baseline: "Baseline", progress: Progress) -> Answered:
    from web.background.sweeps import setting_in, sweep_result

    scenario, setting = _scenario(asked["scenario"]), setting_in(asked)
    kept = sweep_result(scenario, setting, baseline, progress, workers=_workers(scenario))
    tried = f"{setting.label}={','.join(f'{value:.12g}' for value in setting.values)}"
    return kept, ("sweep", FILE, "--try", tried, "--out", "sweep.csv", "--report", "sweep.html")


def _workers(scenario: "Scenario") -> int:
    return processors() if scenario.draws >= MANY_DRAWS else 1


WORK: Mapping[JobKind, Callable[[Mapping[str, Any], "Baseline", Progress], Answered]] = {
    JobKind.SCENARIO: _run,
    JobKind.HOMES_WANTED: _homes_wanted,
    JobKind.PLAN: _plan,
    JobKind.SWEEP: _sweep,
}
