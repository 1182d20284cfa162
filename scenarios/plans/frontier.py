"""The frontier: what each cost buys at best, for children in suitable homes on the island."""

from collections.abc import Sequence

import numpy as np

from scenarios.plans.aims import proposal
from scenarios.plans.options import Plan, said
from scenarios.plans.question import Question
from scenarios.plans.settings import Least
from scenarios.plans.trials import Trial, Trials
from scenarios.reading.mean_and_range import mean_and_range
from scenarios.reading.measures import COST, SIBLINGS_TOGETHER, SUITABLE_ON_ISLAND
from scenarios.result import Row
from scenarios.scenario import Target

PARTS = (1 / 3, 2 / 3, 4 / 3, 5 / 3)
"""Of what the plan gains: levels for which the program is asked, below the plan and above."""
LEAST_GAIN = 0.03
"""Of the share, where the plan itself gains less."""
MOST = 6

OF = SUITABLE_ON_ISLAND.name


def for_frontier(question: Question, plan: Plan) -> list[Plan]:
    """Let the program propose a plan for each of several levels, and choose from all that lived."""
    nothing, trial = question.trials.of([question.trials.nothing, plan])
    now = nothing.mean(OF)
    gain = max(trial.mean(OF) - now, LEAST_GAIN)
    levels = [min(now + part * gain, 1.0) for part in PARTS]
    proposed = [_for_level(question, level) for level in levels]
    question.trials.of([each for each in proposed if each is not None])
    lived = list(question.trials.lived.values())
    chosen = spread(not_dominated(lived, question.settings.least), MOST)
    return list(dict.fromkeys([*(each.plan for each in chosen), plan]))


def _for_level(question: Question, level: float) -> Plan | None:
    """Ask for a level in half of the futures, as seen from the plan that came closest to it."""
    lived = question.trials.lived.values()
    closest = min(lived, key=lambda t: (abs(t.mean(OF) - level), t.plan))
    aim = Target(measure="suitable_on_island", at_least=level, probability=0.5)
    found = proposal(question, [aim], seen_from=closest)
    return None if found is None or found.given_up else found.plan


def frontier(question: Question, plans: Sequence[Plan], fresh: Trials, plan: Plan) -> list[Row]:
    """Confirm the plans in fresh futures, and keep those that no other beats on both counts."""
    nothing, *trials = fresh.of([fresh.nothing, *plans])
    kept = not_dominated([nothing, *trials], question.settings.least)
    return [
        {"this_plan": "yes" if trial.plan == plan else "no", **_row(question, trial, nothing)}
        for trial in kept
    ]


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
        "siblings_together": mean_and_range(trial.measures[SIBLINGS_TOGETHER.name]).mean,
    }
