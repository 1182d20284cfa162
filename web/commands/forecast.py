"""`sufficiency forecast`: how many children of each age there will be."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from web.commands.answers import answer_options, give_table, need_folder, need_somewhere
from web.commands.entering import enter_forecasts
from web.commands.histories import areas, histories_and_hash
from web.commands.progress import Steps
from web.commands.refusal import Refused, refusing
from web.commands.shared_options import (
    area_option,
    bands_option,
    by_option,
    draws_option,
    file_option,
    instance_option,
    months_option,
    seed_option,
)
from web.commands.words_typed import A_FILE, DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forecasting.forecast import Forecast
    from forecasting.history import History


@click.command(short_help="Look ahead: how many children of each age, with ranges.")
@click.argument("history", type=A_FILE)
@area_option()
@click.option("--as-of", type=DAY, help="The day to start from. [default: the last the data cover]")
@months_option("How many months to look ahead.")
@bands_option()
@by_option()
@click.option(
    "--model",
    default="auto",
    show_default=True,
    help="no_change, entries_and_stays, pooled, blend, or auto: what foretold the past best.",
)
@draws_option(2000)
@seed_option()
@answer_options
@file_option(
    "--draws-out", metavar="FILE.npz", what_for="Also keep every sampled future (one area only)."
)
@instance_option()
def forecast(
    history: Path,
    area: str | None,
    as_of: date | None,
    months: int,
    bands: Any,
    by: str,
    model: str,
    draws: int,
    seed: int,
    out: Path | None,
    as_json: bool,
    draws_out: Path | None,
    instance: Path | None,
) -> None:
    """Look ahead: how many children of each age will be looked after, with ranges.

    HISTORY is a file or folder: SSDA903 returns, or a table of published counts. The first row of
    each age is the day the data reach, and exact. The forecast is entered in the register, where
    later data show how it turned out: `sufficiency register`.

    \b
    Examples:
      sufficiency forecast returns --out forecast.csv
      sufficiency forecast counts.csv --area Jersey --months 24 --out forecast.csv
    """
    need_somewhere(out, as_json)
    if draws_out is not None:
        need_folder(draws_out)
        if out is not None and out.resolve() == draws_out.resolve():
            raise click.UsageError("--out and --draws-out name the same file. Name two.")
    found, data_hash = histories_and_hash(history, area)
    if draws_out is not None:
        _need_one_area(found, history)
    from forecasting.forecast import forecast as look_ahead

    made: list[Forecast] = []
    with refusing(), Steps().step(f"Looking ahead, {areas(len(found))}") as progress:
        for each in found:
            ahead = look_ahead(
                each,
                as_of=as_of,
                months=months,
                bands=bands,
                by_placement=by == "age,placement",
                model=model,
                draws=draws,
                seed=seed,
            )
            made.append(ahead)
            progress(len(made) / len(found))
    _say(made)
    _compare(found, made)
    rows = [row for each in made for row in each.rows()]
    every_draw = {} if draws_out is None else {draws_out: lambda file: _write_draws(made[0], file)}
    give_table(rows, out, as_json, beside=every_draw)
    enter_forecasts(made, found, data_hash, model_asked=model, instance=instance)


def _need_one_area(found: "Sequence[History]", path: Path) -> None:
    """Refuse to keep the futures of several areas in one file."""
    if len(found) > 1:
        names = ", ".join(each.area for each in found[:5])
        raise Refused(
            f"There are {len(found)} areas in {path} ({names} ...), and --draws-out holds one. "
            "Choose one with --area."
        )


def _say(made: "list[Forecast]") -> None:
    """Say which model was used, and what a reader should know of each area, once."""
    for each in made:
        for note in each.notes:
            click.echo(f"{each.area}: {note}", err=True)
    models = ", ".join(sorted({each.model for each in made}))
    click.echo(f"Model: {models}. Seed: {made[0].seed}.", err=True)


def _compare(found: "Sequence[History]", made: "list[Forecast]") -> None:
    """Say where each area stands among authorities like it; the reason where it cannot be said."""
    from forecasting.many_areas.peers import like_yours

    for history, ahead in zip(found, made, strict=True):
        try:
            said = like_yours(history, ahead.as_of).sentence()
        except ValueError as reason:
            said = f"Not compared with other authorities: {reason}"
        click.echo(f"{ahead.area}: {said}", err=True)


def _write_draws(made: "Forecast", file: Path) -> None:
    """Write every sampled future: draws × months × bands, the as-of day first."""
    import numpy as np

    from forecasting.placement import GROUPS

    arrays = {
        "draws": made.draws,
        "total": made.totals(),
        "bands": np.array([band.label for band in made.bands]),
        "dates": np.array([day.isoformat() for day in made.dates]),
        "area": np.array(made.area),
        "seed": np.array(made.seed),
        "model": np.array(made.model),
    }
    if made.by_placement is not None:
        arrays["placement"] = made.by_placement
        arrays["groups"] = np.array([group.value for group in GROUPS])
    with file.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **arrays)
