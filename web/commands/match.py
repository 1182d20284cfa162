"""`sufficiency match`: places the waiting children together."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.shared_options import second_engine_option, seed_option, time_limit_option
from web.commands.words_typed import A_FILE


@click.command(short_help="Find homes for all waiting children together.")
@click.argument("problem", type=A_FILE, metavar="PROBLEM.json")
@time_limit_option("Seconds to look for a better answer.")
@seed_option()
@click.option(
    "--changes",
    is_flag=True,
    help="Also say why not everyone has a home, and the fewest changes that would help.",
)
@second_engine_option
@answer_options
def match(
    problem: Path,
    time_limit: float,
    seed: int,
    changes: bool,
    second_engine: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Find homes for all waiting children together, by the rules and in the order of what matters.

    A child with no lawful home is an answer too: it comes with the rule that excludes each place.
    Nothing is decided here; a person decides.

    \b
    Example:
      sufficiency match docs/examples/appendix_b.json --out answer.json
    """
    need_somewhere(out, as_json)
    from matching.files.problem_file import read_problem
    from matching.in_words.area_words import area_words, retold
    from matching.match import match as place_together

    with refusing():
        asked = read_problem(problem)
        answer = place_together(
            asked,
            time_limit=time_limit,
            seed=seed,
            changes=changes,
            second_engine=second_engine,
        )
    say = area_words(asked.policy.jurisdiction)
    give_json(retold(answer.to_json(), say), out, as_json)
