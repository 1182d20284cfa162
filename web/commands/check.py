"""`sufficiency check`: what is wrong with files, where, and how to mend it."""

import json
from pathlib import Path

import click

from matching.in_words.how_many import how_many
from web.commands.refusal import refusing
from web.commands.words_typed import A_FILE


@click.command(short_help="List everything wrong with files, and how to mend it.")
@click.argument("paths", nargs=-1, required=True, type=A_FILE, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as a JSON list.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """List everything wrong with files or folders, and say how to mend it.

    Nothing is kept. An error stops an import; a note is odd but can be lived with.

    \b
    Example:
      sufficiency check returns/2026
    """
    from scenarios.baseline.read import read

    with refusing():
        reading = read(paths)
    if as_json:
        findings = [finding.as_dict() for finding in reading.findings]
        click.echo(json.dumps(findings, indent=1))
    else:
        for finding in reading.findings:
            kind = "Error" if finding.is_error else "Note"
            click.echo(f"{kind}: {finding.sentence()}")
    for file in reading.records.files:
        click.echo(f"Read {file.name}: {file.kind}, {how_many(file.rows, 'row')}.", err=True)
    errors = sum(finding.count for finding in reading.errors)
    notes = sum(finding.count for finding in reading.warnings)
    click.echo(f"{how_many(errors, 'error')}, {how_many(notes, 'note')}.", err=True)
    ctx.exit(1 if reading.errors else 0)
