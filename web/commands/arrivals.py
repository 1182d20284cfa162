"""`sufficiency arrivals`: children to come in the next weeks, sampled, for `options --arrivals`."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.shared_options import draws_option, instance_option, seed_option
from web.commands.surroundings import settings_here


@click.command(short_help="Sample the children to come in the next weeks.")
@click.argument("baseline", default="demo", metavar="BASELINE")
@click.option(
    "--weeks",
    type=click.IntRange(1, 52),
    default=8,
    show_default=True,
    help="How many weeks to look ahead.",
)
@draws_option(100)
@seed_option()
@instance_option()
@answer_options
def arrivals(
    baseline: str,
    weeks: int,
    draws: int,
    seed: int,
    instance: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Sample the children who come in the next weeks and need a home, in so many futures.

    They are drawn as in a run: days and ages from the history, needs from those assessed. None of
    them is a child anybody knows. `sufficiency options --arrivals` prices each home for them.

    \b
    Example:
      sufficiency arrivals demo --weeks 8 --out arrivals.json
    """
    need_somewhere(out, as_json)
    from matching.files.arrivals_file import arrivals_to_json
    from scenarios.arrivals_to_come import arrivals_to_come
    from web.scenario_runs import baseline_for

    with refusing():
        found, _ = baseline_for(baseline, settings_here(instance), beside=Path())
        sampled = arrivals_to_come(found, weeks=weeks, draws=draws, seed=seed)
    give_json(arrivals_to_json(sampled), out, as_json)
