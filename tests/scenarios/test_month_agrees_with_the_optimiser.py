"""The month's direct search reaches the same objective values as the full optimiser."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from matching.optimiser.best import best
from matching.optimiser.small import objective
from matching.resolved import Home, Resolved
from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.futures import future, month
from scenarios.futures.month_as_problem import resolved_month, solve_month
from scenarios.futures.seeker import NO_HOME, Seeker
from scenarios.run import Asked, futures_of
from scenarios.world import Returns, World

MONTHS, DRAWS = 12, 6


class Compared:
    """Asks the full optimiser the same question each month, and counts how often."""

    months = 0
    competing = 0

    def __call__(
        self, seekers: Sequence[Seeker], living: Any, rooms: Any, places: Any, **rest: Any
    ) -> Any:
        placed = month.place_together(seekers, living, rooms, places, **rest)
        rest.pop("apart_cost")
        resolved = resolved_month(seekers, living, rooms, places, **rest)
        solved = solve_month(resolved, seekers, places)
        assert solved is not None
        assert solved.proved
        assert self.value(placed.places, seekers, places, resolved) == self.value(
            solved.places, seekers, places, resolved
        )
        self.months += 1
        self.competing += placed.places.count(NO_HOME) > 0
        return placed

    def value(
        self, found: Sequence[int], seekers: Sequence[Seeker], places: Any, resolved: Resolved
    ) -> Any:
        """Work out what an answer counts by the resolved problem's own costs."""
        homes = [None if place == NO_HOME else places[place].id for place in found]
        ids = [seeker.child.id for seeker in seekers]
        return objective(resolved, dict(zip(ids, homes, strict=True)))


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Iterator[Compared]:
    asks = Compared()
    monkeypatch.setattr(future, "place_together", asks)
    return asks


def test_every_month_of_several_futures(made_up: Baseline, compared: Compared) -> None:
    often = Assumptions(unplanned_endings_a_year=0.5)
    reviews = (Returns(made_up.as_of.replace(day=1), 0.1),)
    futures_of(World(made_up, often, step_downs=reviews), Asked(MONTHS, DRAWS, 5))
    assert compared.months > 50
    assert compared.competing > 15


class OneMoreHome(Compared):
    """Asks each month again with one more home, free of every cost, that anyone could have."""

    def __call__(
        self, seekers: Sequence[Seeker], living: Any, rooms: Any, places: Any, **rest: Any
    ) -> Any:
        placed = month.place_together(seekers, living, rooms, places, **rest)
        rest.pop("apart_cost")
        resolved = resolved_month(seekers, living, rooms, places, **rest)
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
        self.months += 1
        self.competing += after.objective < before.objective
        return placed


def test_one_more_home_never_makes_a_month_worse(
    made_up: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = OneMoreHome()
    monkeypatch.setattr(future, "place_together", asks)
    futures_of(World(made_up), Asked(8, 4, 5))
    assert asks.months > 30
    assert asks.competing > 10
