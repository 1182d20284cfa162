"""A plan, from the question to the answer: looked for, confirmed, and set among its neighbours."""

from collections.abc import Mapping

from matching.child.codification import VERSION as CODIFICATION
from matching.in_words.area_words import area_words, retold
from matching.version import our_version
from scenarios.baseline.baseline import Baseline
from scenarios.children.expected import MODEL
from scenarios.plans.answer import PlanAnswer
from scenarios.plans.chosen import LOOKED_FROM, TURNS, Chosen, chosen_plan
from scenarios.plans.confirm import changed, fresh
from scenarios.plans.frontier import for_frontier, frontier
from scenarios.plans.obstacles import stands_in_the_way
from scenarios.plans.progress import Progress, Told, to_nobody
from scenarios.plans.question import Question, question_of
from scenarios.plans.settings import PlanSettings
from scenarios.plans.shadow import shadow
from scenarios.plans.status import Status
from scenarios.plans.told import sentences, why_not_proved
from scenarios.plans.trials import Trials
from scenarios.result import Row
from scenarios.run import Asked, check_baseline, unassessed_today
from scenarios.scenario import Scenario, ScenarioIsWrong
from scenarios.world import pulled


def make_plan(
    scenario: Scenario,
    baseline: Baseline,
    settings: PlanSettings | None = None,
    *,
    workers: int = 1,
    progress: Progress = to_nobody,
) -> PlanAnswer:
    """Find the cheapest plan that meets the scenario's targets, or say what stands in the way.

    The same scenario, baseline and settings give the same plan, with any number of workers.
    `progress` is told the part of the work that is done, from 0 to 1, again and again in every part
    of the work; what it raises ends the work.
    """
    settings = settings or PlanSettings()
    _check(scenario, baseline)
    world = pulled(scenario.levers, baseline, scenario.assumptions)
    told = Told(progress)
    asked = Asked(scenario.months, settings.draws, scenario.seed, workers, told.again)
    question = question_of(world, scenario.targets, asked, settings)
    told(LOOKED_FROM)
    chosen = chosen_plan(question, world, asked, told)
    found, confirmed, plan = chosen.found, chosen.confirmed, chosen.plan
    changes = changed(world, confirmed, nothing=not chosen.levers)
    told(0.7)
    on_frontier = for_frontier(question, plan)
    others = Trials(world, question.options, fresh(asked, settings.shadow_draws, TURNS + 1))
    rows = frontier(question, on_frontier, others, plan)
    told(0.85)
    possible = chosen.status is not Status.IMPOSSIBLE
    shadows = shadow(others, plan, question.targets) if possible else []
    say = area_words(baseline.about.jurisdiction)
    return PlanAnswer(
        name=scenario.name,
        status=chosen.status,
        sentences=retold(sentences(question, found, confirmed, changes, chosen.status), say),
        question=question,
        plan=plan,
        levers=chosen.levers,
        while_looking=_while_looking(question, chosen),
        confirmed=confirmed,
        changed=changes,
        frontier=tuple(rows),
        shadow=retold(tuple(shadows), say),
        in_the_way=retold(tuple(stands_in_the_way(question, plan, confirmed)), say),
        provenance=_provenance(scenario, baseline, question, chosen, others),
    )


def _check(scenario: Scenario, baseline: Baseline) -> None:
    """Refuse a scenario with nothing to plan for, and a baseline no futures can be lived from."""
    if not scenario.targets:
        raise ScenarioIsWrong(
            'The scenario has no targets, so there is nothing to plan for. Add "targets", such as '
            '{"measure": "suitable_on_island", "at_least": 0.8, "probability": 0.8}.'
        )
    check_baseline(baseline)


def _while_looking(question: Question, chosen: Chosen) -> Row:
    """Give the costs the search saw, and the program's own, which are of its simplified picture."""
    found = chosen.found
    nothing, first = question.trials.of([question.trials.nothing, chosen.plan])
    least = question.settings.least
    proposal = found.proposal
    return {
        "gross_while_looking": round(float(found.trial.gross.mean())),
        "while_looking": round(first.cost(least) - nothing.cost(least)),
        "program_cost": None if proposal is None else round(proposal.cost),
        "program_bound": None if proposal is None else round(proposal.bound),
        "proved": why_not_proved(found, least),
        "left_untried": found.untried,
    }


def _provenance(
    scenario: Scenario, baseline: Baseline, question: Question, chosen: Chosen, others: Trials
) -> Mapping[str, object]:
    confirmed = chosen.confirmed
    return {
        "data_date": baseline.as_of.isoformat(),
        "data_hash": baseline.data_hash,
        "model": MODEL.name,
        "version": our_version(),
        "codification": CODIFICATION,
        "unassessed": unassessed_today(baseline, others.stage(chosen.plan)[1]),
        "months": scenario.months,
        "seed": scenario.seed,
        "draws": question.settings.draws,
        "plans_lived": len(question.trials.lived),
        "futures_lived": _futures_lived(question, chosen, others),
        "confirmed_seed": confirmed.seed,
        "confirmed_draws": confirmed.draws,
        "neighbours_seed": others.asked.seed,
        "neighbours_draws": others.asked.draws,
        "assumptions": scenario.assumptions.to_json(),
        "synthetic": baseline.about.synthetic,
    }


def _futures_lived(question: Question, chosen: Chosen, others: Trials) -> int:
    """Count the futures lived, plan by plan, for the plan confirmed in the end."""
    neighbours = len(others.lived) * others.asked.draws
    watched = question.trials.asked.draws
    return watched + question.looks.draws_lived + 2 * chosen.confirmed.draws + neighbours
