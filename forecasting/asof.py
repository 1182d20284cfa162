"""The day a forecast starts from: the last on which the number of children is known."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand
from forecasting.history import EpisodeHistory, History


def starting_day(history: History, as_of: date | None, bands: Sequence[AgeBand]) -> date:
    """Give the day itself for periods of care; for counts the last census day on or before it."""
    if isinstance(history, EpisodeHistory):
        return _day_of_episodes(history, as_of)
    days = [day for day in history.census_days() if as_of is None or day <= as_of]
    if not days:
        when = f" on or before {as_of}" if as_of else ""
        raise ValueError(f"{history.area}: no count of looked-after children{when}.")
    for day in reversed(days):
        if not np.isnan(history.looked_after(day, bands)).any():
            return day
    raise ValueError(
        f"{history.area}: on no census day are all the ages "
        f"{', '.join(band.label for band in bands)} published."
    )


def known_stock(history: History, day: date, bands: Sequence[AgeBand]) -> NDArray[np.float64]:
    """Give the children of each band on a day; nan where not published."""
    return history.looked_after(day, bands).astype(np.float64)


def _day_of_episodes(history: EpisodeHistory, as_of: date | None) -> date:
    day = history.known_to if as_of is None else as_of
    if day > history.known_to:
        raise ValueError(
            f"{history.area}: the data are known to {history.known_to}; "
            f"a forecast cannot start on {day}. Choose that day or an earlier one."
        )
    if day < history.complete_from:
        raise ValueError(
            f"{history.area}: the data are complete only from {history.complete_from}; "
            f"a forecast cannot start on {day}."
        )
    return day
