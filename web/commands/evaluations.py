"""`sufficiency evaluations`: emergency moves that still have to be evaluated, and by when."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.words_typed import A_FILE


@click.command(short_help="Emergency moves still to be evaluated, and days overdue.")
@click.argument("problem", type=A_FILE, metavar="PROBLEM.json")
@answer_options
def evaluations(problem: Path, out: Path | None, as_json: bool) -> None:
    """List the moves made in an emergency that nobody has evaluated yet, due first first.

    The days allowed are a setting of the problem's policy (`evaluate_emergency_within`, in working
    days). Bank holidays are not known, and come on top.

    \b
    Example:
      sufficiency evaluations docs/examples/appendix_b.json --out evaluations.json
    """
    need_somewhere(out, as_json)
    from matching.emergencies import evaluations as still_to_evaluate
    from matching.files.problem_file import read_problem

    with refusing():
        answer = still_to_evaluate(read_problem(problem))
    give_json(answer.to_json(), out, as_json)
