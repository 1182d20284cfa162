"""`sufficiency register`: every forecast that was made, and how it turned out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from web.commands.answers import csv_text, need_folder, write_together, writer_of
from web.commands.histories import histories_and_hash
from web.commands.refusal import refusing
from web.commands.shared_options import file_option, instance_option
from web.commands.surroundings import settings_here
from web.commands.words_typed import A_FILE


@click.command(short_help="The track record: every forecast made, and what came of it.")
@instance_option()
@click.option("--area", help="Only this area. [default: all]")
@click.option(
    "--score",
    type=A_FILE,
    metavar="HISTORY",
    help="Later data of the same area, to hold the forecasts against.",
)
@file_option("--out", metavar="F.csv", what_for="A file for the list of forecasts, one row each.")
@file_option(
    "--figures-out",
    metavar="F.csv",
    what_for="A file for every figure that can be checked, one row each.",
)
@click.option("--json", "as_json", is_flag=True, help="Print it all as JSON on standard output.")
def register(
    instance: Path | None,
    area: str | None,
    score: Path | None,
    out: Path | None,
    figures_out: Path | None,
    as_json: bool,
) -> None:
    """See every forecast that was made, and how it turned out once later data are there.

    `forecast`, `run` and `demo` enter what they foretell; `import`, `forecast` and --score hold it
    against what came. A figure that the data could tell already when it was made is hindsight and
    counts apart; what was foretold for a scenario does not count.

    \b
    Examples:
      sufficiency register
      sufficiency register --area Jersey --score returns/2027 --out register.csv
    """
    for file in (out, figures_out):
        if file is not None:
            need_folder(file)
    from web.commands.register_in_tables import register_in_tables
    from web.forecast_register import check_against
    from web.store.engine import open_database
    from web.store.register import kept

    with refusing():
        settings = settings_here(instance)
        engine = open_database(settings.database)
        if score is not None:
            later, data_hash = histories_and_hash(score, area)
            new = check_against(engine, later, data_hash, on=settings.today)
            click.echo(f"{new} figures newly checked.", err=True)
        listed = kept(engine, area)
    answer = register_in_tables(listed)
    if as_json:
        click.echo(_as_json(answer))
    else:
        _show(answer)
    _write({out: answer["forecasts"], figures_out: answer["figures"]})


def _show(answer: dict[str, Any]) -> None:
    """Print the list, then the record in a sentence."""
    if not answer["forecasts"]:
        click.echo("No forecast has been entered yet. `sufficiency forecast` enters its own.")
    for row in answer["forecasts"]:
        scenario = f", scenario {row['scenario']}" if row["scenario"] else ""
        checked = row["figures"] + row["hindsight_figures"]
        click.echo(
            f"{row['area']}, from {row['as_of']}, {row['months']} months, "
            f"{row['model']}{scenario}, made on {row['made_on']}: "
            + (f"{checked} figures of age bands checked." if checked else "nothing to check yet.")
        )
    if answer["sentence"]:
        click.echo(answer["sentence"])
    elif answer["forecasts"]:
        click.echo("No figure foretold ahead can be checked yet.")
    if answer["sentence_with_hindsight"]:
        click.echo(f"Made from past days, with hindsight: {answer['sentence_with_hindsight']}")


def _as_json(answer: dict[str, Any]) -> str:
    import json

    return json.dumps(answer, indent=1, default=str)


def _write(tables: dict[Path | None, Sequence[dict[str, Any]]]) -> None:
    """Write each table that was asked for, all together."""
    write_together(
        {file: writer_of(csv_text(rows)) for file, rows in tables.items() if file is not None}
    )
