"""What a question is asked about: a scenario, that of a result or an earlier plan, or none."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.scenario import Scenario
from web.kept_earlier import reading_kept
from web.planning.desk import SEED
from web.store.baselines import StoredBaseline
from web.store.jobs import Job
from web.store.results import StoredResult
from web.store.scenarios import StoredScenario

AS_THINGS_ARE = "As things are"
MONTHS, DRAWS = 36, 200


@dataclass(frozen=True, slots=True)
class Start:
    """The scenario a question is about, and a run of it where there is one."""

    asked_by: Mapping[str, str]
    """What names it in an address: `scenario`, `result` or `plan`; empty for things as they are."""
    scenario: Scenario
    run: StoredResult | None


def start_of_scenario(known: StoredScenario, run: StoredResult | None) -> Start:
    """Begin from a scenario made in the pages, with its run where there is one."""
    return Start({"scenario": known.id}, Scenario.model_validate(known.scenario), run)


def start_of_result(run: StoredResult, authority: StoredBaseline) -> Start:
    """Begin from the scenario a result was made from."""
    return Start({"result": run.id}, _scenario_of(run, authority), run)


def start_of_plan(asked: Job, run: StoredResult | None) -> Start:
    """Begin from what an earlier plan was asked for, with its targets."""
    return Start({"plan": asked.id}, Scenario.model_validate(asked.scenario), run)


def as_things_are(run: StoredResult | None, authority: StoredBaseline) -> Start:
    """Begin from the run in which nothing is done differently, or as it would be run."""
    if run is not None:
        return Start({}, _scenario_of(run, authority), run)
    usual = Scenario(
        name=AS_THINGS_ARE, baseline=authority.name, months=MONTHS, draws=DRAWS, seed=SEED
    )
    return Start({}, usual, None)


def _scenario_of(run: StoredResult, authority: StoredBaseline) -> Scenario:
    """Give the scenario of a run, as its provenance and its table of targets have it."""
    with reading_kept(run):
        made = run.payload["provenance"]
        targets = [
            {
                "measure": row["measure"],
                "at_least": row["at_least"],
                "probability": row["wanted_probability"],
            }
            for row in run.payload["tables"].get("targets", ())
        ]
        return Scenario.model_validate(
            {
                "name": run.name,
                "baseline": authority.name,
                **{name: made[name] for name in ("months", "draws", "seed", "levers")},
                "assumptions": made.get("assumptions", {}),
                "targets": targets,
            }
        )
