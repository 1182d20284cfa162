"""What the program is asked: targets as it sees them, put right by a plan that was lived through.

Seen from a plan, the picture gives that plan the very shares it had in each future, and counts a
child-month served for as much as it was worth there on average: some of those served would have
found another home, and households stop. Seen from nothing, a month served counts in full.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scenarios.plans.options import Plan
from scenarios.plans.program import Aim, Prices, Proposal, propose
from scenarios.plans.question import Question, saved_a_month
from scenarios.plans.settings import Least
from scenarios.plans.trials import Trial
from scenarios.reading.measures import ELSEWHERE, SUITABLE_ON_ISLAND, Draws
from scenarios.scenario import Target

WORTH = (0.2, 1.5)
"""What a month served, or a home for brothers and sisters, may be worth of what was counted on."""

HALF_WAY = 0.5
"""Where homes' costs lie between their two prices before any plan was lived through."""


def proposal(
    question: Question,
    targets: Sequence[Target],
    *,
    seen_from: Trial | None = None,
    failed: Sequence[Plan] = (),
) -> Proposal | None:
    """Ask the integer program for the cheapest plan, by its picture as seen from a plan."""
    nothing = question.trials.of([question.trials.nothing])[0]
    aims = aims_seen_from(question, targets, seen_from or nothing)
    between = question.trials.asked.between
    return propose(question.service, prices_of(question), aims, failed, between)


def aims_seen_from(question: Question, targets: Sequence[Target], plan: Trial) -> list[Aim]:
    """Give the targets as the program sees them from a plan."""
    nothing = question.trials.of([question.trials.nothing])[0]
    return [_aim(question, target, nothing, plan) for target in targets]


def prices_of(question: Question) -> Prices:
    """Give what the program takes things to cost; what homes save it counts by itself."""
    least, trials = question.settings.least, question.trials
    nothing, *alone = trials.of([trials.nothing, *question.one_of_each[len(question.prices) :]])
    saved = saved_a_month(trials.world, trials.asked) if least is Least.NET else 0.0
    extra = tuple(each.cost(least) - nothing.cost(least) for each in alone)
    full = _how_full(question, [float(each.gross.mean()) for each in alone])
    return Prices(tuple(each.between(full) for each in question.prices), extra, saved)


def _how_full(question: Question, programmes: Sequence[float]) -> float:
    """Give where between their two prices the homes of the plans lived through lay (by squares)."""
    few, many = (
        Prices(tuple(each.between(end) for each in question.prices), tuple(programmes))
        for end in (0.0, 1.0)
    )
    lived = [
        (few.of(t.plan), many.of(t.plan), float(t.gross.mean()))
        for t in question.trials.lived.values()
    ]
    spread = sum((high - low) ** 2 for low, high, _ in lived)
    if spread == 0:
        return HALF_WAY
    part = sum((paid - low) * (high - low) for low, high, paid in lived) / spread
    return float(np.clip(part, 0.0, 1.0))


def _aim(question: Question, target: Target, nothing: Trial, anchor: Trial) -> Aim:
    now, homes = nothing.measures[target.measure], len(question.prices)
    alone = question.trials.of(question.one_of_each[homes:])
    raised = np.array([_mean(each.measures[target.measure] - now) for each in alone])
    a_month, a_home = _what_homes_add(question, target, nothing)

    def counted_on(trial: Trial) -> Draws:
        bought = np.array(trial.plan[:homes])
        served: Draws = a_month * question.service.served(trial.plan[:homes])
        return served + float(a_home @ bought)

    def gained(trial: Trial) -> Draws:
        by_programmes = float(raised @ np.array(trial.plan[homes:]))
        found: Draws = trial.measures[target.measure] - now - by_programmes
        return found

    worth = _worth(gained(anchor), counted_on(anchor))
    besides = [0.0] * len(raised)
    for number, each in enumerate(raised):
        with_it = [t for t in question.trials.lived.values() if t.plan[homes + number]]
        beyond = [_mean(gained(t) - worth * counted_on(t)) for t in with_it]
        besides[number] = float(np.clip(each + np.mean(beyond), -abs(each), abs(each)))
    run = float(np.array(besides) @ np.array(anchor.plan[homes:]))
    return Aim(
        now=anchor.measures[target.measure] - run - worth * counted_on(anchor),
        a_month=worth * a_month,
        a_home=tuple((worth * a_home).tolist()),
        a_programme=tuple(besides),
        at_least=target.at_least,
        probability=target.probability,
    )


def _what_homes_add(
    question: Question, target: Target, nothing: Trial
) -> tuple[Draws, NDArray[np.float64]]:
    """Give what a month served adds to a share in each draw, or what a home of each kind does."""
    homes = len(question.prices)
    if target.measure == SUITABLE_ON_ISLAND.name:
        return 1 / np.maximum(_months_needing_a_home(nothing), 1), np.zeros(homes)
    alone = question.trials.of(question.one_of_each[:homes])
    now = nothing.measures[target.measure]
    gains = [_mean(each.measures[target.measure] - now) for each in alone]
    return np.zeros(len(now)), np.array(gains)


def _months_needing_a_home(trial: Trial) -> Draws:
    outcomes = trial.outcomes[:, 1:].sum(axis=1)
    needing: Draws = (outcomes.sum(axis=1) - outcomes[:, ELSEWHERE]).astype(np.float64)
    return needing


def _worth(gained: Draws, counted_on: Draws) -> float:
    """Give what was gained as a part of what was counted on; all of it where nothing was."""
    known = ~np.isnan(gained)
    in_all = float(counted_on[known].sum())
    if in_all <= 0:
        return 1.0
    return float(np.clip(gained[known].sum() / in_all, *WORTH))


def _mean(gained: Draws) -> float:
    """Give the mean over the draws with something to measure; 0 where there is none."""
    known = gained[~np.isnan(gained)]
    return float(known.mean()) if len(known) else 0.0
