"""`sufficiency peers`: where an area stands among authorities like it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matching.version import our_version
from web.commands.answers import (
    Writer,
    answer_options,
    give_table,
    need_folder,
    need_somewhere,
    writer_of,
)
from web.commands.histories import histories_and_records
from web.commands.refusal import refusing
from web.commands.shared_options import file_option
from web.commands.words_typed import A_FILE, DAY

if TYPE_CHECKING:
    from forecasting.history import History
    from scenarios.baseline.records import About


@click.command(short_help="Compare an area with English authorities of similar size.")
@click.argument("history", type=A_FILE)
@click.option("--area", help="The area to compare. [default: every one in the data]")
@click.option("--as-of", type=DAY, help="The day to compare. [default: the last the data cover]")
@click.option(
    "--funnel",
    is_flag=True,
    help="Give every authority with control limits (the points of a funnel plot).",
)
@file_option(
    "--report",
    "report_file",
    metavar="F.html",
    what_for="A page to read: the funnel plots of one area.",
)
@answer_options
def peers(
    history: Path,
    area: str | None,
    as_of: date | None,
    funnel: bool,
    report_file: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Compare an area with English authorities of similar size: low, typical or high.

    Number and change of children, ages, and starts for each child, each with the middle 80% of
    the peers, their year and the source. Low or high is not bad or good.

    \b
    Example:
      sufficiency peers counts.csv --area Jersey --out peers.csv --report peers.html
    """
    need_somewhere(out, as_json)
    found, records = histories_and_records(history, area)
    if report_file is not None:
        need_folder(report_file)
        if len(found) > 1:
            raise click.UsageError("A report is of one area: name it with --area.")
    from forecasting.many_areas.funnel import funnel as points_of
    from forecasting.many_areas.peers import day_compared, like_yours

    rows: list[Mapping[str, str | float | bool | None]] = []
    with refusing():
        for each in found:
            day = day_compared(each, as_of)
            compared = like_yours(each, day)
            click.echo(f"{each.area}: {compared.sentence()}", err=True)
            rows += [p.row() for p in points_of(each, day)] if funnel else compared.rows()
    beside = {} if report_file is None else {report_file: _page(found[0], as_of, records.about)}
    give_table(rows, out, as_json, beside=beside)


def _page(history: "History", as_of: date | None, about: "About | None") -> Writer:
    """Give what writes the funnel plots of an area."""
    from forecasting.many_areas.funnel import funnel
    from forecasting.many_areas.peers import day_compared, like_yours
    from web.reports.peers import report
    from web.reports.writing import report_page

    day = day_compared(history, as_of)
    rows = [point.row() for point in funnel(history, day)]
    told = report(
        like_yours(history, day),
        rows,
        synthetic=None if about is None else about.synthetic,
        version=our_version(),
    )
    return writer_of(report_page(told))
