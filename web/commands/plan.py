"""`sufficiency plan`: the cheapest homes and programmes with which a scenario's targets hold."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.progress import Steps
from web.commands.reading import scenario_in
from web.commands.refusal import refusing
from web.commands.shared_options import draws_option, instance_option
from web.commands.surroundings import processors
from web.commands.words_typed import A_FILE

SENTENCES = 2
"""On one more of something, and as many on one fewer."""


@click.command(short_help="The cheapest plan that meets a scenario's targets, with its frontier.")
@click.argument("scenario", type=A_FILE, metavar="SCENARIO.json")
@click.option(
    "--least",
    type=click.Choice(["gross", "net"]),
    default="gross",
    show_default=True,
    help="Keep low what the plan itself spends, or all that care costs with it, savings counted.",
)
@click.option(
    "--most-of-each",
    type=click.IntRange(1, 24),
    default=6,
    show_default=True,
    help="The most households or beds of one kind.",
)
@draws_option(120, most=2_000)
@click.option(
    "--fresh-draws",
    type=click.IntRange(10, 20_000),
    default=200,
    show_default=True,
    help="Other futures, in which the plan is confirmed.",
)
@instance_option()
@answer_options
def plan(
    scenario: Path,
    least: str,
    most_of_each: int,
    draws: int,
    fresh_draws: int,
    instance: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Find how many households, beds and programmes meet the scenario's targets at least cost.

    The plan is looked for in some futures and confirmed in others; the probability said is that of
    the others. The answer holds the plan as levers to put into a scenario, what more money would
    buy, and what one more or one fewer would change. That no plan is possible is an answer, with
    what stands in the way.

    \b
    Example:
      sufficiency plan scenario.json --out plan.json
    """
    need_somewhere(out, as_json)
    from scenarios.plans.plan import make_plan
    from scenarios.plans.settings import Least, PlanSettings

    with refusing():
        asked, baseline = scenario_in(scenario, instance)
        how = PlanSettings(
            least=Least(least), most_of_each=most_of_each, draws=draws, fresh_draws=fresh_draws
        )
        with Steps().step("Looking for a plan") as progress:
            answer = make_plan(asked, baseline, how, workers=processors(), progress=progress)
    give_json(answer.to_dict(), out, as_json)
    for words in (*answer.sentences, *answer.in_the_way):
        click.echo(words, err=True)
    for change in (1, -1):
        for row in [row for row in answer.shadow if row["change"] == change][:SENTENCES]:
            click.echo(row["words"], err=True)
