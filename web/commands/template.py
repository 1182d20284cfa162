"""`sufficiency template`: an empty file of ours, with comments that say how to fill it in."""

from pathlib import Path

import click

from web.commands.answers import need_folder, write_together, writer_of
from web.commands.refusal import refusing
from web.commands.shared_options import file_option


@click.command(short_help="Write an empty table to fill in: homes, needs, costs ...")
@click.argument("name")
@file_option("--out", metavar="FILE", what_for="The file to write. [default: print it]")
def template(name: str, out: Path | None) -> None:
    """Write an empty, commented table to fill in: homes, needs, pipeline, costs or counts.

    \b
    Example:
      sufficiency template homes --out homes.csv
    """
    from scenarios.baseline.templates import template as template_named

    with refusing():
        text = template_named(name)
    if out is None:
        click.echo(text, nl=False)
        return
    need_folder(out)
    write_together({out: writer_of(text)})
