"""What is known of the plans lived through so far: which hold, which failed, which is cheapest."""

from dataclasses import dataclass

import numpy as np

from scenarios.plans.aims import prices_of
from scenarios.plans.looks import Looks, may_hold, standard_error, wanted
from scenarios.plans.options import Plan
from scenarios.plans.question import Question
from scenarios.plans.settings import Least
from scenarios.plans.trials import Trial
from scenarios.reading.targets import level_held
from scenarios.scenario import Target


@dataclass(frozen=True, slots=True)
class Known:
    """Plans that were lived through for one question, judged by its targets or so much surer."""

    question: Question
    surer: float
    """Added to the probability of every target."""

    @property
    def looks(self) -> Looks:
        """Give the plans as they were lived through, which grow while the search goes on."""
        return self.question.looks

    @property
    def asked(self) -> tuple[Target, ...]:
        """Give the targets as they were asked for."""
        return self.question.targets

    def reaches(self, trial: Trial) -> bool:
        """Say whether a plan holds in all of its futures as surely as this search wants."""
        return self.looks.decided(trial.plan) and trial.reaches(self.asked, self.surer)

    def failed(self, trial: Trial) -> bool:
        """Say whether a plan is known to fall short; a close call not looked at again is not."""
        if self.looks.decided(trial.plan):
            return not self.reaches(trial)
        return not may_hold(trial, self.asked, self.surer)

    def cost(self, trial: Trial) -> float:
        """Give the cost that is kept low."""
        return trial.cost(self.question.settings.least)

    def holding(self) -> list[Trial]:
        """Give the plans that hold."""
        return [trial for trial in self.looks.lived() if self.reaches(trial)]

    def best(self) -> Trial:
        """Give the cheapest of all plans lived through so far that hold."""
        return min(self.holding(), key=lambda t: (self.cost(t), t.plan))

    def nearest(self) -> Trial:
        """Give the plan that falls least short."""
        return min(self.looks.lived(), key=lambda t: (self._short(t), self.cost(t), t.plan))

    def nearest_miss(self, below: int) -> Plan:
        """Give the plan that falls least short, of those that do and buy no more than so much."""
        missed = (t for t in self.looks.lived() if not self.reaches(t) and sum(t.plan) <= below)
        return min(missed, key=lambda t: (self._short(t), self.cost(t), t.plan)).plan

    def near_misses(self) -> list[Trial]:
        """Give the plans that failed by little, cheapest first."""
        missed = (t for t in self.looks.lived() if self.failed(t))
        near = (t for t in missed if may_hold(t, self.asked, self.surer))
        return sorted(near, key=lambda t: (self.cost(t), t.plan))

    def closest(self) -> Trial:
        """Give the plan whose shares came closest to what is asked, over or under."""
        return min(self.looks.first.lived.values(), key=lambda t: (self._off(t), t.plan))

    def costs_of_the_best(self) -> float | None:
        """Give what the best plan cost in the first futures: only there all plans were lived."""
        if not self.holding():
            return None
        return self.cost(self.looks.first.lived[self.best().plan])

    def is_cheapest_there_is(self) -> bool:
        """Say that nothing can be cheaper than nothing, where that holds."""
        gross = self.question.settings.least is Least.GROSS
        return gross and bool(self.holding()) and not any(self.best().plan)

    def price(self, plan: Plan) -> float:
        """Give the pounds the program takes a plan to cost; what it does cost, living it shows."""
        return prices_of(self.question).of(plan)

    def one_error(self) -> float:
        """Give how far chance moves a probability in the first look, at most."""
        draws = self.question.settings.looked_at_first
        return max(standard_error(target, draws) for target in self.asked)

    def as_sure(self, more: float) -> list[Target]:
        """Ask for targets as surely as wanted, and for what the first futures flatter besides."""
        flattered = self._flattered()
        return [
            t.model_copy(update={"probability": min(wanted(t, self.surer) + flattered + more, 1.0)})
            for t in self.asked
        ]

    def _flattered(self) -> float:
        """Give by how much plans held more often in the first futures than in all."""
        more = [
            self.looks.first.lived[plan].probability(t) - trial.probability(t)
            for plan, trial in self.looks.closely.items()
            for t in self.asked
        ]
        return max(0.0, float(np.mean(more))) if more else 0.0

    def _short(self, trial: Trial) -> float:
        """Add up by how much each target is missed, at the probability wanted."""
        return sum(max(0.0, t.at_least - self._level(trial, t)) for t in self.asked)

    def _off(self, trial: Trial) -> float:
        """Add up how far each target is from what is asked, over or under."""
        return sum(abs(t.at_least - self._level(trial, t)) for t in self.asked)

    def _level(self, trial: Trial, target: Target) -> float:
        """Give the share that holds in as many draws as the target wants."""
        return level_held(trial.measures[target.measure], wanted(target, self.surer))
