"""The fast monthly match reaches the same objective values as the full optimiser."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matching.optimiser.best import best
from matching.optimiser.small import objective
from matching.resolved import Home, Resolved
from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.futures import future
from scenarios.futures.asking import Asking
from scenarios.futures.month_as_problem import resolved_month, solve_month
from scenarios.futures.contest import Residents
from scenarios.futures.placing import place_all
from scenarios.futures.seeker import NO_HOME, Seeker
from scenarios.run import Asked, futures_of
from scenarios.world import Returns, World

MONTHS, DRAWS = 12, 6


class Asks:
    """Puts every month of every draw to somebody else too, and counts how often."""

    months = 0
    competing = 0

    def __call__(self, asking: Asking) -> Any:
        places, cut_short = place_all(asking)
        setting = asking.living.setting
        for draw in np.unique(asking.draw).tolist():
            everyone = np.flatnonzero(asking.draw == draw)
            seekers = [asking.seeker(one) for one in everyone.tolist()]
            rooms = {n: room for n, room in enumerate(asking.rooms[draw].tolist()) if room}
            month_given = {
                "minutes": setting.fits.minutes,
                "day": asking.day,
                "policy": setting.policy,
            }
            given = (seekers, Residents(asking, draw), rooms, setting.supply.places)
            self.look_at(places[everyone].tolist(), given, month_given)
            self.months += 1
        return places, cut_short

    def look_at(self, found: list[int], given: Any, rest: Any) -> None:
        raise NotImplementedError


class TheOptimiser(Asks):
    """Asks the full optimiser the same question."""

    def look_at(self, found: list[int], given: Any, rest: Any) -> None:
        seekers, _, _, places = given
        resolved = resolved_month(*given, **rest)
        solved = solve_month(resolved, seekers, places)
        assert solved is not None
        assert solved.proved
        assert value(found, seekers, places, resolved) == value(
            solved.places, seekers, places, resolved
        )
        self.competing += found.count(NO_HOME) > 0


def value(found: Sequence[int], seekers: Sequence[Seeker], places: Any, resolved: Resolved) -> Any:
    """Work out what an answer counts by the resolved problem's own costs."""
    homes = [None if place == NO_HOME else places[place].id for place in found]
    ids = [seeker.child.id for seeker in seekers]
    return objective(resolved, dict(zip(ids, homes, strict=True)))


def often(made_up: Baseline) -> World:
    """Give a world in which much happens: homes break down, and plans are reviewed."""
    reviews = (Returns(made_up.as_of.replace(day=1), 0.1),)
    return World(made_up, Assumptions(unplanned_endings_a_year=0.5), step_downs=reviews)


def test_every_month_of_several_futures(made_up: Baseline, monkeypatch: pytest.MonkeyPatch) -> None:
    asks = TheOptimiser()
    monkeypatch.setattr(future, "place_all", asks)
    futures_of(often(made_up), Asked(MONTHS, DRAWS, 5))
    assert asks.months > 50
    assert asks.competing > 15


class OneMoreHome(Asks):
    """Asks each month again with one more home, free of every cost, that anyone could have."""

    def look_at(self, _: list[int], given: Any, rest: Any) -> None:
        resolved = resolved_month(*given, **rest)
        nothing = (0,) * len(resolved.levels)
        more = replace(
            resolved,
            homes=(*resolved.homes, Home("one more", places=1)),
            pairs={
                g.id: {**resolved.pairs.get(g.id, {}), "one more": nothing} for g in resolved.groups
            },
        )
        before, after = best(resolved), best(more)
        assert before.status == after.status == "optimal"
        assert after.objective <= before.objective
        self.competing += after.objective < before.objective


def test_one_more_home_never_makes_a_month_worse(
    made_up: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = OneMoreHome()
    monkeypatch.setattr(future, "place_all", asks)
    futures_of(World(made_up), Asked(8, 4, 5))
    assert asks.months > 30
    assert asks.competing > 10
