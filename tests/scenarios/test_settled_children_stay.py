"""A settled child is moved by nobody: not to free a place, not to save money."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.futures import future
from scenarios.futures.asking import Asking
from scenarios.futures.future import Futures
from scenarios.futures.live import tally_for
from scenarios.futures.living import NOT_HERE
from scenarios.futures.month_asked import seeker_of
from scenarios.futures.placing import place_all
from scenarios.run import Asked, futures_of
from scenarios.scenario import read_levers
from scenarios.world import Returns, World

MONTHS, DRAWS = 12, 10


def test_settled_children_live_where_they_lived_unless_they_leave_or_it_breaks_down(
    made_up: Baseline,
) -> None:
    stage = futures_of(World(made_up), Asked(MONTHS, DRAWS, 3))[1]
    setting = stage.setting
    lived = Futures(setting, range(DRAWS))
    people, before = lived.people, lived.living.lives.copy()
    endings = [people.endings.below(n, rate) for n, rate in enumerate(setting.unplanned)]
    settled = (before >= 0) & ~people.may_move
    settled[np.concatenate([*endings, *people.changes.people])] = False
    lived.live(tally_for(setting, DRAWS))
    after = lived.living.lives
    assert ((after == before) | (after == NOT_HERE))[settled].all()
    looked_at = int(settled.sum())
    assert looked_at > 100


def test_a_child_who_lives_where_a_rule_would_not_have_them_is_not_moved_by_a_review(
    made_up: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each lives with others though the only child a home may have: a fact for people to decide."""
    alone = tuple(replace(child, sole_child=True) for child in made_up.children)
    lived: list[int] = []

    def watched(asking: Asking) -> Any:
        places, cut_short = place_all(asking)
        kept_or_better = places[asking.reviewed] >= 0
        lived.extend(asking.lived[asking.reviewed].tolist())
        assert kept_or_better.all()
        return places, cut_short

    monkeypatch.setattr(future, "place_all", watched)
    reviews = (Returns(made_up.as_of.replace(day=1), 0.5),)
    world = World(replace(made_up, children=alone), step_downs=reviews)
    futures_of(world, Asked(8, 6, 3))
    assert lived, "a child who lives alone in a home is reviewed"


def test_a_review_finds_a_better_family_or_leaves_the_child_at_home(
    made_up: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def watched(asking: Asking) -> Any:
        places, cut_short = place_all(asking)
        for one in np.flatnonzero(asking.reviewed).tolist():
            costs = {option.place: option.cost for option in seeker_of(asking, one).options}
            seen.append(costs[int(places[one])] - costs[int(asking.lived[one])])
        return places, cut_short

    monkeypatch.setattr(future, "place_all", watched)
    given = {"lever": "step_down", "from": "2026-12", "percent_a_month": 50}
    world = read_levers([given])[0].pull(World(made_up))
    futures_of(world, Asked(6, 4, 3))
    assert len(seen) > 5
    assert max(seen) <= 0, "nobody is placed worse, or without a home, to make room"
    assert min(seen) < 0, "a move is the child's own plan: a home that suits is left for a family"
