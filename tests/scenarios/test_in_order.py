"""Placed one after another: as many at once as cannot change each other's answer."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.futures import future
from scenarios.futures.asking import Asking
from scenarios.futures.in_order import answers_that_hold
from scenarios.futures.live import live
from scenarios.futures.stage import stage_of
from scenarios.futures.tally import Tally
from scenarios.world import World

DRAWS, MONTHS = 8, 18


def first_of_each_draw(asking: Asking, _lives: Any) -> Any:
    first = np.zeros(len(asking.draws), dtype=bool)
    first[np.unique(asking.draws, return_index=True)[1]] = True
    return first[asking.row]


@pytest.fixture
def busy(made_up: Baseline) -> World:
    """Give a world in which many need a home on the day."""
    return World(made_up, Assumptions(unplanned_endings_a_year=0.6, needed_today_share=0.9))


def test_it_comes_to_the_same_as_one_party_at_a_time(
    busy: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    askings: list[int] = []

    def counted(asking: Asking, lives: Any) -> Any:
        holds = answers_that_hold(asking, lives)
        askings.append(int(holds.sum()))
        return holds

    setting = stage_of(busy, months=MONTHS, draws=DRAWS, seed=3).setting
    monkeypatch.setattr(future, "answers_that_hold", counted)
    together = live(setting, DRAWS)
    monkeypatch.setattr(future, "answers_that_hold", first_of_each_draw)
    in_turn = live(setting, DRAWS)
    assert max(askings) > DRAWS
    for field in fields(Tally):
        assert (getattr(together, field.name) == getattr(in_turn, field.name)).all(), field.name
