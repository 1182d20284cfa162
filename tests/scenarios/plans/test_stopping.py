"""Work nobody waits for any more ends soon, in whatever part of a plan or a sweep it is."""

import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.plans.plan import make_plan
from scenarios.plans.settings import PlanSettings
from scenarios.reading.sweep import Setting, sweep, tornado
from scenarios.scenario import Scenario, Target, read_levers

SUITED = Target(measure="suitable_on_island", at_least=0.74, probability=0.6)
PLAN = Scenario(name="a plan", months=16, seed=5, targets=(SUITED,))
HOMES = Scenario(
    name="homes",
    months=4,
    draws=10,
    levers=read_levers([{"lever": "open_home", "from": "2026-12", "places": 2}]),
)
PLACES = Setting(1, "places", (0.0, 2.0, 4.0))


class NotWanted(Exception):
    """What a listener raises who needs no answer any more."""


class Listener:
    """Hears how far the work is, and ends it at the given hearing, counted from 1."""

    def __init__(self, end_at: int | None = None) -> None:
        self.heard: list[float] = []
        self.end_at = end_at

    def __call__(self, *far: float) -> None:
        self.heard.append(far[0] / far[1] if len(far) > 1 else far[0])
        if len(self.heard) == self.end_at:
            raise NotWanted


@pytest.fixture(scope="module")
def heard(small_plan: PlanSettings, made_up: Baseline) -> list[float]:
    """Give every part told of while a plan is made."""
    listener = Listener()
    make_plan(PLAN, made_up, small_plan, progress=listener)
    return listener.heard


def test_every_part_of_a_plan_is_told_of_more_than_once(heard: list[float]) -> None:
    assert heard == sorted(heard)
    assert all(heard.count(part) > 1 for part in (0.1, 0.7, 0.85))


@pytest.mark.parametrize("after", [0.0, 0.1, 0.7, 0.85])
def test_a_plan_ends_where_it_is_told_to(
    small_plan: PlanSettings, made_up: Baseline, heard: list[float], after: float
) -> None:
    within = heard.index(after) + 2
    listener = Listener(end_at=within)
    with pytest.raises(NotWanted):
        make_plan(PLAN, made_up, small_plan, progress=listener)
    assert listener.heard == heard[:within]


@pytest.mark.parametrize("end_at", [1, 2])
def test_a_sweep_ends_within_a_value_and_not_between_values_alone(
    made_up: Baseline, end_at: int
) -> None:
    listener = Listener(end_at)
    with pytest.raises(NotWanted):
        sweep(HOMES, made_up, [PLACES], progress=listener)
    assert max(listener.heard) <= 1 / 3


def test_a_sweep_and_a_tornado_tell_of_all_their_futures(made_up: Baseline) -> None:
    swept, swung = Listener(), Listener()
    sweep(HOMES, made_up, [PLACES], progress=swept)
    tornado(HOMES, made_up, [PLACES], "suitable_on_island", progress=swung)
    for heard in (swept.heard, swung.heard):
        assert heard == sorted(heard)
        assert heard[-1] == pytest.approx(1.0)
