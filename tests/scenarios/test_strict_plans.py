"""A strict plan for brothers and sisters: futures say how often they do not keep it."""

from dataclasses import replace

import numpy as np
import pytest

from matching.children import ChildStatus, SiblingPlan
from scenarios.baseline.baseline import Baseline
from scenarios.futures.tally import Tally
from scenarios.in_words.notes import strict_plans
from scenarios.run import Asked, futures_of
from scenarios.world import World

ASKED = Asked(months=6, draws=8, seed=1)


def with_plans(made_up: Baseline, plan: SiblingPlan) -> Baseline:
    """Give every family of today one plan."""
    children = tuple(
        replace(child, sibling_plan=plan) if child.siblings else child for child in made_up.children
    )
    return replace(made_up, children=children)


def tally_of(baseline: Baseline) -> Tally:
    return futures_of(World(baseline), ASKED)[0].tally


@pytest.fixture
def strict(made_up: Baseline) -> Baseline:
    return with_plans(made_up, SiblingPlan.TOGETHER)


def test_pairs_and_those_who_live_apart_today_are_those_of_the_data(strict: Baseline) -> None:
    known = [child for child in strict.children if child.siblings]
    pairs = [
        (one, other)
        for n, one in enumerate(known)
        for other in known[n + 1 :]
        if one.siblings == other.siblings
    ]
    apart = [
        (one, other)
        for one, other in pairs
        if one.current_place != other.current_place
        or (one.status is ChildStatus.WAITING) != (other.status is ChildStatus.WAITING)
    ]
    tally = tally_of(strict)
    assert tally.strict_pairs[:, 0].tolist() == [len(pairs)] * ASKED.draws
    assert tally.strict_apart[:, 0].tolist() == [len(apart)] * ASKED.draws


def test_a_plan_that_is_not_strict_is_lived_alike_and_not_counted(
    made_up: Baseline, strict: Baseline
) -> None:
    if_possible = with_plans(made_up, SiblingPlan.TOGETHER_IF_POSSIBLE)
    loose, firm = tally_of(if_possible), tally_of(strict)
    assert not loose.strict_pairs.any()
    assert firm.strict_pairs.any()
    assert (loose.outcomes == firm.outcomes).all()
    assert (loose.together == firm.together).all()
    assert strict_plans(loose) == ()


def test_the_note_says_how_many(strict: Baseline) -> None:
    tally = replace(
        tally_of(strict),
        strict_pairs=np.array([[3, 2, 2], [3, 3, 1]]),
        strict_apart=np.array([[1, 0, 1], [1, 1, 0]]),
    )
    [said] = strict_plans(tally)
    assert said == (
        "By their plan 3 pairs of brothers and sisters must live together; 1 of these live apart "
        "today. Here they are placed together if possible, whereas the panel's matching moves them "
        "as one: in an average month 0.5 of the 2.0 pairs who still need a home live apart."
    )
