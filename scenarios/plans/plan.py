"""A plan, from the question to the answer: looked for, confirmed, and set among its neighbours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from math import sqrt

import numpy as np

from scenarios.baseline.baseline import Baseline
from scenarios.levers import AnyLever
from scenarios.plans.confirm import Changed, Confirmed, changed, confirm, fresh
from scenarios.plans.frontier import for_frontier, frontier
from scenarios.plans.obstacles import stands_in_the_way
from scenarios.plans.options import Plan, levers_of
from scenarios.plans.question import Question, question_of
from scenarios.plans.search import Found, cheapest
from scenarios.plans.settings import PlanSettings
from scenarios.plans.shadow import shadow
from scenarios.plans.status import Status
from scenarios.plans.told import sentences, why_not_proved
from scenarios.plans.trials import Trials
from scenarios.result import Row
from scenarios.run import Asked, check_baseline
from scenarios.scenario import Scenario, ScenarioIsWrong
from scenarios.world import pulled

TURNS = 3
"""Times a plan may be strengthened when fresh futures do not confirm it."""

Progress = Callable[[float], None]


@dataclass(frozen=True)
class PlanAnswer:
    """The answer of `sufficiency plan`; its JSON is laid out in `docs/reference/files.md`."""

    name: str
    status: Status
    sentences: tuple[str, ...]
    question: Question
    plan: Plan
    """The plan found; where none is possible, the one that comes nearest."""
    levers: tuple[AnyLever, ...]
    while_looking: Row
    confirmed: Confirmed
    changed: Changed
    frontier: tuple[Row, ...]
    shadow: tuple[Row, ...]
    in_the_way: tuple[str, ...]
    provenance: Mapping[str, object]

    def to_dict(self) -> dict[str, object]:
        """Lay the answer out as plain lists and words."""
        options = self.question.options
        net = self.changed.net
        return {
            "name": self.name,
            "status": self.status.value,
            "sentences": list(self.sentences),
            "plan": [
                {
                    "option": option.words,
                    "number": number,
                    "words": option.said(number),
                    "first_by": f"{option.there(number)[0]:%Y-%m}",
                    "all_by": f"{option.there(number)[1]:%Y-%m}",
                }
                for option, number in zip(options, self.plan, strict=True)
                if number
            ],
            "levers": [lever.model_dump(mode="json", by_alias=True) for lever in self.levers],
            "targets": [dict(row) for row in self.confirmed.targets],
            "cost": {
                "least": self.question.settings.least.value,
                "net": round(float(net.mean())),
                "net_q10": round(float(np.quantile(net, 0.1))),
                "net_q90": round(float(np.quantile(net, 0.9))),
                **self.while_looking,
            },
            "suitable_on_island": dict(self.changed.suitable),
            "frontier": [dict(row) for row in self.frontier],
            "shadow": [dict(row) for row in self.shadow],
            "stands_in_the_way": list(self.in_the_way),
            "options": [{"option": o.words, "most": o.most} for o in options],
            "left_out": list(self.question.left_out),
            "settings": self.question.settings.to_json(),
            "provenance": dict(self.provenance),
        }


def make_plan(
    scenario: Scenario,
    baseline: Baseline,
    settings: PlanSettings | None = None,
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> PlanAnswer:
    """Find the cheapest plan that meets the scenario's targets, or say what stands in the way.

    The same scenario, baseline and settings give the same plan, with any number of workers.
    """
    settings = settings or PlanSettings()
    if not scenario.targets:
        raise ScenarioIsWrong(
            'The scenario has no targets, so there is nothing to plan for. Add "targets", such as '
            '{"measure": "suitable_on_island", "at_least": 0.8, "probability": 0.8}.'
        )
    check_baseline(baseline)
    world = pulled(scenario.levers, baseline, scenario.assumptions)
    asked = Asked(scenario.months, settings.draws, scenario.seed, workers)
    question = question_of(world, scenario.targets, asked, settings)
    told = progress or _to_nobody
    told(0.1)
    found = _look(question, told)
    found, confirmed, levers = _confirmed(question, found, asked, scenario, baseline)
    changes = changed(world, confirmed, nothing=not levers)
    told(0.7)
    plan = found.trial.plan
    on_frontier = for_frontier(question, plan)
    trials = Trials(world, question.options, fresh(asked, settings.shadow_draws, TURNS + 1))
    rows = frontier(question, on_frontier, trials, plan)
    told(0.85)
    status = status_of(found, confirmed)
    possible = status is not Status.IMPOSSIBLE
    shadows = shadow(trials, plan, question.targets) if possible else []
    in_the_way = stands_in_the_way(question, plan, confirmed)
    return PlanAnswer(
        name=scenario.name,
        status=status,
        sentences=sentences(question, found, confirmed, changes, status),
        question=question,
        plan=plan,
        levers=levers,
        while_looking=_while_looking(question, found),
        confirmed=confirmed,
        changed=changes,
        frontier=tuple(rows),
        shadow=tuple(shadows),
        in_the_way=tuple(in_the_way),
        provenance=_provenance(scenario, baseline, question, confirmed, trials),
    )


def _to_nobody(part: float) -> None:
    """Tell nobody how far the work is."""


def _look(question: Question, progress: Progress, surer: float = 0.0) -> Found:
    most = question.settings.most_trials
    return cheapest(
        question, surer=surer, told=lambda tried: progress(0.1 + 0.5 * min(tried / most, 1.0))
    )


def _confirmed(
    question: Question, found: Found, asked: Asked, scenario: Scenario, baseline: Baseline
) -> tuple[Found, Confirmed, tuple[AnyLever, ...]]:
    """Confirm the plan; where it falls short, look for a surer one and confirm that, afresh."""
    for turn in range(1, TURNS + 1):
        trial = found.trial
        levers = levers_of(question.options, trial.plan)
        confirmed = confirm(
            pulled((*scenario.levers, *levers), baseline, scenario.assumptions),
            scenario.targets,
            [trial.probability(target) for target in scenario.targets],
            fresh(asked, question.settings.fresh_draws, turn),
        )
        if confirmed.met or not found.holds or turn == TURNS:
            break
        surer = _look(question, _to_nobody, turn * _standard_error(question))
        if surer.trial.plan == trial.plan or not surer.holds:
            break
        found = replace(surer, proposal=found.proposal)
    return found, confirmed, levers


def _standard_error(question: Question) -> float:
    """Give how far chance moves a probability counted over the draws of the search."""
    draws = question.settings.draws
    return max(sqrt(t.probability * (1 - t.probability) / draws) for t in question.targets)


def status_of(found: Found, confirmed: Confirmed) -> Status:
    """Say what became of it: what holds in fresh futures holds, whatever the search saw."""
    if confirmed.met:
        return Status.FOUND
    return Status.NOT_CONFIRMED if found.holds else Status.IMPOSSIBLE


def _while_looking(question: Question, found: Found) -> Row:
    """Give the costs the search saw, and the program's own, which are of its simplified picture."""
    nothing, first = question.trials.of([question.trials.nothing, found.trial.plan])
    least = question.settings.least
    proposal = found.proposal
    return {
        "gross": round(float(found.trial.gross.mean())),
        "while_looking": round(first.cost(least) - nothing.cost(least)),
        "program_cost": None if proposal is None else round(proposal.cost),
        "program_bound": None if proposal is None else round(proposal.bound),
        "proved": why_not_proved(found),
        "left_untried": found.untried,
    }


def _provenance(
    scenario: Scenario,
    baseline: Baseline,
    question: Question,
    confirmed: Confirmed,
    trials: Trials,
) -> Mapping[str, object]:
    return {
        "data_date": baseline.as_of.isoformat(),
        "data_hash": baseline.data_hash,
        "version": version("placement-sufficiency"),
        "months": scenario.months,
        "seed": scenario.seed,
        "draws": question.settings.draws,
        "plans_lived": len(question.trials.lived),
        "futures_lived": _futures_lived(question, confirmed, trials),
        "confirmed_seed": confirmed.seed,
        "confirmed_draws": confirmed.draws,
        "neighbours_seed": trials.asked.seed,
        "neighbours_draws": trials.asked.draws,
        "assumptions": scenario.assumptions.to_json(),
        "synthetic": baseline.about.synthetic,
    }


def _futures_lived(question: Question, confirmed: Confirmed, trials: Trials) -> int:
    """Count the futures lived, plan by plan, for the plan confirmed in the end."""
    neighbours = len(trials.lived) * trials.asked.draws
    watched = question.trials.asked.draws
    return watched + question.looks.draws_lived + 2 * confirmed.draws + neighbours
