"""All the futures of a run, lived one after another, and what was counted in them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.needs import Level
from scenarios.future import Future
from scenarios.outcomes import Outcome
from scenarios.setting import Setting
from scenarios.tables import SHORT_TIERS


@dataclass(frozen=True)
class Lived:
    """What was counted over all draws; axes as in `tables.Counted`."""

    outcomes: NDArray[np.int32]
    short: NDArray[np.int32]
    short_by: NDArray[np.int64]
    not_proved: int
    """Months whose matching was cut short: the best found stands."""


def live(setting: Setting, draws: int, progress: Callable[[int], None]) -> Lived:
    """Live every draw; `progress` is told how many are done."""
    steps = len(setting.dates)
    outcomes = np.zeros((draws, steps, len(Outcome)), dtype=np.int32)
    short = np.zeros((draws, steps, len(SHORT_TIERS) + 1), dtype=np.int32)
    short_by = np.zeros((setting.bands, len(Level)), dtype=np.int64)
    not_proved = 0
    begins = setting.to_come.of_draws(draws)
    for draw in range(draws):
        future = Future(setting, draw, slice(begins[draw], begins[draw + 1]))
        future.live(outcomes[draw], short[draw], short_by)
        not_proved += future.not_proved
        progress(draw + 1)
    return Lived(outcomes, short, short_by, not_proved)
