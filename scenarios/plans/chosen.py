"""The plan that is given: the cheapest found, or a surer one where fresh futures ask for it."""

from dataclasses import dataclass, replace

from scenarios.levers import AnyLever
from scenarios.plans.confirm import Confirmed, confirm, fresh
from scenarios.plans.looks import standard_error
from scenarios.plans.options import Plan, levers_of
from scenarios.plans.progress import Progress, to_nobody
from scenarios.plans.question import Question
from scenarios.plans.search import Found, cheapest
from scenarios.plans.status import Status
from scenarios.run import Asked
from scenarios.world import World, pulled_in

TURNS = 3
"""Times a plan is confirmed at most, a surer one each time after the first."""

LOOKED_FROM, LOOKED_TO = 0.1, 0.6
"""The parts of the work between which the first search lies."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was found while looking, and what fresh futures say of it."""

    found: Found
    confirmed: Confirmed
    levers: tuple[AnyLever, ...]
    """The plan as levers; none for a plan of nothing."""

    @property
    def plan(self) -> Plan:
        """Give the plan; where none is possible, the one that comes nearest."""
        return self.found.trial.plan

    @property
    def status(self) -> Status:
        """Say what became of it: what holds in fresh futures holds, whatever the search saw."""
        if self.confirmed.met:
            return Status.FOUND
        return Status.NOT_CONFIRMED if self.found.holds else Status.IMPOSSIBLE


def chosen_plan(question: Question, world: World, asked: Asked, progress: Progress) -> Chosen:
    """Look for the cheapest plan and confirm it; where it falls short, a surer one, afresh.

    `world` is the scenario's own, without any plan; `asked` says the futures of the search, beside
    which the fresh ones are drawn.
    """
    found = _look(question, progress)
    for turn in range(1, TURNS + 1):
        chosen = _confirmed(question, found, world, asked, turn)
        if chosen.confirmed.met or not found.holds or turn == TURNS:
            break
        surer = _look(question, to_nobody, turn * _standard_error(question))
        if surer.trial.plan == chosen.plan or not surer.holds:
            break
        found = replace(surer, proposal=found.proposal)
    return chosen


def _look(question: Question, progress: Progress, surer: float = 0.0) -> Found:
    most = question.settings.most_trials
    part = LOOKED_TO - LOOKED_FROM
    return cheapest(
        question,
        surer=surer,
        told=lambda tried: progress(LOOKED_FROM + part * min(tried / most, 1.0)),
    )


def _confirmed(question: Question, found: Found, world: World, asked: Asked, turn: int) -> Chosen:
    """Live a plan that was found in fresh futures; each turn has its own."""
    levers = levers_of(question.options, found.trial.plan)
    confirmed = confirm(
        pulled_in(world, levers),
        question.targets,
        [found.trial.probability(target) for target in question.targets],
        fresh(asked, question.settings.fresh_draws, turn),
    )
    return Chosen(found, confirmed, levers)


def _standard_error(question: Question) -> float:
    """Give how far chance moves a probability counted over the draws of the search."""
    return max(standard_error(target, question.settings.draws) for target in question.targets)
