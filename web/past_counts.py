"""The children counted on earlier days, as a fan shows them before the forecast begins."""

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forecasting.ages import AgeBand
    from forecasting.history import History

MONTHS_SHOWN_BEFORE = 36


def past_counts(
    history: "History", bands: "Sequence[AgeBand]", as_of: date
) -> list[dict[str, str | int]]:
    """Count the children of each band on earlier days: each month, or each day of a census."""
    from forecasting.ages import months_after
    from forecasting.history import CountHistory, first_day_known

    if isinstance(history, CountHistory):
        days = [day for day in history.census_days() if day <= as_of]
    else:
        before = [months_after(as_of, -month) for month in range(MONTHS_SHOWN_BEFORE, -1, -1)]
        days = [day for day in before if day >= first_day_known(history)]
    return [row for day in days for row in _counted(history, day, bands)]


def _counted(
    history: "History", day: date, bands: "Sequence[AgeBand]"
) -> list[dict[str, str | int]]:
    """Count one day: each band and all ages, as far as they are known."""
    from forecasting.history import BandsCannotBeBuilt, CountHistory

    try:
        counts = [float(children) for children in history.looked_after(day, bands)]
    except BandsCannotBeBuilt:
        counts = [math.nan] * len(bands)
    known = {band.label: n for band, n in zip(bands, counts, strict=True) if not math.isnan(n)}
    total = history.total_published(day) if isinstance(history, CountHistory) else sum(counts)
    if total is not None:
        known["all"] = total
    return [
        {"date": day.isoformat(), "age_band": band, "children": int(children)}
        for band, children in known.items()
    ]
