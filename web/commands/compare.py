"""`sufficiency compare`: results of the same futures side by side, differences first."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.reading import result_in
from web.commands.refusal import refusing
from web.commands.words_typed import A_FILE


@click.command(short_help="Results side by side: differences, with ranges.")
@click.argument("results", type=A_FILE, nargs=-1, required=True, metavar="RESULT.json...")
@answer_options
def compare(results: tuple[Path, ...], out: Path | None, as_json: bool) -> None:
    """Say what each result changes against the first, draw by draw from the same futures.

    Two to four results of `sufficiency run`, of the same data, model, seed, draws and months; where
    these differ, the comparison is refused and says so.

    \b
    Example:
      sufficiency compare as-things-are.json ten-households.json --out differences.json
    """
    need_somewhere(out, as_json)
    from scenarios.in_words.amounts import FEW_DIFFER
    from scenarios.reading.compare import averages_outside
    from scenarios.reading.compare import compare as compared

    with refusing():
        answer = compared([result_in(file) for file in results])
    give_json(answer.to_json(), out, as_json)
    for sentence in answer.sentences:
        click.echo(sentence, err=True)
    if averages_outside(answer.rows):
        click.echo(FEW_DIFFER, err=True)
