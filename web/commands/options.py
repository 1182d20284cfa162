"""`sufficiency options`: the homes one child could have, and why others are not options."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.words_typed import A_FILE


@click.command(short_help="List the homes one child could have, with reasons.")
@click.argument("problem", type=A_FILE, metavar="PROBLEM.json")
@click.option("--child", "child_id", required=True, help="The child's id in the problem.")
@click.option(
    "--how-many",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help="How many homes to list at most.",
)
@answer_options
def options(problem: Path, child_id: str, how_many: int, out: Path | None, as_json: bool) -> None:
    """List the homes one child could have, best first, each with its reasons.

    Every place that is not an option is listed too, with the one rule that excludes it and the
    nearest change that would open it.

    \b
    Example:
      sufficiency options docs/examples/appendix_b.json --child c1 --out options.json
    """
    need_somewhere(out, as_json)
    from matching.options import options as options_for
    from matching.problem_file import read_problem

    with refusing():
        answer = options_for(read_problem(problem), child_id, how_many=how_many)
    give_json(answer.to_json(), out, as_json)
