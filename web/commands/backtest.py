"""`sufficiency backtest`: how the forecasts would have done in the past."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from web.commands.answers import (
    answer_options,
    csv_text,
    give_table,
    need_folder,
    need_somewhere,
    written_whole,
)
from web.commands.histories import areas, histories_in
from web.commands.progress import Steps
from web.commands.refusal import Refused, refusing
from web.commands.surroundings import our_version
from web.commands.words_typed import (
    A_FILE,
    DAY,
    Listed,
    bands_option,
    by_option,
    draws_option,
    seed_option,
)

if TYPE_CHECKING:
    from forecasting.back_test_scores import Scored
    from forecasting.history import History


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
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.html",
    help="A page to read: how far off, whether the ranges held, with figures and tables.",
)
@click.option(
    "--scores-out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.csv",
    help="The scores behind that page, one row for each band, distance and model.",
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
    from forecasting.back_test_scores import Scored, scored
    from forecasting.backtest import rows_of, trials
    from forecasting.models import MODELS

    models = tuple(each.name for each in MODELS) if model == ("auto",) else model
    # Scores set every model beside the last value with its range, asked for or not.
    tried = tuple(dict.fromkeys((*models, "no_change"))) if wanted else models
    rows: list[dict[str, Any]] = []
    scores: list[Scored] = []
    steps = Steps()
    with refusing(), steps.step(f"Looking back, {areas(len(found))}") as progress:
        for done, each in enumerate(found, 1):
            for trial in trials(
                each,
                origins=_origins_known(each, origins, bands, several=len(found) > 1),
                horizons=horizons,
                bands=bands,
                by_placement=by == "age,placement",
                models=tried,
                draws=draws,
                seed=seed,
            ):
                rows += rows_of(each, trial, bands) if trial.model in models else []
                scores += scored(each, trial, bands, seed=seed) if wanted else ()
            progress(done / len(found))
    if not rows:
        raise Refused(
            f"There is nothing to look back on in {history}: no day has both counts of these ages "
            "and, at one of the horizons, counts of what came. Try other --bands or --horizons, or "
            "bring more years."
        )
    _say(rows, models)
    settings = {"Draws": str(draws), "Seed": str(seed), "Version": our_version()}
    beside = _beside(scores, history, settings, report_file, scores_out)
    if out is None and not as_json:
        _write(beside)
    else:
        give_table(rows, out, as_json, beside=beside)


def _origins_known(
    history: "History", origins: Sequence[date] | None, bands: Any, *, several: bool
) -> Sequence[date] | None:
    """Leave out, where there are several areas, the days one of them has no figures for."""
    if origins is None or not several:
        return origins
    from forecasting.past_days import truth

    known = [day for day in origins if truth(history, day, bands) is not None]
    for day in origins:
        if day not in known:
            click.echo(f"{history.area}: left out from {day}, no figures for these ages.", err=True)
    return known


def _say(rows: list[dict[str, Any]], models: tuple[str, ...]) -> None:
    """Sum up on the error stream how far off each model was."""
    from web.pages.track_record import track_record

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
    settings: Mapping[str, str],
    report_file: Path | None,
    scores_out: Path | None,
) -> dict[Path, Callable[[Path], None]]:
    """Give what writes the report and the scores, where they were asked for."""
    beside: dict[Path, Callable[[Path], None]] = {}
    if report_file is not None:
        from web.reports.back_test import report
        from web.reports.writing import report_page

        page = report_page(report(scores, source=str(history), facts=list(settings.items())))
        beside[report_file] = _writing(page)
    if scores_out is not None:
        beside[scores_out] = _writing(csv_text(score_rows(scores)))
    return beside


def _writing(text: str) -> Callable[[Path], None]:
    def write(file: Path) -> None:
        file.write_text(text, encoding="utf-8", newline="")

    return write


def score_rows(scores: "Sequence[Scored]") -> list[dict[str, Any]]:
    """Lay out the scores as a table."""
    from forecasting.score_table import score_table

    return [
        {
            "size": row.size,
            "age_band": row.age_band,
            "placement": row.placement,
            "horizon_months": row.horizon_months,
            "model": row.model,
            "n": row.n,
            "error": round(row.error, 4),
            "error_of_last_value": round(row.error_of_last_value, 4),
            "change": None if row.change is None else round(row.change, 4),
            "crps": round(row.crps, 4),
            "interval_score": round(row.interval_score, 4),
            "coverage_80": round(row.coverage_80, 4),
            "coverage_low": round(row.coverage_low, 4),
            "coverage_high": round(row.coverage_high, 4),
            "bias": round(row.bias, 4),
        }
        for row in score_table(scores)
    ]


def _write(files: Mapping[Path, Callable[[Path], None]]) -> None:
    with written_whole(*files) as new:
        for file, write in zip(new, files.values(), strict=True):
            write(file)
