"""The search for a plan: propose, live through it, correct, and then try what is a little cheaper.

The program sees a simplified picture, so its aims are raised by as much as the futures fell short
of them. From the first plan that holds, one fewer, one more and exchanges are lived through, each
in the same futures, for as long as they are cheaper and hold.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.plans.options import Plan, neighbours, with_number
from scenarios.plans.program import Proposal
from scenarios.plans.question import Question
from scenarios.plans.trials import Trial
from scenarios.scenario import Target

CORRECTIONS = 4
LEAST_RAISE = 0.002
AT_A_TIME = 6
"""Plans lived through together, before the best of them is taken."""

Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Found:
    """The cheapest plan found that holds in these futures, or the nearest to holding."""

    trial: Trial
    holds: bool
    proposal: Proposal | None
    """What the program first proposed, and its bound."""


def cheapest(question: Question, *, surer: float = 0.0, told: Told | None = None) -> Found:
    """Look for the cheapest plan whose targets hold, or hold so much more surely than asked."""
    search = _Search(question, surer, told)
    first, trial = search.corrected()
    if not search.reaches(trial):
        trial = search.climbed(search.nearest())
    if search.reaches(trial):
        trial = search.descended(search.best())
    return Found(trial, search.reaches(trial), first)


class _Search:
    """Plans tried for one question, never more than the settings allow."""

    def __init__(self, question: Question, surer: float, told: Told | None) -> None:
        self.question, self.surer, self.told = question, surer, told
        self.before = len(question.trials.lived)

    def corrected(self) -> tuple[Proposal | None, Trial]:
        """Ask the program again with higher aims, until what it proposes holds."""
        targets = list(self.question.targets)
        first: Proposal | None = None
        trial = self.tried([self.question.trials.nothing])[0]
        for _ in range(CORRECTIONS):
            raised = [t.model_copy(update={"probability": self._sure(t)}) for t in targets]
            proposal = self.question.proposal(raised)
            if proposal is None:
                break
            first = first or proposal
            trial = self.tried([proposal.plan])[0]
            if self.reaches(trial):
                break
            targets = [
                self._raised(now, t, trial) for now, t in zip(targets, self.asked, strict=True)
            ]
        return first, trial

    @property
    def asked(self) -> tuple[Target, ...]:
        """Give the targets as they were asked for."""
        return self.question.targets

    def reaches(self, trial: Trial) -> bool:
        """Say whether a plan holds as surely as this search wants."""
        return trial.reaches(self.asked, self.surer)

    def tried(self, plans: Sequence[Plan]) -> list[Trial]:
        """Live through plans and tell how many there have been."""
        trials = self.question.trials.of(plans)
        if self.told:
            self.told(len(self.question.trials.lived) - self.before)
        return trials

    def cost(self, trial: Trial) -> float:
        """Give the cost that is kept low."""
        return trial.cost(self.question.settings.least)

    def best(self) -> Trial:
        """Give the cheapest of all plans lived through so far that hold."""
        return min(filter(self.reaches, self._all()), key=lambda t: (self.cost(t), t.plan))

    def nearest(self) -> Trial:
        """Give the plan that falls least short."""
        return min(self._all(), key=lambda t: (self._short(t), self.cost(t), t.plan))

    def climbed(self, trial: Trial) -> Trial:
        """Add what brings the targets nearest, one by one, until they hold or nothing helps."""
        while not self.reaches(trial) and self._may_go_on():
            more = [p for p in self._neighbours(trial) if sum(p) > sum(trial.plan)]
            best = min(
                self.tried(more), key=lambda t: (self._short(t), self.cost(t)), default=trial
            )
            if self._short(best) >= self._short(trial):
                break
            trial = best
        return trial

    def descended(self, trial: Trial) -> Trial:
        """Take cheaper plans near by for as long as there are any that hold."""
        better: Trial | None = trial
        while better is not None:
            trial, better = better, None
            for several in _in_portions(self._near(trial)):
                if not self._may_go_on():
                    break
                holding = [t for t in self.tried(several) if self.reaches(t)]
                cheaper = [t for t in holding if self.cost(t) < self.cost(trial)]
                if cheaper:
                    better = min(cheaper, key=lambda t: (self.cost(t), t.plan))
                    break
        return trial

    def _near(self, trial: Trial) -> Iterator[Plan]:
        yield from self._neighbours(trial)
        options, plan = self.question.options, trial.plan
        for fewer in (n for n, number in enumerate(plan) if number):
            for more, option in enumerate(options):
                if more != fewer and plan[more] < option.most:
                    exchanged = with_number(plan, fewer, plan[fewer] - 1)
                    yield with_number(exchanged, more, plan[more] + 1)

    def _neighbours(self, trial: Trial) -> Iterator[Plan]:
        return neighbours(self.question.options, trial.plan)

    def _may_go_on(self) -> bool:
        tried = len(self.question.trials.lived) - self.before
        return tried < self.question.settings.most_trials

    def _all(self) -> list[Trial]:
        return list(self.question.trials.lived.values())

    def _sure(self, target: Target) -> float:
        return min(target.probability + self.surer, 1.0)

    def _short(self, trial: Trial) -> float:
        """Add up by how much each target is missed, at the probability wanted."""
        return sum(max(0.0, t.at_least - self._level(trial, t)) for t in self.asked)

    def _level(self, trial: Trial, target: Target) -> float:
        """Give the share that holds in as many draws as the target wants."""
        shares = np.nan_to_num(trial.measures[target.measure], nan=1.0)
        wanted = min(int(np.ceil(self._sure(target) * len(shares) - 1e-9)), len(shares))
        return float(np.sort(shares)[len(shares) - max(wanted, 1)])

    def _raised(self, now: Target, asked: Target, trial: Trial) -> Target:
        missing = asked.at_least - self._level(trial, asked)
        if missing <= 0:
            return now
        return now.model_copy(
            update={"at_least": min(1.0, now.at_least + max(missing, LEAST_RAISE))}
        )


def _in_portions(plans: Iterator[Plan]) -> Iterator[list[Plan]]:
    portion: list[Plan] = []
    for plan in plans:
        portion.append(plan)
        if len(portion) == AT_A_TIME:
            yield portion
            portion = []
    if portion:
        yield portion
