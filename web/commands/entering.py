"""Enters forecasts in the register, and says how earlier ones turned out; never at their cost."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matching.version import our_version
from web.commands.surroundings import settings_here

if TYPE_CHECKING:
    from forecasting.forecast import Forecast
    from forecasting.history import History
    from web.settings import Settings

MOST_CHILDREN_TRIED = 400
"""Larger areas take longer to try on their past than to forecast: `backtest` does that."""
DAYS_TRIED, DRAWS_TRIED = 4, 100


@contextmanager
def registering() -> Iterator[None]:
    """Say so where the register cannot be used: a forecast stands without it."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as failed:
        why = getattr(failed, "orig", None) or type(failed).__name__
        _not_entered(str(why))
    except (OSError, ValueError) as failed:
        _not_entered(str(failed))


def _not_entered(why: str) -> None:
    click.echo(
        f"The forecast register cannot be used: {why}. All else is done. Name another "
        "folder with --instance.",
        err=True,
    )


def enter_forecasts(
    made: "Sequence[Forecast]",
    histories: "Sequence[History]",
    data_hash: str,
    *,
    model_asked: str,
    instance: Path | None,
) -> None:
    """Check earlier forecasts with these data, say how they did, and enter the new ones."""
    from forecasting.register import entry_of
    from web.forecast_register import check_against, said_of
    from web.store.engine import open_database
    from web.store.register import enter

    said = ""
    with registering():
        settings: Settings = settings_here(instance)
        engine = open_database(settings.database)
        check_against(engine, histories, data_hash, on=settings.today)
        said = said_of(engine, made[0].area if len(made) == 1 else None)
        entries = [
            entry_of(
                each,
                model_asked=model_asked,
                known_to=max(history.known_to, each.as_of),
                data_hash=data_hash,
                version=our_version(),
                on=settings.today,
            )
            for each, history in zip(made, histories, strict=True)
        ]
        enter(engine, entries)
    if said:
        click.echo(f"Earlier forecasts: {said}", err=True)
    elif len(made) == 1 and model_asked != "auto":
        # A past that cannot be tried is no fault of the forecast, which has been given by now.
        with suppress(ValueError):
            click.echo(_tried_on_the_past(made[0], histories[0]), err=True)


def _tried_on_the_past(made: "Forecast", history: "History") -> str:
    """Say how the model does from past days; `auto` has said it when it chose."""
    from forecasting.ages import months_after
    from forecasting.backtest import backtest
    from forecasting.looking_back.past_days import default_origins, truth
    from forecasting.scores import LAST_VALUE
    from web.outlook.track_record import track_record

    if made.draws[0, 0].sum() > MOST_CHILDREN_TRIED:
        return "No earlier forecast can be checked yet. `sufficiency backtest` tries the past."
    seen = history.seen_on(made.as_of)
    origins: list[date] = [
        day
        for day in default_origins(seen, made.bands)
        if truth(seen, months_after(day, 12), made.bands) is not None
    ][-DAYS_TRIED:]
    rows = backtest(
        seen,
        origins=origins,
        horizons=(12,),
        bands=made.bands,
        models=tuple(dict.fromkeys((LAST_VALUE, made.model))),
        draws=DRAWS_TRIED,
        seed=made.seed,
    )
    for each in track_record(rows, made.model):
        days = f"{each.origins} past day{'' if each.origins == 1 else 's'}"
        return (
            f"No earlier forecast can be checked yet. From {days}, 12 months ahead, "
            f"{made.model} was off by {each.miss:.1f} children an age band where the last value "
            f"was off by {each.miss_of_last_value:.1f}; its 80% range held "
            f"{each.inside_range:.0%}."
        )
    return "No earlier forecast can be checked yet, and the past is too short to try the model on."
