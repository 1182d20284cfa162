"""`sufficiency value`: what each home that is not there yet would be worth, alone."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.words_typed import A_FILE


@click.command(short_help="What each home that is not there yet would be worth today.")
@click.argument("problem", type=A_FILE, metavar="PROBLEM.json")
@click.option(
    "--candidates",
    type=A_FILE,
    required=True,
    metavar="FILE",
    help="The homes: a JSON list of places, laid out as in a problem.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1, 3600),
    default=60,
    show_default=True,
    help="Seconds for all of them; nothing is given that is not proved.",
)
@answer_options
def value(
    problem: Path, candidates: Path, time_limit: float, out: Path | None, as_json: bool
) -> None:
    """Say what each of these homes would change today, if it were the only one there.

    For each candidate, every objective without it, with it, and the change: below 0 is better.
    The whole problem is solved again each time, proved best.

    \b
    Example:
      sufficiency value problem.json --candidates homes.json --out worth.json
    """
    need_somewhere(out, as_json)
    from matching.value import read_with_candidates, values

    with refusing():
        without, given = read_with_candidates(problem, candidates)
        answer = values(without, given, time_limit=time_limit)
    give_json(answer.to_json(), out, as_json)
