"""A settled child is moved by nobody: not to free a place, not to save money."""

from collections.abc import Sequence
from typing import Any

import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.futures import future
from scenarios.futures.future import Future
from scenarios.futures.month import place_together
from scenarios.futures.seeker import Placed, Seeker
from scenarios.futures.tally import Tally
from scenarios.run import Asked, futures_of
from scenarios.scenario import read_levers
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
        lived = Future(setting, draw, slice(setting.begins[draw], setting.begins[draw + 1]))
        settled = [
            (person, person.lives)
            for person in lived.here
            if person.lives >= 0 and not (person.may_move or person.endings or person.changes)
        ]
        lived.live(tally, draw)
        assert all(person.lives == home for person, home in settled)
        looked_at += len(settled)
    assert looked_at > 100


def test_a_review_finds_a_better_family_or_leaves_the_child_at_home(
    made_up: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def watched(seekers: Sequence[Seeker], *given: Any, **rest: Any) -> Placed:
        placed = place_together(seekers, *given, **rest)
        for each, place in zip(seekers, placed.places, strict=True):
            if each.reviewed:
                costs = {option.place: option.cost for option in each.options}
                seen.append(costs[place] - costs[each.stays])
        return placed

    monkeypatch.setattr(future, "place_together", watched)
    given = {"lever": "step_down", "from": "2026-12", "percent_a_month": 50}
    world = read_levers([given])[0].pull(World(made_up))
    futures_of(world, Asked(6, 4, 3))
    assert len(seen) > 5
    assert max(seen) <= 0, "nobody is placed worse, or without a home, to make room"
    assert min(seen) < 0, "a move is the child's own plan: a home that suits is left for a family"
