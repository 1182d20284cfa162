"""Writes an answer whole: to the file named by --out, or to standard output with --json."""

import csv
import io
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from web.commands.refusal import Refused
from web.commands.shared_options import file_option

Command = TypeVar("Command", bound=Callable[..., Any])
Writer = Callable[[Path], object]
"""Writes one file, given its name."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_options(command: Command) -> Command:
    """Add --out and --json to a command."""
    as_json = click.option(
        "--json",
        "as_json",
        is_flag=True,
        help="Print the answer as JSON on standard output.",
    )
    out = file_option("--out", metavar="FILE", what_for="The file for the answer.")
    return cast(Command, out(as_json(command)))


def need_somewhere(out: Path | None, as_json: bool) -> None:
    """Refuse the usage before any work is done, if the answer would have nowhere to go."""
    if out is None and not as_json:
        raise click.UsageError("Name a file for the answer with --out, or ask for --json.")
    if out is not None:
        need_folder(out)


def need_folder(out: Path) -> None:
    """Refuse before any work is done, if the folder of the file is not there."""
    if not out.parent.is_dir():
        raise Refused(f"The folder {out.parent} is not there. Make it first, or name another.")


def give_table(
    rows: Sequence[Mapping[str, Any]],
    out: Path | None,
    as_json: bool,
    *,
    beside: Mapping[Path, Writer] | None = None,
) -> None:
    """Give rows as CSV in the file, and as JSON on standard output where that was asked for.

    `beside` names further files with what writes each; all take their names together.
    """
    table = {} if out is None else {out: writer_of(csv_text(rows))}
    write_together({**(beside or {}), **table})
    if as_json:
        click.echo(json.dumps(list(rows), indent=1))


def give_json(answer: Mapping[str, Any], out: Path | None, as_json: bool) -> None:
    """Give a JSON answer in the file, and on standard output where that was asked for."""
    if out is not None:
        text = json.dumps(answer, indent=1, ensure_ascii=False)
        write_together({out: writer_of(f"{text}\n")})
    if as_json:
        click.echo(json.dumps(answer, indent=1))


def writer_of(text: str) -> Writer:
    """Give what writes a text, its line ends as they are."""

    def write(file: Path) -> None:
        file.write_text(text, encoding="utf-8", newline="")

    return write


def write_together(writers: Mapping[Path, Writer]) -> None:
    """Write each file beside its name; they take their names together, once all are written."""
    beside = {out: out.with_name(f".{out.name}.{secrets.token_hex(4)}") for out in writers}
    with ExitStack() as leftovers:
        for file in beside.values():
            leftovers.callback(file.unlink, missing_ok=True)
        try:
            for out, write in writers.items():
                write(beside[out])
            for out, file in beside.items():
                file.replace(out)
        except OSError as failed:
            names = ", ".join(map(str, beside))
            raise Refused(f"{names} cannot be written: {failed.strerror}.") from None


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Lay rows out as CSV; no cell of text that a spreadsheet would run as a formula."""
    text = io.StringIO(newline="")
    columns = list(rows[0]) if rows else []
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return text.getvalue()


def _cell(value: Any) -> Any:
    runs = isinstance(value, str) and value.startswith(STARTS_A_FORMULA)
    return f"'{value}" if runs else value
