"""The children who come in the next weeks, drawn from the baseline's own futures.

The same draws a scenario lives through: when children come, their ages and families from the
history, their needs from the profiles of those assessed. Only those who need a home here are given;
a child who comes in a month comes at its end.
"""

from datetime import timedelta
from math import ceil

from matching.looking_ahead import ArrivalsToCome, Expected
from scenarios.baseline.baseline import Baseline
from scenarios.children.today import WAITING
from scenarios.futures.beginnings import people_to_come
from scenarios.futures.stage import stage_of
from scenarios.world import World

WEEKS = 8
DRAWS = 100
DAYS_A_MONTH = 28
"""So many months are sampled that none of the weeks is left out."""


def arrivals_to_come(
    baseline: Baseline, *, weeks: int = WEEKS, draws: int = DRAWS, seed: int = 1
) -> ArrivalsToCome:
    """Sample who comes within some weeks; the same baseline and seed give the same children.

    Raises ValueError, with a sentence, for a baseline without a history.
    """
    months = ceil(weeks * 7 / DAYS_A_MONTH)
    setting = stage_of(World(baseline), months=months, draws=draws, seed=seed).setting
    last = baseline.as_of + timedelta(weeks=weeks)
    begins = setting.to_come.of_draws(draws)
    expected = [
        Expected(draw, setting.dates[step], person.child)
        for draw in range(draws)
        for step, people in people_to_come(setting, slice(begins[draw], begins[draw + 1])).items()
        for person in people
        if person.lives == WAITING and setting.dates[step] <= last
    ]
    source = f"{baseline.about.area or baseline.name}, {baseline.as_of.isoformat()}, seed {seed}"
    return ArrivalsToCome(draws, weeks, tuple(expected), source)
