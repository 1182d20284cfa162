"""The integer program against trying every plan, and the bounds it is made of."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from scenarios.plans.options import Plan
from scenarios.plans.program import CLOSE, GAP, Aim, Prices, propose
from scenarios.plans.service import Room, Service
from scenarios.plans.shortage import Spell

DRAWS, MONTHS = 12, 24
ROOMS = (Room(2, 3, 2), Room(1, 6, 2), Room(3, 3, 1))
EVERY_PLAN = tuple(
    (*homes, programme)
    for homes in product(*(range(room.most + 1) for room in ROOMS))
    for programme in (0, 1)
)
PRICES = Prices(((210.0, 150.0), (400.0, 380.0), (330.0,)), (90.0,))


def some_spells(seed: int) -> list[Spell]:
    """Make up spells short of a home, some of which no kind of home would end."""
    rng = np.random.default_rng(seed)
    found = []
    for draw in range(DRAWS):
        for _ in range(int(rng.integers(3, 9))):
            start = int(rng.integers(1, MONTHS))
            end = min(start + int(rng.integers(1, 12)), MONTHS + 1)
            takers = tuple(n for n in range(len(ROOMS)) if rng.random() < 0.6)
            found.append(Spell(draw, start, end, min(end - 1, start + 4), takers))
    return found


def an_aim(seed: int, **changes: float) -> Aim:
    now = np.random.default_rng([seed, 1]).uniform(0.5, 0.8, DRAWS)
    aim = Aim(now, np.full(DRAWS, 0.006), (0.0, 0.0, 0.0), (0.02,), 0.75, 0.75)
    return replace(aim, **changes)  # type: ignore[arg-type]


def holds(aims: list[Aim], service: Service, plan: Plan) -> bool:
    served = service.served(plan[: len(ROOMS)])
    return all(aim.held(plan, served) >= aim.wanted for aim in aims)


@pytest.mark.parametrize("seed", range(6))
def test_no_plan_serves_more_than_any_other_plans_prices_allow(seed: int) -> None:
    service = Service(some_spells(seed), ROOMS, DRAWS)
    served = {plan: service.served(plan[: len(ROOMS)]) for plan in EVERY_PLAN}
    for plan, months in served.items():
        bought = np.arange(service.most) < np.array(plan[: len(ROOMS)])[:, None]
        for bound in service.bounds:
            assert months[bound.draw] <= bound.base + bound.a_home[bought].sum() + 1e-6


def test_homes_serve_what_can_be_worked_out_by_hand() -> None:
    """Two children at once and one place: the longer stay, and then nobody else fits."""
    spells = [Spell(0, 3, 12, 5, (0,)), Spell(0, 6, 10, 8, (0,)), Spell(1, 3, 6, 4, ())]
    service = Service(spells, [Room(1, 3, 2)], 2)
    assert service.served([0]).tolist() == [0, 0]
    assert service.served([1]).tolist() == [9, 0]
    assert service.served([2]).tolist() == [9 + 4, 0]


def test_a_home_that_opens_later_serves_only_from_then_on() -> None:
    service = Service([Spell(0, 3, 12, 11, (0,))], [Room(1, 9, 1)], 1)
    assert service.served([1]).tolist() == [3]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("probability", [0.5, 0.75, 1.0])
def test_the_program_finds_what_trying_every_plan_finds(seed: int, probability: float) -> None:
    service = Service(some_spells(seed), ROOMS, DRAWS)
    aims = [an_aim(seed, probability=probability)]
    found = propose(service, PRICES, aims)
    assert found is not None
    holding = [PRICES.of(plan) for plan in EVERY_PLAN if holds(aims, service, plan)]
    if not holding:
        assert found.given_up > 0
        return
    assert found.given_up == 0
    assert holds(aims, service, found.plan)
    assert min(holding) <= PRICES.of(found.plan) <= min(holding) * (1 + GAP) + CLOSE
    assert found.bound <= min(holding) + 1e-6


@pytest.mark.parametrize("seed", range(6))
def test_two_targets_at_once_and_one_that_homes_alone_raise(seed: int) -> None:
    service = Service(some_spells(seed), ROOMS, DRAWS)
    together = replace(
        an_aim(seed + 50), a_month=np.zeros(DRAWS), a_home=(0.01, 0.0, 0.05), at_least=0.7
    )
    aims = [an_aim(seed), together]
    found = propose(service, PRICES, aims)
    assert found is not None
    holding = [PRICES.of(plan) for plan in EVERY_PLAN if holds(aims, service, plan)]
    assert (found.given_up == 0) == bool(holding)
    if holding:
        assert holds(aims, service, found.plan)
        assert PRICES.of(found.plan) <= min(holding) * (1 + GAP)


def test_plans_with_no_more_of_anything_than_one_that_failed_are_ruled_out() -> None:
    service = Service(some_spells(0), ROOMS, DRAWS)
    aims = [an_aim(0)]
    first = propose(service, PRICES, aims)
    assert first is not None
    failed: list[Plan] = [first.plan]
    while (found := propose(service, PRICES, aims, failed)) is not None and not found.given_up:
        for plan in failed:
            more = any(a > b for a, b in zip(found.plan[:3], plan[:3], strict=True))
            assert more or found.plan[3] != plan[3]
        failed.append(found.plan)
    assert len(failed) > 2
    everything = [(2, 2, 1, 0), (2, 2, 1, 1)]
    assert propose(service, PRICES, aims, everything) is None


def test_what_even_everything_cannot_do_is_given_up_and_counted() -> None:
    service = Service(some_spells(0), ROOMS, DRAWS)
    found = propose(service, PRICES, [an_aim(0, at_least=1.5, probability=0.75)])
    assert found is not None
    assert found.given_up == 9
