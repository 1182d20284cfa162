"""The frontier: what each cost buys at best, for children in suitable homes on the island."""

from collections.abc import Sequence

import numpy as np

from scenarios.measures import COST, SUITABLE_ON_ISLAND
from scenarios.plans.options import Plan, said
from scenarios.plans.question import Question
from scenarios.plans.settings import Least
from scenarios.plans.trials import Trial, Trials
from scenarios.result import Row
from scenarios.scenario import Target

PARTS = (0.25, 0.5, 0.75, 0.9)
"""Of the way from nothing to everything: levels for which the program is asked."""
MOST = 6

OF = SUITABLE_ON_ISLAND.name


def for_frontier(question: Question) -> list[Plan]:
    """Let the program propose a plan for each of several levels, and choose from all that lived."""
    nothing, everything = question.trials.of([question.trials.nothing])[0], question.fullest()
    low, high = nothing.mean(OF), everything.mean(OF)
    for part in PARTS:
        level = low + part * max(0.0, high - low)
        aim = Target(measure="suitable_on_island", at_least=level, probability=0.5)
        if (proposal := question.proposal([aim])) is not None:
            question.trials.of([proposal.plan])
    lived = list(question.trials.lived.values())
    return [t.plan for t in spread(not_dominated(lived, question.settings.least), MOST)]


def frontier(question: Question, plans: Sequence[Plan], fresh: Trials) -> list[Row]:
    """Confirm the plans in fresh futures, and keep those that no other beats on both counts."""
    nothing, *trials = fresh.of([fresh.nothing, *plans])
    kept = not_dominated([nothing, *trials], question.settings.least)
    return [_row(question, trial, nothing) for trial in kept]


def not_dominated(trials: Sequence[Trial], least: Least) -> list[Trial]:
    """Keep the plans for which no other is as cheap and better, cheapest first."""
    kept: list[Trial] = []
    for trial in sorted(trials, key=lambda t: (t.cost(least), -t.mean(OF), t.plan)):
        if not kept or trial.mean(OF) > kept[-1].mean(OF):
            kept.append(trial)
    return kept


def spread(trials: Sequence[Trial], most: int) -> list[Trial]:
    """Choose so many along the frontier, both ends among them."""
    if len(trials) <= most:
        return list(trials)
    picks = np.unique(np.linspace(0, len(trials) - 1, most).round().astype(int))
    return [trials[pick] for pick in picks]


def _row(question: Question, trial: Trial, nothing: Trial) -> Row:
    shares = trial.measures[OF]
    low, high = np.nanquantile(shares, (0.1, 0.9))
    net = trial.measures[COST.name] - nothing.measures[COST.name]
    return {
        "plan": said(question.options, trial.plan),
        "net_cost": round(float(net.mean())),
        "net_cost_q10": round(float(np.quantile(net, 0.1))),
        "net_cost_q90": round(float(np.quantile(net, 0.9))),
        "gross_cost": round(float(trial.gross.mean())),
        "suitable_on_island": round(trial.mean(OF), 4),
        "q10": round(float(low), 4),
        "q90": round(float(high), 4),
        "siblings_together": round(trial.mean("siblings_together"), 4),
    }
