"""How many children of each age and level there are, counted from the children themselves."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand, as_days, birthdays
from matching.needs import Level
from scenarios.children.to_come import ChildrenToCome
from scenarios.children.today import Today


def by_band_and_level(
    to_come: ChildrenToCome,
    today: Today,
    leaves_today: NDArray[np.int16],
    born_today: NDArray[np.datetime64],
    *,
    dates: Sequence[date],
    bands: Sequence[AgeBand],
) -> NDArray[np.int32]:
    """Count the children looked after: draws × steps × bands × levels.

    Over the levels this is the forecast itself, as long as no lever changes who comes.
    """
    here = leaves_today.shape
    draw = np.concatenate([np.repeat(np.arange(here[0]), here[1]), to_come.draw])
    born = np.concatenate([np.tile(born_today, here[0]), to_come.born])
    first = np.concatenate([np.zeros(leaves_today.size, dtype=np.int64), to_come.month])
    until = np.concatenate([leaves_today.ravel().astype(np.int64), to_come.leaves])
    level = np.concatenate([today.levels.ravel(), to_come.level])
    ends = as_days(dates)
    change = np.zeros((here[0], len(dates) + 1, len(bands), len(Level)), dtype=np.int32)
    for place, band in enumerate(bands):
        enters = np.maximum(first, np.searchsorted(ends, birthdays(born, band.lowest)))
        leaves = np.minimum(until, np.searchsorted(ends, birthdays(born, band.highest + 1)))
        kept = leaves > enters
        np.add.at(change, (draw[kept], enters[kept], place, level[kept]), 1)
        np.add.at(change, (draw[kept], leaves[kept], place, level[kept]), -1)
    return np.cumsum(change, axis=1, dtype=np.int32)[:, : len(dates)]
