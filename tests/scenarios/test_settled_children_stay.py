"""A settled child is moved by nobody: not to free a place, not to save money."""

from scenarios.baseline.baseline import Baseline
from scenarios.future import Future
from scenarios.run import Asked, futures_of
from scenarios.tally import Tally
from scenarios.world import World

MONTHS, DRAWS = 12, 10


def test_settled_children_live_where_they_lived_unless_they_leave_or_it_breaks_down(
    made_up: Baseline,
) -> None:
    stage = futures_of(World(made_up), Asked(MONTHS, DRAWS, 3))[1]
    setting = stage.setting
    looked_at = 0
    tally = Tally.empty(DRAWS, len(setting.dates), setting.bands, len(setting.supply.places))
    for draw in range(DRAWS):
        future = Future(setting, draw, slice(setting.begins[draw], setting.begins[draw + 1]))
        settled = [
            (person, person.lives)
            for person in future.here
            if person.lives >= 0 and not (person.may_move or person.endings or person.changes)
        ]
        future.live(tally, draw)
        assert all(person.lives == lived for person, lived in settled)
        looked_at += len(settled)
    assert looked_at > 100
