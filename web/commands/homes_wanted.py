"""`sufficiency homes-wanted`: what one more home of each kind would change, ranked."""

from datetime import date
from pathlib import Path

import click

from matching.version import our_version
from web.commands.answers import answer_options, give_table, need_somewhere
from web.commands.progress import Steps, counted
from web.commands.reading import as_things_are, scenario_in
from web.commands.refusal import Refused, refusing
from web.commands.shared_options import draws_option, instance_option
from web.commands.surroundings import processors
from web.commands.words_typed import A_FILE

SENTENCES = 5


@click.command("homes-wanted", short_help="Which home to recruit or open next, ranked.")
@click.argument("scenario", type=A_FILE, required=False, metavar="[SCENARIO.json]")
@click.option(
    "--baseline",
    metavar="NAME",
    help="Without a scenario: data in the database or a folder, as things are. [default: demo]",
)
@click.option("--from", "first_month", metavar="YYYY-MM", help="The month from which it is there.")
@draws_option(60, most=20_000)
@instance_option()
@answer_options
def homes_wanted(
    scenario: Path | None,
    baseline: str | None,
    first_month: str | None,
    draws: int,
    instance: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Say what one more home of each of thirty kinds would change, in the same futures.

    One row a kind, the most children in suitable homes on the island first: children, waits,
    brothers and sisters together, cost, each with its range. The scenario's levers are pulled;
    without a scenario, as things are over 36 months from seed 1.

    \b
    Example:
      sufficiency homes-wanted --baseline demo --out wanted.csv
    """
    need_somewhere(out, as_json)
    if scenario is not None and baseline is not None:
        raise click.UsageError("Name a scenario or --baseline, not both.")
    from matching.rests_on import rests_on
    from scenarios.candidates import usual_candidates
    from scenarios.homes_wanted import homes_wanted as wanted_homes
    from scenarios.run import Asked
    from scenarios.todays_problem import todays_problem
    from scenarios.words import full_day
    from scenarios.world import pulled

    with refusing():
        asked, taken = (
            as_things_are(baseline or "demo", instance)
            if scenario is None
            else scenario_in(scenario, instance)
        )
        day = _month(first_month) if first_month else taken.as_of.replace(day=1)
        with Steps().step("Living through the futures with one more home") as progress:
            found = wanted_homes(
                pulled(asked.levers, taken, asked.assumptions),
                usual_candidates(),
                Asked(asked.months, draws, asked.seed, processors()),
                first_month=day,
                progress=counted(progress),
            )
    give_table([wanted.row() for wanted in found], out, as_json)
    for wanted in found[:SENTENCES]:
        click.echo(wanted.sentence(), err=True)
    click.echo(
        f"{taken.about.area or taken.name}: data to {full_day(taken.as_of)}, {draws:,} futures of "
        f"{asked.months} months, seed {asked.seed}, version {our_version()}. Children without a "
        f"needs assessment: {rests_on(todays_problem(taken)).unassessed}.",
        err=True,
    )


def _month(words: str) -> date:
    try:
        return date.fromisoformat(f"{words}-01")
    except ValueError:
        raise Refused(f"--from {words!r} is not a month. Write it as 2027-03.") from None
