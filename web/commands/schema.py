"""`sufficiency schema`: the layout of every file we read or write."""

import json

import click

from web.commands.refusal import refusing


@click.command(short_help="Print the layout of a file we read or write.")
@click.argument("name")
def schema(name: str) -> None:
    """Print the layout of a file: a column table for CSV, a JSON Schema for JSON.

    \b
    Example:
      sufficiency schema homes
    """
    from web.described.layouts import layout

    with refusing():
        click.echo(json.dumps(layout(name), indent=1))
