"""`sufficiency pds`: placement requests in the Placements Data Standard v2, read and written."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.commands.answers import (
    answer_options,
    csv_text,
    give_json,
    need_somewhere,
    write_together,
    writer_of,
)
from web.commands.refusal import refusing, text_of
from web.commands.words_typed import A_FILE

if TYPE_CHECKING:
    from scenarios.placements_standard.reading import Note


@click.group(short_help="Placement requests in the Placements Data Standard v2.")
def pds() -> None:
    """Read placement requests in the Placements Data Standard v2, or write one of a child of ours.

    What the standard leaves open stays not known, and what it cannot hold is said.

    \b
    Example:
      sufficiency pds read requests.csv --out children.json
      sufficiency pds write problem.json --child c1 --out request.json
    """


@pds.command("read", short_help="Read requests into children of a problem.")
@click.argument("requests", type=A_FILE, metavar="REQUESTS")
@answer_options
def read(requests: Path, out: Path | None, as_json: bool) -> None:
    """Read requests, as JSON or CSV, into children as a problem file lists them.

    No rating comes from the standard: the needs of these children are not known. The date of birth
    has to be added before they are matched. Everything that did not come over is listed.

    \b
    Example:
      sufficiency pds read requests.csv --out children.json
    """
    need_somewhere(out, as_json)
    from scenarios.placements_standard.fields import VERSION
    from scenarios.placements_standard.reading import read_requests

    with refusing():
        found = read_requests(text_of(requests))
    notes = [note for each in found for note in each.notes]
    _say(notes)
    answer = {
        "standard": VERSION,
        "children": [dict(each.child) for each in found],
        "not_taken_or_to_add": [_row(note) for note in notes],
    }
    give_json(answer, out, as_json)


@pds.command("write", short_help="Write the request of one child of a problem.")
@click.argument("problem", type=A_FILE, metavar="PROBLEM.json")
@click.option("--child", "child_id", required=True, help="The child's id in the problem.")
@answer_options
def write(problem: Path, child_id: str, out: Path | None, as_json: bool) -> None:
    """Write the placement request of one child; a file that ends in .csv gets a table.

    A field of which nothing is known is left empty and said: a person fills it in.

    \b
    Example:
      sufficiency pds write docs/examples/appendix_b.json --child c1 --out request.json
    """
    need_somewhere(out, as_json)
    from matching.files.problem_file import read_problem
    from scenarios.placements_standard.writing import flat, write_request

    with refusing():
        whole = read_problem(problem)
        child = whole.child_by_id.get(child_id)
        if child is None:
            raise ValueError(f"There is no child {child_id} among the children. Check the id.")
        request, notes = write_request(child, whole)
    _say(notes)
    if out is not None and out.suffix.lower() == ".csv":
        write_together({out: writer_of(csv_text([flat(request)]))})
        if as_json:
            click.echo(json.dumps(request, indent=1))
        return
    give_json(request, out, as_json)


def _say(notes: "Iterable[Note]") -> None:
    for note in notes:
        click.echo(f"Note: {note.sentence}.", err=True)


def _row(note: "Note") -> dict[str, str]:
    return {"child": note.child, "field": note.field, "what": note.what}
