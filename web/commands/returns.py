"""`sufficiency returns`: who lives outside the area and could come back, and to what."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.shared_options import time_limit_option
from web.commands.words_typed import A_FILE


@click.command(short_help="Who outside the area could come back, to what; what is missing.")
@click.argument("problem", type=A_FILE, metavar="PROBLEM.json")
@time_limit_option("Seconds to work out the best answer for everyone.")
@answer_options
def returns(problem: Path, time_limit: float, out: Path | None, as_json: bool) -> None:
    """List each child who lives outside the area and could come back.

    Each has the homes in the area that could care for them today, if nobody else moved; the home
    they have in the best answer for everyone; and, where no home is open, the fewest changes that
    would open one. A settled child is not among them.

    \b
    Example:
      sufficiency returns docs/examples/appendix_b.json --out returns.json
    """
    need_somewhere(out, as_json)
    from matching.files.problem_file import read_problem
    from matching.in_words.area_words import area_words, retold
    from matching.joint import joint_answer
    from matching.returns import returns as who_could_return

    with refusing():
        asked = read_problem(problem)
        joint = joint_answer(asked, time_limit=time_limit)
        answer = who_could_return(joint)
    say = area_words(asked.policy.jurisdiction)
    give_json(retold(answer.to_json(), say), out, as_json)
