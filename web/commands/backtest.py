"""`sufficiency backtest`: how the forecasts would have done in the past."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from web.commands.answers import answer_options, give_table, need_somewhere
from web.commands.histories import areas, histories_in
from web.commands.progress import Steps
from web.commands.refusal import Refused, refusing
from web.commands.words_typed import (
    A_FILE,
    DAY,
    Listed,
    bands_option,
    by_option,
    draws_option,
    seed_option,
)


@click.command(short_help="Look back: how forecasts from earlier days would have done.")
@click.argument("history", type=A_FILE)
@click.option("--area", help="The area to look at. [default: every one in the data]")
@click.option(
    "--origins",
    type=Listed(DAY),
    help="Days to start from, with commas. [default: every one with enough before and after it]",
)
@click.option(
    "--horizons",
    type=Listed(click.IntRange(1, 120)),
    default="12,24,36",
    show_default=True,
    help="Months to look ahead.",
)
@bands_option()
@by_option()
@click.option(
    "--model",
    type=Listed(click.STRING),
    default="auto",
    show_default=True,
    help="Models to compare, with commas; auto compares all.",
)
@draws_option(2000)
@seed_option()
@answer_options
def backtest(
    history: Path,
    area: str | None,
    origins: tuple[date, ...] | None,
    horizons: tuple[int, ...],
    bands: Any,
    by: str,
    model: tuple[str, ...],
    draws: int,
    seed: int,
    out: Path | None,
    as_json: bool,
) -> None:
    """Look back: forecast from earlier days, seeing nothing later, and compare with what happened.

    The bar to beat is `no_change`, which carries the last count forward.

    \b
    Example:
      sufficiency backtest returns --horizons 12,24 --out backtest.csv
    """
    need_somewhere(out, as_json)
    found = histories_in(history, area)
    from forecasting.backtest import backtest as look_back
    from forecasting.models import MODELS

    models = tuple(each.name for each in MODELS) if model == ("auto",) else model
    rows: list[dict[str, Any]] = []
    steps = Steps()
    with refusing(), steps.step(f"Looking back, {areas(len(found))}") as progress:
        for done, each in enumerate(found, 1):
            rows += look_back(
                each,
                origins=origins,
                horizons=horizons,
                bands=bands,
                by_placement=by == "age,placement",
                models=models,
                draws=draws,
                seed=seed,
            )
            progress(done / len(found))
    if not rows:
        raise Refused(
            f"There is nothing to look back on in {history}: no day has both counts of these ages "
            "and, at one of the horizons, counts of what came. Try other --bands or --horizons, or "
            "bring more years."
        )
    _say(rows, models)
    give_table(rows, out, as_json)


def _say(rows: list[dict[str, Any]], models: tuple[str, ...]) -> None:
    """Sum up on the error stream how far off each model was."""
    from web.pages.track_record import track_record

    for name in models:
        for each in track_record(rows, name):
            click.echo(
                f"{name}, {each.months} months ahead: off by {each.miss:.2f} children an age band "
                f"on average, the range of 8 in 10 held {each.inside_range:.0%} "
                f"({each.origins} starting days).",
                err=True,
            )
