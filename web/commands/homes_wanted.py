"""`sufficiency homes-wanted`: what one more home of each kind would change, ranked, and where."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matching.in_words.area_words import area_words, retold
from matching.version import our_version
from web.commands.answers import (
    answer_options,
    csv_text,
    give_table,
    need_folder,
    need_somewhere,
    writer_of,
)
from web.commands.progress import Steps, counted
from web.commands.reading import as_things_are, scenario_in
from web.commands.refusal import Refused, refusing
from web.commands.shared_options import draws_option, file_option, instance_option
from web.commands.surroundings import processors
from web.commands.words_typed import A_FILE

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.homes_wanted import Wanted
    from scenarios.scenario import Scenario

SENTENCES = 5


@click.command("homes-wanted", short_help="Which home to recruit or open next, ranked.")
@click.argument("scenario", type=A_FILE, required=False, metavar="[SCENARIO.json]")
@click.option(
    "--baseline",
    metavar="NAME",
    help="Without a scenario: data in the database or a folder, as things are. [default: demo]",
)
@click.option("--from", "first_month", metavar="YYYY-MM", help="The month from which it is there.")
@file_option(
    "--areas-out",
    metavar="F.csv",
    what_for="A table with a row for each kind of home and parish or district.",
)
@draws_option(60, most=20_000)
@instance_option()
@answer_options
def homes_wanted(
    scenario: Path | None,
    baseline: str | None,
    first_month: str | None,
    areas_out: Path | None,
    draws: int,
    instance: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Say what one more home of each of thirty kinds would change, in the same futures.

    One row a kind, the most children in suitable homes in the area first: children, waits,
    brothers and sisters together, cost, each with its range; and in which parishes or districts it
    would be nearest to the schools and families of those who live there, where there is a minutes
    table. The scenario's levers are pulled; without a scenario, as things are over 36 months from
    seed 1.

    \b
    Example:
      sufficiency homes-wanted --baseline demo --out wanted.csv --areas-out areas.csv
    """
    need_somewhere(out, as_json)
    if areas_out is not None:
        need_folder(areas_out)
        if out is not None and out.resolve() == areas_out.resolve():
            raise click.UsageError("--out and --areas-out name the same file. Name two.")
    if scenario is not None and baseline is not None:
        raise click.UsageError("Name a scenario or --baseline, not both.")
    from scenarios.candidates import usual_candidates
    from scenarios.homes_wanted import homes_wanted as wanted_homes
    from scenarios.run import Asked
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
    made = _made_of(taken, asked, draws)
    by_area = [{**row, **made} for wanted in found for row in wanted.rows_by_area()]
    beside = {} if areas_out is None else {areas_out: writer_of(csv_text(by_area))}
    give_table([{**wanted.row(), **made} for wanted in found], out, as_json=False, beside=beside)
    if as_json:
        whole = [{**wanted.row(), **made, "areas": wanted.where.rows()} for wanted in found]
        click.echo(json.dumps(whole, indent=1))
    _say(found, taken, asked, draws)


def _made_of(taken: "Baseline", asked: "Scenario", draws: int) -> dict[str, str | int]:
    """Give what every row rests on."""
    return {
        "data_date": taken.as_of.isoformat(),
        "data_hash": taken.data_hash,
        "months": asked.months,
        "draws": draws,
        "seed": asked.seed,
        "version": our_version(),
    }


def _say(found: "Sequence[Wanted]", taken: "Baseline", asked: "Scenario", draws: int) -> None:
    """Say on the screen what matters most, and what it rests on."""
    from matching.rests_on import rests_on
    from scenarios.areas.in_words import rests_on as rests_on_families
    from scenarios.children.families_and_schools import families_and_schools
    from scenarios.in_words.words import full_day
    from scenarios.todays_problem import todays_problem

    for sentence in retold(_sentences(found), area_words(taken.about.jurisdiction)):
        click.echo(sentence, err=True)
    click.echo(rests_on_families(families_and_schools(taken.children, taken.as_of)), err=True)
    click.echo(
        f"{taken.about.area or taken.name}: data to {full_day(taken.as_of)}, {draws:,} futures of "
        f"{asked.months} months, seed {asked.seed}, version {our_version()}. Children without a "
        f"needs assessment: {rests_on(todays_problem(taken)).unassessed}.",
        err=True,
    )


def _sentences(found: "Sequence[Wanted]") -> list[str]:
    """Say what the first kinds would change, and where each would be best; the same only once."""
    from scenarios.areas.in_words import AFTER_SUITABILITY, first_campaign_line

    said = [line for each in found[:SENTENCES] for line in (each.sentence(), each.said)]
    campaign = first_campaign_line((each.candidate.tier, each.where) for each in found)
    asked = [f"For a campaign: {campaign}"] if campaign else []
    return [*dict.fromkeys(said), *asked, AFTER_SUITABILITY]


def _month(words: str) -> date:
    try:
        return date.fromisoformat(f"{words}-01")
    except ValueError:
        raise Refused(f"--from {words!r} is not a month. Write it as 2027-03.") from None
