"""`sufficiency capacity`: approved, available and free places by day, and why others are lost."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.words_typed import A_FILE


@click.command(short_help="What places can really take, by day, and why others are lost.")
@click.argument("problem", type=A_FILE, metavar="PROBLEM.json")
@click.option(
    "--days",
    type=click.IntRange(0, 366),
    default=28,
    show_default=True,
    help="How many days after the day of the problem to look at.",
)
@answer_options
def capacity(problem: Path, days: int, out: Path | None, as_json: bool) -> None:
    """Say what each place can really take: approved, filled, lost with the reason, and free.

    Later days follow recorded dates alone: when a hold ends, a home opens, or a child plans to
    move on. A place is listed again only on days on which something about it changes. Homes for
    short breaks are no homes to live in: their places are said apart.

    \b
    Example:
      sufficiency capacity docs/examples/appendix_b.json --out capacity.json
    """
    need_somewhere(out, as_json)
    from matching.capacity import capacity_of
    from matching.files.problem_file import read_problem

    with refusing():
        answer = capacity_of(read_problem(problem), days)
    give_json(answer.to_json(), out, as_json)
