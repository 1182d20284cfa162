"""The track record of an area's forecasts, for its pages."""

from collections.abc import Sequence

from forecasting.looking_back.past_forecasts import (
    by_band_and_horizon,
    of_bands,
    sentence,
    together,
)
from scenarios.in_words.words import ages, one_decimal
from web.charts.picture import Table
from web.forecast_register import figures_that_count
from web.store.register import Kept


def register_sentence(register: Sequence[Kept]) -> str:
    """Say how earlier forecasts turned out, or that it is too early to say."""
    foretold = [entry for entry in register if not entry.made.scenario]
    if not foretold:
        return "No forecast of this authority is in the register yet."
    record = together(of_bands(figures_that_count(register), ahead=True))
    if record is not None:
        return sentence(record)
    count = len(foretold)
    return (
        f"{count} forecast{'' if count == 1 else 's'} of this authority "
        f"{'is' if count == 1 else 'are'} in the register. None can be checked yet: that needs "
        "data from after the day it was made from."
    )


def register_table(register: Sequence[Kept]) -> Table | None:
    """Lay out the record by distance and age band; nothing where nothing is known."""
    rows = by_band_and_horizon(figures_that_count(register))
    if not rows:
        return None
    return Table(
        caption="Forecasts of the past held against what came",
        head=("Ages", "Months ahead", "Figures", "In the 80% range", "Off by", "Last value off by"),
        rows=tuple(
            (
                ages(row.age_band),
                str(row.horizon_months),
                str(row.record.figures),
                str(row.record.inside_80),
                one_decimal(row.record.error),
                one_decimal(row.record.error_of_last_value),
            )
            for row in rows
        ),
    )
