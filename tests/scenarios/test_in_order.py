"""Placed one after another: as many at once as cannot change each other's answer."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from scenarios.assumptions import Assumptions
from scenarios.futures import future
from scenarios.futures.asking import Asking
from scenarios.futures.counting import Counting
from scenarios.futures.future import Futures
from scenarios.futures.in_order import answers_that_hold
from scenarios.futures.live import live
from scenarios.futures.placing import place_all
from scenarios.futures.stage import stage_of
from scenarios.futures.tally import Tally
from scenarios.world import World

DRAWS, MONTHS = 8, 18


def one_at_a_time(
    futures: Futures, who: Any, party: Any, step: int, counting: Counting | None = None
) -> None:
    """Place the first party of each draw, and count its homes, before anyone asks about the next.

    What it counts is held against what is counted once all have been placed.
    """
    while len(who):
        draw = futures.people.draw[who]
        first = np.isin(party, party[np.unique(draw, return_index=True)[1]])
        asking = futures._asking(who[first], step, party[first])
        if counting:
            counting.asked(asking.who, asking.suitable_homes(), step)
        places, cut_short = place_all(asking)
        futures._let_live(asking, places, cut_short, np.ones(len(asking.who), dtype=bool))
        who, party = who[~first], party[~first]


@pytest.mark.parametrize("authority", ["made_up", "much_recorded"])
def test_it_comes_to_the_same_as_one_party_at_a_time(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, authority: str
) -> None:
    at_once: list[int] = []

    def counted(asking: Asking, lives: Any) -> Any:
        holds = answers_that_hold(asking, lives)
        at_once.append(int(holds.sum()))
        return holds

    baseline = request.getfixturevalue(authority)
    busy = World(baseline, Assumptions(unplanned_endings_a_year=0.6, needed_today_share=0.9))
    setting = stage_of(busy, months=MONTHS, draws=DRAWS, seed=3).setting
    monkeypatch.setattr(future, "answers_that_hold", counted)
    together = live(setting, DRAWS)
    monkeypatch.setattr(Futures, "_place_in_order", one_at_a_time)
    in_turn = live(setting, DRAWS)
    assert max(at_once) > DRAWS
    assert together.options[:, 1:].any()
    for field in fields(Tally):
        assert (getattr(together, field.name) == getattr(in_turn, field.name)).all(), field.name
