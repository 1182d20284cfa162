"""A settled child is moved by nobody: not to free a place, not to save money."""

import numpy as np

from matching.needs import Level
from scenarios.baseline.baseline import Baseline
from scenarios.future import Future
from scenarios.outcomes import Outcome
from scenarios.run import futures_of
from scenarios.tables import SHORT_TIERS
from scenarios.world import World

MONTHS, DRAWS = 12, 5


def test_settled_children_live_where_they_lived_unless_they_leave_or_it_breaks_down(
    made_up: Baseline,
) -> None:
    stage = futures_of(World(made_up), MONTHS, DRAWS, 3)[1]
    setting = stage.setting
    begins = setting.to_come.of_draws(DRAWS)
    looked_at = 0
    for draw in range(DRAWS):
        future = Future(setting, draw, slice(begins[draw], begins[draw + 1]))
        settled = [
            (person, person.lives)
            for person in future.here
            if person.lives >= 0 and not person.may_move and not person.endings
        ]
        live_through(future, setting.bands)
        assert all(person.lives == lived for person, lived in settled)
        looked_at += len(settled)
    assert looked_at > 100


def live_through(future: Future, bands: int) -> None:
    future.live(
        np.zeros((future.steps, len(Outcome)), dtype=np.int32),
        np.zeros((future.steps, len(SHORT_TIERS) + 1), dtype=np.int32),
        np.zeros((bands, len(Level)), dtype=np.int64),
    )
