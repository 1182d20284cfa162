"""`sufficiency indicators`: what a service watches, with rolling averages."""

from pathlib import Path

import click

from web.commands.answers import answer_options, give_table, need_somewhere
from web.commands.histories import histories_and_records
from web.commands.refusal import refusing
from web.commands.shared_options import area_option, months_option
from web.commands.words_typed import A_FILE


@click.command(short_help="Numbers and rates to watch, with 24- and 36-month averages.")
@click.argument("history", type=A_FILE)
@area_option()
@months_option("How many months to show.", default=60, most=600)
@answer_options
def indicators(
    history: Path, area: str | None, months: int, out: Path | None, as_json: bool
) -> None:
    """Read the indicators of a service: children, rates, entries, leavings, moves and stability.

    Each month with its average over 24 and 36 months, and which way is better. An average is given
    only where every month behind it is known; an empty cell is not known, and never nought. Rates
    per 10,000 need counts of `residents` beside the data.

    \b
    Example:
      sufficiency indicators returns --out indicators.csv
    """
    need_somewhere(out, as_json)
    found, records = histories_and_records(history, area)
    from scenarios.indicators import indicators as read_indicators
    from scenarios.indicators import rows_of

    with refusing():
        told = {each.area: read_indicators(each, records, months) for each in found}
    for name, readings in told.items():
        known = {each.indicator for each in readings if each.value is not None}
        missing = dict.fromkeys(e.indicator.value for e in readings if e.indicator not in known)
        if missing:
            click.echo(f"{name}: not known from these data: {', '.join(missing)}.", err=True)
    give_table([row for name, each in told.items() for row in rows_of(name, each)], out, as_json)
