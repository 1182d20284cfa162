"""`sufficiency problem`: today's children and homes, as `match` and `options` take them."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.shared_options import instance_option
from web.commands.surroundings import settings_here


@click.command(short_help="Write today's children and homes as a placement problem.")
@click.argument("baseline", default="demo", metavar="BASELINE")
@instance_option()
@answer_options
def problem(baseline: str, instance: Path | None, out: Path | None, as_json: bool) -> None:
    """Write the children and homes of an authority as the problem a placement panel has today.

    BASELINE is a name in the database (`demo` where none is given), or a file or folder. "Today"
    is the last day of its data. `match`, `options` and `value` take the file, and the pages for
    the panel answer the same problem.

    \b
    Example:
      sufficiency problem demo --out problem.json
    """
    need_somewhere(out, as_json)
    from matching.files.problem_file import problem_to_json
    from scenarios.todays_problem import todays_problem
    from web.scenario_runs import baseline_for

    with refusing():
        found, _ = baseline_for(baseline, settings_here(instance), beside=Path())
        written = problem_to_json(todays_problem(found))
    give_json(written, out, as_json)
