"""`sufficiency import`: brings files into the database, all of them or none."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.commands.entering import registering
from web.commands.refusal import Refused, refusing
from web.commands.shared_options import instance_option
from web.commands.surroundings import now, settings_here
from web.commands.words_typed import A_FILE

if TYPE_CHECKING:
    from scenarios.baseline.records import Records
    from web.store.changes import Change


EASY_TO_TYPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""Names stand in addresses and are typed in commands."""


@click.command("import", short_help="Bring files into the database, all or nothing.")
@click.argument("paths", nargs=-1, required=True, type=A_FILE, metavar="PATH...")
@click.option("--name", help="What to call these data. [default: the name of the folder]")
@instance_option()
def import_files(paths: tuple[Path, ...], name: str | None, instance: Path | None) -> None:
    """Bring files into the database: all of them, or nothing if there is an error.

    Data already there under the same name are replaced, and what changed is printed.

    \b
    Example:
      sufficiency import returns/2026 homes.csv needs.csv --name our-area
    """
    from scenarios.baseline.history_from_records import histories
    from scenarios.baseline.read import read
    from web.forecast_register import check_against
    from web.importing import describe, import_records
    from web.store.engine import open_database

    called = name or name_from(paths[0])
    if not EASY_TO_TYPE.fullmatch(called):
        raise click.BadParameter(
            f"{called!r} must be letters, digits and hyphens.", param_hint="--name"
        )
    with refusing():
        settings = settings_here(instance)
        reading = read(paths)
        reading.raise_if_wrong()
        need_something(reading.records)
        engine = open_database(settings.database)
        changed = import_records(engine, reading.records, called, now=now())
    with registering():
        past, about = histories(reading.records), describe(reading.records, called)
        checked = check_against(engine, past, about.data_hash, on=settings.today)
        if checked:
            click.echo(f"{checked} figures of earlier forecasts can now be checked.", err=True)
    for finding in reading.warnings:
        click.echo(f"Note: {finding.sentence()}", err=True)
    click.echo(f"Imported as {called!r} into {settings.database}.", err=True)
    for line in _lines(changed):
        click.echo(line)


def need_something(records: "Records") -> None:
    """Refuse files without a row for us: keeping nothing would take away what was there."""
    from scenarios.baseline.records import Records
    from web.store.changes import changes

    if not any(change.now for change in changes(Records(), records)):
        raise Refused("There is no row to import in these files. Nothing was written.")


def name_from(path: Path) -> str:
    """Take the name of the folder, in letters that are easy to type."""
    folder = path if path.is_dir() else path.parent
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    if not name:
        raise Refused("The folder has no name to call the data by. Give one with --name.")
    return name


def _lines(changed: "tuple[Change, ...]") -> list[str]:
    """Say for each kind of record what was there and what is now."""
    return [
        f"{change.kind.capitalize()}: {change.before:,} before, {change.now:,} now"
        + (
            f" ({change.added:,} added, {change.changed:,} changed, {change.gone:,} gone)."
            if change.anything
            else " (no change)."
        )
        for change in changed
    ]
