"""`sufficiency compare`: results of the same futures side by side, differences first."""

import json
from pathlib import Path

import click

from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.refusal import Refused, refusing, text_of
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
    from scenarios.compare import compare as compared

    with refusing():
        answer = compared([_result(file) for file in results])
    give_json(answer.to_json(), out, as_json)
    for sentence in answer.sentences:
        click.echo(sentence, err=True)


def _result(file: Path) -> dict[str, object]:
    try:
        read = json.loads(text_of(file))
    except json.JSONDecodeError as wrong:
        raise Refused(f"{file} is not JSON: {wrong.msg}, line {wrong.lineno}.") from None
    if not isinstance(read, dict):
        raise Refused(f"{file} is not a result of `sufficiency run`.")
    return read
