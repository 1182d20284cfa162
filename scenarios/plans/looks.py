"""Two looks at a plan: every plan in a few futures, those that may do in more of them as well.

The first look tells most plans apart for a third of the work. Whether a plan holds is only ever
said from all of its futures; one that falls far short in the first has failed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

from scenarios.plans.confirm import fresh
from scenarios.plans.options import Option, Plan
from scenarios.plans.settings import PlanSettings
from scenarios.plans.trials import Trial, Trials, joined
from scenarios.run import Asked
from scenarios.scenario import Target
from scenarios.world import World

CLOSER = 5
"""The set of fresh futures the closer look is taken in; others confirm (`confirm.py`)."""
CLOSE_CALL = 1.0
"""Standard errors by which a plan may fall short in the first look and still be looked at again."""


@dataclass
class Looks:
    """Plans as they were lived through: first by all, then by those worth it."""

    first: Trials
    more: Trials | None
    """None where the first look is at every future there is."""
    closely: dict[Plan, Trial] = field(default_factory=dict)

    def known(self, plan: Plan) -> Trial:
        """Give the most that is known of a plan that was lived through."""
        return self.closely.get(plan) or self.first.lived[plan]

    def closer(self, plan: Plan) -> None:
        """Live a plan in every future there is."""
        [first] = self.first.of([plan])
        self.closely[plan] = first if self.more is None else joined(first, *self.more.of([plan]))

    def decided(self, plan: Plan) -> bool:
        """Say whether all of its futures were lived."""
        return plan in self.closely

    def lived(self) -> list[Trial]:
        """Give every plan with the most that is known of it."""
        return [self.known(plan) for plan in self.first.lived]

    @property
    def draws_lived(self) -> int:
        """Count the futures lived through so far, plan by plan."""
        sets = (self.first, self.more) if self.more else (self.first,)
        return sum(len(each.lived) * each.asked.draws for each in sets)


def looks_at(
    world: World, options: Sequence[Option], asked: Asked, settings: PlanSettings
) -> Looks:
    """Make ready to look: the scenario's own futures first, then others of the same kind."""
    few = settings.looked_at_first
    first = Trials(world, options, replace(asked, draws=few))
    if few == settings.draws:
        return Looks(first, None)
    return Looks(first, Trials(world, options, fresh(asked, settings.draws - few, CLOSER)))


def may_hold(trial: Trial, targets: Sequence[Target], surer: float) -> bool:
    """Say whether a first look leaves it open that targets hold."""
    return all(trial.probability(t) >= close_to(t, surer, len(trial.gross)) for t in targets)


def close_to(target: Target, surer: float, draws: int) -> float:
    """Give the probability from which it is a close call whether a target holds."""
    return wanted(target, surer) - CLOSE_CALL * standard_error(target, draws)


def wanted(target: Target, surer: float) -> float:
    """Give the probability asked for, or so much surer."""
    return min(target.probability + surer, 1.0)


def standard_error(target: Target, draws: int) -> float:
    """Give how far chance moves a probability counted over so many draws."""
    return sqrt(target.probability * (1 - target.probability) / draws)
