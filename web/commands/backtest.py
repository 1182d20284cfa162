"""`sufficiency backtest`: how the forecasts would have done in the past."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matching.version import our_version
from web.commands.answers import (
    Writer,
    answer_options,
    csv_text,
    give_table,
    need_folder,
    need_somewhere,
    write_together,
    writer_of,
)
from web.commands.histories import areas, histories_in
from web.commands.progress import Steps
from web.commands.refusal import Refused, refusing
from web.commands.shared_options import (
    area_option,
    bands_option,
    by_option,
    draws_option,
    file_option,
    seed_option,
)
from web.commands.words_typed import A_FILE, DAY, Listed

if TYPE_CHECKING:
    from forecasting.looking_back.back_test_scores import Scored


@click.command(short_help="Look back: how forecasts from earlier days would have done.")
@click.argument("history", type=A_FILE)
@area_option()
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
@file_option(
    "--report",
    "report_file",
    metavar="FILE.html",
    what_for="A page to read: how far off, whether the ranges held, with figures and tables.",
)
@file_option(
    "--scores-out",
    metavar="FILE.csv",
    what_for="The scores behind that page, one row for each band, distance and model.",
)
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
    report_file: Path | None,
    scores_out: Path | None,
) -> None:
    """Look back: forecast from earlier days, seeing nothing later, and compare with what happened.

    The bar to beat is `no_change`, which carries the last count forward.

    \b
    Example:
      sufficiency backtest returns --horizons 12,24 --out backtest.csv --report backtest.html
    """
    wanted = [file for file in (report_file, scores_out) if file is not None]
    for file in wanted:
        need_folder(file)
    if not wanted:
        need_somewhere(out, as_json)
    found = histories_in(history, area)
    from forecasting.models import MODELS
    from web.commands.looking_back import Look, look_back

    models = tuple(each.name for each in MODELS) if model == ("auto",) else model
    with refusing(), Steps().step(f"Looking back, {areas(len(found))}") as progress:
        look = Look(
            origins, horizons, bands, by == "age,placement", models, draws, seed, bool(wanted)
        )
        rows, scores = look_back(found, look, progress)
    if not rows:
        raise Refused(
            f"There is nothing to look back on in {history}: no day has both counts of these ages "
            "and, at one of the horizons, counts of what came. Try other --bands or --horizons, or "
            "bring more years."
        )
    _say(rows, models)
    facts = {"Draws": str(draws), "Seed": str(seed), "Version": our_version()}
    beside = _beside(scores, history, facts, report_file, scores_out) if wanted else {}
    if out is None and not as_json:
        write_together(beside)
    else:
        give_table(rows, out, as_json, beside=beside)


def _say(rows: list[dict[str, Any]], models: tuple[str, ...]) -> None:
    """Sum up on the error stream how far off each model was."""
    from web.outlook.track_record import track_record

    for name in models:
        for each in track_record(rows, name):
            click.echo(
                f"{name}, {each.months} months ahead: off by {each.miss:.2f} children an age band "
                f"on average, the range of 8 in 10 held {each.inside_range:.0%} "
                f"({each.origins} starting day{'' if each.origins == 1 else 's'}).",
                err=True,
            )


def _beside(
    scores: "Sequence[Scored]",
    history: Path,
    facts: Mapping[str, str],
    report_file: Path | None,
    scores_out: Path | None,
) -> dict[Path, Writer]:
    """Give what writes the report and the scores, where they were asked for."""
    from forecasting.looking_back.score_table import score_table
    from web.reports.back_test import report
    from web.reports.writing import report_page

    beside: dict[Path, Writer] = {}
    if report_file is not None:
        page = report_page(report(scores, source=str(history), facts=list(facts.items())))
        beside[report_file] = writer_of(page)
    if scores_out is not None:
        beside[scores_out] = writer_of(csv_text([row.row() for row in score_table(scores)]))
    return beside
