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
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1, 600),
    default=5,
    show_default=True,
    help="Seconds to work out what each home means for the others who wait.",
)
@click.option(
    "--arrivals",
    type=A_FILE,
    metavar="FILE",
    help="Children to come, as `sufficiency arrivals` writes them: prices each home for them.",
)
@answer_options
def options(
    problem: Path,
    child_id: str,
    how_many: int,
    time_limit: float,
    arrivals: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """List the homes one child could have, best first, each with its reasons.

    Each home also says how it stands for everyone who waits, and who else would gain or lose.
    Every place that is not an option is listed too, with the one rule that excludes it and the
    nearest change that would open it; where there is no option, the fewest changes that open one.

    \b
    Example:
      sufficiency options docs/examples/appendix_b.json --child c1 --out options.json
    """
    need_somewhere(out, as_json)
    from matching.files.arrivals_file import read_arrivals
    from matching.files.problem_file import read_problem
    from matching.in_words.area_words import area_words, retold
    from matching.options import options as options_for

    with refusing():
        asked = read_problem(problem)
        answer = options_for(
            asked,
            child_id,
            how_many=how_many,
            whole_seconds=time_limit,
            arrivals=None if arrivals is None else read_arrivals(arrivals),
        )
    say = area_words(asked.policy.jurisdiction)
    give_json(retold(answer.to_json(), say), out, as_json)
