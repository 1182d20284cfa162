"""`sufficiency register`: every forecast that was made, and how it turned out."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from web.commands.answers import csv_text, need_folder, written_whole
from web.commands.histories import histories_and_hash
from web.commands.refusal import refusing
from web.commands.surroundings import settings_here
from web.commands.words_typed import A_FILE, instance_option

if TYPE_CHECKING:
    from forecasting.checked import Checked
    from web.store.register import Kept


@click.command(short_help="The track record: every forecast made, and what came of it.")
@instance_option()
@click.option("--area", help="Only this area. [default: all]")
@click.option(
    "--score",
    type=A_FILE,
    metavar="HISTORY",
    help="Later data of the same area, to hold the forecasts against.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F.csv",
    help="A file for the list of forecasts, one row each.",
)
@click.option(
    "--figures-out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F.csv",
    help="A file for every figure that can be checked, one row each.",
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
    from forecasting.past_forecasts import by_band_and_horizon, of_bands, sentence, together
    from web.forecast_register import check_against, figures_that_count
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
    ahead, hindsight = (figures_that_count(listed, ahead=when) for when in (True, False))
    record = together(of_bands(ahead, ahead=True))
    in_hindsight = together(of_bands(hindsight, ahead=False))
    answer: dict[str, Any] = {
        "forecasts": [_forecast(entry) for entry in listed],
        "sentence": "" if record is None else sentence(record),
        "track_record": [
            {"age_band": row.age_band, "horizon_months": row.horizon_months, **asdict(row.record)}
            for row in by_band_and_horizon(ahead)
        ],
        "sentence_with_hindsight": "" if in_hindsight is None else sentence(in_hindsight),
        "figures": [_figure(entry, each) for entry in listed for each in entry.checked],
    }
    if as_json:
        click.echo(_as_json(answer))
    else:
        _show(answer)
    _write({out: answer["forecasts"], figures_out: answer["figures"]})


def _forecast(entry: "Kept") -> dict[str, Any]:
    """Lay out one forecast: how it was made, and how its figures turned out so far."""
    from forecasting.past_forecasts import of_bands, together

    made = {**asdict(entry.made), "bands": ",".join(entry.made.bands)}
    row: dict[str, Any] = {"id": entry.id, "area": made.pop("area"), "as_of": made.pop("as_of")}
    row |= {"made_on": entry.made_on, "known_to": entry.known_to, "model_asked": entry.model_asked}
    row |= made
    for words, ahead in (("", True), ("hindsight_", False)):
        record = together(of_bands(entry.checked, ahead=ahead))
        row |= {
            f"{words}figures": 0 if record is None else record.figures,
            f"{words}inside_80": None if record is None else record.inside_80,
            f"{words}error": None if record is None else round(record.error, 3),
            f"{words}error_of_last_value": None
            if record is None
            else round(record.error_of_last_value, 3),
            f"{words}crps": None if record is None else round(record.crps, 3),
        }
    return row


def _figure(entry: "Kept", each: "Checked") -> dict[str, Any]:
    """Lay out one checked figure."""
    return {
        "id": entry.id,
        "area": entry.made.area,
        "as_of": entry.made.as_of,
        "made_on": entry.made_on,
        "model": entry.made.model,
        "scenario": entry.made.scenario,
        **asdict(each),
        "error": each.error,
        "error_of_last_value": each.error_of_last_value,
    }


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
    wanted = {file: rows for file, rows in tables.items() if file is not None}
    with written_whole(*wanted) as new:
        for file, rows in zip(new, wanted.values(), strict=True):
            file.write_text(csv_text(rows), encoding="utf-8", newline="")
