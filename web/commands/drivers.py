"""`sufficiency drivers`: where changes in the number of children come from."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from web.commands.answers import answer_options, give_table, need_somewhere
from web.commands.histories import areas, histories_and_records
from web.commands.progress import Steps
from web.commands.refusal import Refused, refusing
from web.commands.shared_options import (
    area_option,
    bands_option,
    draws_option,
    months_option,
    seed_option,
)
from web.commands.words_typed import A_FILE, DAY

if TYPE_CHECKING:
    from forecasting.drivers import Drivers


@click.command(short_help="What drives the numbers: who comes, leaves, and grows older.")
@click.argument("history", type=A_FILE)
@area_option()
@click.option("--as-of", type=DAY, help="The day between past and future. [default: the last]")
@months_option("How many months to look back, and ahead.")
@bands_option()
@draws_option(1000)
@seed_option()
@answer_options
def drivers(
    history: Path,
    area: str | None,
    as_of: date | None,
    months: int,
    bands: Any,
    draws: int,
    seed: int,
    out: Path | None,
    as_json: bool,
) -> None:
    """Take changes in the number of children apart: entries, leaving, birthdays, moves.

    For the months before the day and those after it. The parts add up to the change of each age
    band, in every sampled future. For the past, also whether the change came from entries or from
    length of stay. Counts do not say who left, so with them only what lies ahead is taken apart.

    \b
    Example:
      sufficiency drivers returns --months 24 --out drivers.csv
    """
    need_somewhere(out, as_json)
    found, records = histories_and_records(history, area)
    from forecasting.drivers import drivers as take_apart
    from forecasting.history import EpisodeHistory
    from scenarios.baseline.how_left import how_left

    made: list[Drivers] = []
    with refusing(), Steps().step(f"Taking changes apart, {areas(len(found))}") as progress:
        for each in found:
            marked = how_left(records, each) if isinstance(each, EpisodeHistory) else None
            try:
                taken = take_apart(
                    each,
                    as_of=as_of,
                    months=months,
                    bands=bands,
                    draws=draws,
                    seed=seed,
                    how_left=marked,
                )
            except ValueError as reason:
                if len(found) == 1:
                    raise
                click.echo(f"Left out. {reason}", err=True)
                continue
            made.append(taken)
            progress(len(made) / len(found))
    if not made:
        raise Refused("In none of the areas can the change be taken apart; the reasons are above.")
    for taken in made:
        for note in taken.notes:
            click.echo(note, err=True)
    give_table([row for taken in made for row in taken.rows()], out, as_json)
