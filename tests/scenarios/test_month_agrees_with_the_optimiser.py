"""The fast monthly match reaches the same objective values as the full optimiser."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matching.children import SiblingPlan
from matching.optimiser.best import best
from matching.optimiser.small import objective
from matching.resolved import Home, Resolved
from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.futures import future
from scenarios.futures.asking import Asking
from scenarios.futures.month_asked import month_asked
from scenarios.futures.placing import place_all
from scenarios.futures.seeker import NO_HOME
from scenarios.run import Asked, futures_of
from scenarios.world import Returns, World


class Asks:
    """Puts every month of every draw to the full optimiser too, and counts how often."""

    def __init__(self) -> None:
        self.months = self.competing = 0

    def __call__(self, asking: Asking) -> Any:
        places, cut_short = place_all(asking)
        for row in range(len(asking.draws)):
            everyone = np.flatnonzero(asking.row == row).tolist()
            month, resolved = month_asked(asking, everyone)
            offered = [place.id for place in asking.living.setting.supply.places]
            homes = [None if n == NO_HOME else offered[n] for n in places[everyone].tolist()]
            ids = [seeker.child.id for seeker in month.seekers]
            self.look_at(resolved, objective(resolved, dict(zip(ids, homes, strict=True))))
            self.months += 1
        return places, cut_short

    def look_at(self, resolved: Resolved, found: Any) -> None:
        """Compare what an answer counts with the best."""
        proved = best(resolved)
        assert proved.status == "optimal"
        assert tuple(found) == tuple(proved.objective)
        self.competing += found[resolved.levels.index("unplaced")] > 0


@pytest.fixture
def as_it_is(made_up: Baseline) -> World:
    return World(made_up)


@pytest.fixture
def much_happens(made_up: Baseline) -> World:
    """Give a world in which homes break down often, and plans are reviewed."""
    reviews = (Returns(made_up.as_of.replace(day=1), 0.1),)
    return World(made_up, Assumptions(unplanned_endings_a_year=0.5), step_downs=reviews)


@pytest.fixture
def much_is_recorded(much_recorded: Baseline) -> World:
    return World(much_recorded)


@pytest.fixture
def much_is_recorded_and_reviewed(much_recorded: Baseline) -> World:
    reviews = (Returns(much_recorded.as_of.replace(day=1), 0.3),)
    return World(much_recorded, step_downs=reviews)


@pytest.fixture
def more_live_there_than_have_bedrooms(made_up: Baseline) -> World:
    """Give a world whose homes hold too many today, and whose every plan is reviewed each month."""
    crowded = tuple(
        replace(place, bedrooms=max(1, place.capacity - 1 - i % 2))
        for i, place in enumerate(made_up.places)
    )
    reviews = (Returns(made_up.as_of.replace(day=1), 1.0),)
    return World(replace(made_up, places=crowded), step_downs=reviews)


@pytest.fixture
def all_must_live_together(made_up: Baseline) -> World:
    """Give a world in which homes break down often, and every plan for siblings is strict."""
    strict = tuple(
        replace(child, sibling_plan=SiblingPlan.TOGETHER) if child.siblings else child
        for child in made_up.children
    )
    changed = replace(made_up, children=strict)
    return World(changed, Assumptions(unplanned_endings_a_year=0.5))


@pytest.mark.parametrize(
    ("world", "least"),
    [
        ("as_it_is", 500),
        ("much_happens", 1000),
        ("much_is_recorded", 500),
        ("much_is_recorded_and_reviewed", 500),
        ("more_live_there_than_have_bedrooms", 500),
        ("all_must_live_together", 500),
    ],
)
def test_thousands_of_months(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, world: str, least: int
) -> None:
    asks = Asks()
    monkeypatch.setattr(future, "place_all", asks)
    futures_of(request.getfixturevalue(world), Asked(12, 24, 5))
    assert asks.months >= least
    assert asks.competing > least / 4


class OneMoreHome(Asks):
    """Asks each month again with one more home, free of every cost, that anyone could have."""

    def look_at(self, resolved: Resolved, found: Any) -> None:
        nothing = (0,) * len(resolved.levels)
        groups = (group.id for group in resolved.groups)
        more = replace(
            resolved,
            homes=(*resolved.homes, Home("one more", places=1)),
            pairs={g: {**resolved.pairs.get(g, {}), "one more": nothing} for g in groups},
        )
        after = best(more)
        assert after.status == "optimal"
        assert tuple(after.objective) <= tuple(found)
        self.competing += tuple(after.objective) < tuple(found)


def test_one_more_home_never_makes_a_month_worse(
    as_it_is: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = OneMoreHome()
    monkeypatch.setattr(future, "place_all", asks)
    futures_of(as_it_is, Asked(8, 12, 5))
    assert asks.months > 100
    assert asks.competing > 50
