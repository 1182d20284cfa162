"""`sufficiency run`: lives through a scenario month by month in many futures."""

import shlex
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.entering import registering
from web.commands.progress import Steps, counted
from web.commands.refusal import refusing, text_of
from web.commands.shared_options import (
    draws_option,
    instance_option,
    own_seed_option,
    workers_option,
)
from web.commands.surroundings import now, processors, settings_here
from web.commands.words_typed import A_FILE

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.result import Result
    from web.settings import Settings


@click.command(short_help="Live through a scenario: where children live, what is missing.")
@click.argument("scenario", type=A_FILE, metavar="SCENARIO.json")
@draws_option(None, most=20_000)
@own_seed_option()
@workers_option()
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Share the futures out over a Dask cluster that is there already, such as "
    "tcp://10.0.0.5:8786. The answer is the same.",
)
@instance_option()
@answer_options
def run(
    scenario: Path,
    draws: int | None,
    seed: int | None,
    workers: int | None,
    cluster: str | None,
    instance: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """See where children will live if a scenario comes true, and which homes will be missing.

    The scenario names its baseline: data in the database, or a file or folder. Where it is data in
    the database, the pages show the result too: the first page if nothing is done differently, or
    else the list of scenarios.

    \b
    Example:
      sufficiency run scenario.json --out result.json
    """
    need_somewhere(out, as_json)
    if cluster is not None and workers is not None:
        raise click.UsageError("Give --workers or --cluster: a cluster uses all its workers.")
    from scenarios.in_words.notes import about_levers
    from scenarios.run import run_scenario
    from scenarios.scenario import read_scenario
    from web.forecast_register import entry_of_run
    from web.scenario_runs import baseline_for, keep
    from web.store.engine import open_database
    from web.store.register import enter

    steps = Steps()
    with refusing():
        settings = settings_here(instance)
        asked = read_scenario(text_of(scenario))
        baseline, stored = baseline_for(asked.baseline, settings, beside=scenario.parent)
        with (
            steps.step(f"Living through {asked.months} months") as progress,
            _workers(workers, cluster) as number,
        ):
            result = run_scenario(
                asked,
                baseline,
                draws=draws,
                seed=seed,
                workers=number,
                progress=counted(progress),
            )
        if stored is not None:
            command = _command(scenario, draws, seed, settings)
            beside = {} if asked.levers else _beside(baseline, result)
            keep(settings, stored, result, command, now=now(), beside=beside)
    with registering():
        entry = entry_of_run(baseline, result, on=settings.today)
        enter(open_database(settings.database), [entry])
    give_json(result.to_dict(), out, as_json)
    for note in about_levers(result.provenance.notes):
        click.echo(f"Note: {note}", err=True)
    click.echo(result.headline, err=True)


def _workers(number: int | None, cluster: str | None) -> AbstractContextManager[int]:
    """Give how many share the work, of a cluster or of this machine."""
    if cluster is None:
        return nullcontext(number or processors())
    from scenarios.futures.cluster import on_cluster

    return on_cluster(cluster)


def _beside(baseline: "Baseline", result: "Result") -> dict[str, Any]:
    """Give what drives the numbers of a run in which nothing is done differently."""
    from web.stored_forecasts import what_drives

    made = result.provenance
    driven = what_drives(baseline, months=made.months, draws=made.draws, seed=made.seed)
    return {"drivers": driven["drivers"], "peers": driven["peers"]}


def _command(scenario: Path, draws: int | None, seed: int | None, settings: "Settings") -> str:
    """Write down the command that gives this result again."""
    words = ["sufficiency", "run", str(scenario)]
    words += [] if draws is None else ["--draws", str(draws)]
    words += [] if seed is None else ["--seed", str(seed)]
    return shlex.join([*words, "--instance", str(settings.instance), "--out", "result.json"])
