"""The search for a plan: propose, live through it, see from there, and propose something cheaper.

The integer program proposes the cheapest plan it can see; what is lived through puts its picture
right and rules out what failed. When it sees nothing cheaper that would hold, plans with one fewer
of something, and exchanges, are lived through as long as they are cheaper and hold.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

import numpy as np

from scenarios.plans.aims import aims_seen_from, prices_of, proposal
from scenarios.plans.looks import close_to, may_hold, standard_error, wanted
from scenarios.plans.options import Plan, neighbours, with_number
from scenarios.plans.program import Proposal
from scenarios.plans.question import Question
from scenarios.plans.settings import Least
from scenarios.plans.trials import Trial
from scenarios.scenario import Target

MOST_PROPOSALS = 8
OF_EACH_NEAR_MISS = 3
MANY = 4
"""Of one kind of home, from which half as many are tried before one fewer."""
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
    tried: int
    """Plans lived through in this search."""
    untried: int = 0
    """Plans near by, one fewer or one exchanged, that were left when the search had to end."""


def cheapest(question: Question, *, surer: float = 0.0, told: Told | None = None) -> Found:
    """Look for the cheapest plan whose targets hold, or hold so much more surely than asked.

    A surer plan is looked for among half as many: much is known by then.
    """
    search = _Search(question, surer, told)
    search.tried([question.trials.nothing])
    search.look_again()
    search.propose()
    if not search.holding():
        search.tried([question.fullest().plan])
        if search.holding():
            search.come_down()
            search.propose()
    if search.holding():
        while search.improved():
            search.propose()
        return Found(search.best(), True, search.first, len(search.plans), search.untried)
    return Found(search.nearest(), False, search.first, len(search.plans))


class _Search:
    """Plans tried for one question, not many more than the settings allow."""

    def __init__(self, question: Question, surer: float, told: Told | None) -> None:
        self.question, self.surer, self.told = question, surer, told
        self.looks = question.looks
        self.most = ceil(question.settings.most_trials / (2 if surer else 1))
        self.plans: set[Plan] = set()
        """Those this search asked for; what programmes do alone is lived besides."""
        self.first: Proposal | None = None
        self.untried = 0

    def propose(self) -> None:
        """Ask the program for the cheapest plan not ruled out, until it sees nothing cheaper.

        It is asked twice, so that two processors have work: as seen from two plans that came close,
        or else for a surer plan besides, and once one holds for a close call.
        """
        for _ in range(MOST_PROPOSALS):
            if not self._may_go_on() or self._is_cheapest_there_is():
                break
            proposals = [self._proposed(more, seen_from) for more, seen_from in self._views()]
            plans = [each.plan for each in proposals if each and self._is_worth_living(each)]
            new = [plan for plan in dict.fromkeys(plans) if plan not in self.looks.first.lived]
            if not new:
                break
            self.tried(new)

    def _views(self) -> list[tuple[float, Trial]]:
        """Choose how much surer to ask, and from which plans to see."""
        closest, missed = self._closest(), self._near_misses()[:1]
        if missed and missed[0].plan != closest.plan:
            return [(0.0, closest), (0.0, self.looks.first.lived[missed[0].plan])]
        less_sure = bool(self.holding())  # a close call may hold when it is looked at again
        return [(0.0, closest), ((-1 if less_sure else 1) * self._one_error(), closest)]

    def _near_misses(self) -> list[Trial]:
        """Give the plans that failed by little, cheapest first."""
        missed = (t for t in self.looks.lived() if self._failed(t))
        near = (t for t in missed if may_hold(t, self.asked, self.surer))
        return sorted(near, key=lambda t: (self.cost(t), t.plan))

    def _proposed(self, more: float, seen_from: Trial) -> Proposal | None:
        """Ask for the targets so much more surely, as seen from a plan."""
        found = proposal(
            self.question,
            self._as_sure(more),
            seen_from=seen_from,
            failed=[t.plan for t in self.looks.lived() if self._failed(t)],
        )
        self.first = self.first or found
        return found

    def tried(self, plans: Sequence[Plan]) -> None:
        """Live plans: all in the first futures, those that may hold and save in all of them."""
        first = self.looks.first.of(plans)
        self.plans.update(plans)
        close = [trial for trial in first if may_hold(trial, self.asked, self.surer)]
        for trial in sorted(close, key=lambda t: (self.cost(t), t.plan)):
            best = self._costs_of_the_best()
            if best is None or self.cost(trial) < best:
                self.looks.closer([trial.plan])
        if self.told:
            self.told(len(self.plans))

    def look_again(self) -> None:
        """See what an earlier search lived through with the eyes of this one."""
        known = [*self.looks.first.lived]
        self.tried(known)
        self.plans.clear()

    def come_down(self) -> None:
        """Go half way from the best plan to one that fell short by little, again and again.

        Where only everything is known to hold, one home fewer at a time would take for ever.
        """
        holds = self.best().plan
        fails = self._nearest_miss(below=sum(holds) // 2)
        while self._may_go_on():
            middle = tuple(
                min(high, low + (high - low + 1) // 2)
                for low, high in zip(fails, holds, strict=True)
            )
            if middle == holds:
                return
            self.tried([middle])
            if any(trial.plan == middle for trial in self.holding()):
                holds = middle
            else:
                fails = middle

    def improved(self) -> bool:
        """Try what is near the best plan, until something cheaper holds or nothing is left."""
        best = self.best().plan
        near = [p for p in self._near(best) if p not in self.looks.first.lived]
        for several in _in_portions(near):
            if not self._may_go_on():
                break
            self.tried(several)
            if self.best().plan != best:
                return True
        self.untried = sum(p not in self.looks.first.lived for p in near)
        return False

    @property
    def asked(self) -> tuple[Target, ...]:
        """Give the targets as they were asked for."""
        return self.question.targets

    def reaches(self, trial: Trial) -> bool:
        """Say whether a plan holds in all of its futures as surely as this search wants."""
        return self.looks.decided(trial.plan) and trial.reaches(self.asked, self.surer)

    def _failed(self, trial: Trial) -> bool:
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

    def _nearest_miss(self, below: int) -> Plan:
        """Give the plan that falls least short, of those that do and buy no more than so much."""
        missed = (t for t in self.looks.lived() if not self.reaches(t) and sum(t.plan) <= below)
        return min(missed, key=lambda t: (self._short(t), self.cost(t), t.plan)).plan

    def _costs_of_the_best(self) -> float | None:
        """Give what the best plan cost in the first futures: only there all plans were lived."""
        if not self.holding():
            return None
        return self.cost(self.looks.first.lived[self.best().plan])

    def _is_cheapest_there_is(self) -> bool:
        """Say that nothing can be cheaper than nothing, where that holds."""
        gross = self.question.settings.least is Least.GROSS
        return gross and bool(self.holding()) and not any(self.best().plan)

    def _one_error(self) -> float:
        draws = self.question.settings.looked_at_first
        return max(standard_error(target, draws) for target in self.asked)

    def _as_sure(self, more: float) -> list[Target]:
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

    def _near(self, plan: Plan) -> list[Plan]:
        """List plans with one fewer, then one more where that may save, then what may do.

        That is exchanges, and cheaper plans that failed by little with one thing more.
        """
        options = self.question.options
        net = self.question.settings.least is Least.NET
        near = [p for p in neighbours(options, plan) if net or sum(p) < sum(plan)]
        near = [*self._halved(plan), *near]
        exchanged = [p for p in self._exchanged(plan) if self._saves(p)]
        return [*near, *self._mended(), *self._likely(exchanged, self.best())]

    def _halved(self, plan: Plan) -> list[Plan]:
        """Give plans with half as many of what there are many of: one by one takes too long."""
        return [
            with_number(plan, option, number // 2)
            for option, number in enumerate(plan)
            if number >= MANY
        ]

    def _likely(self, plans: Sequence[Plan], seen_from: Trial) -> list[Plan]:
        """Keep plans that hold, or nearly, by the picture seen from one; the cheapest first."""
        if not plans:
            return []
        anchor = self.looks.first.lived[seen_from.plan]
        aims = aims_seen_from(self.question, self.asked, anchor)
        draws = self.question.settings.looked_at_first
        found = []
        for plan in plans:
            served = self.question.service.served(plan[: len(self.question.prices)])
            held = [
                (aim.held(plan, served) / draws, target)
                for aim, target in zip(aims, self.asked, strict=True)
            ]
            if all(part >= close_to(target, self.surer, draws) for part, target in held):
                not_quite = any(part < wanted(target, self.surer) for part, target in held)
                found.append((not_quite, self._price(plan), plan))
        return [plan for *_, plan in sorted(found)]

    def _mended(self) -> list[Plan]:
        """Add one of something to plans that failed by little, where that may save."""
        best, found = self.cost(self.best()), []
        for trial in self._near_misses():
            dearer = {
                more: self._price(more) - self._price(trial.plan)
                for more in neighbours(self.question.options, trial.plan)
            }
            may_save = [p for p, by in dearer.items() if 0 < by < best - self.cost(trial)]
            found += self._likely(may_save, trial)[:OF_EACH_NEAR_MISS]
        return list(dict.fromkeys(found))

    def _exchanged(self, plan: Plan) -> Iterator[Plan]:
        for fewer in (n for n, number in enumerate(plan) if number):
            for more, option in enumerate(self.question.options):
                if more != fewer and plan[more] < option.most:
                    exchanged = with_number(plan, fewer, plan[fewer] - 1)
                    yield with_number(exchanged, more, plan[more] + 1)

    def _saves(self, plan: Plan) -> bool:
        """Say whether a plan may be cheaper than the best: other programmes, or by its prices."""
        best, homes = self.best().plan, len(self.question.prices)
        return plan[homes:] != best[homes:] or self._price(plan) <= self._price(best)

    def _is_worth_living(self, found: Proposal) -> bool:
        """Say whether a proposal holds by the picture and, by its prices, beats the best.

        A net cost is known only by living it.
        """
        if found.given_up:
            return False
        net = self.question.settings.least is Least.NET
        return net or not self.holding() or self._price(found.plan) < self._price(self.best().plan)

    def _closest(self) -> Trial:
        """Give the plan whose shares came closest to what is asked, over or under."""
        return min(self.looks.first.lived.values(), key=lambda t: (self._off(t), t.plan))

    def _off(self, trial: Trial) -> float:
        return sum(abs(t.at_least - self._level(trial, t)) for t in self.asked)

    def _price(self, plan: Plan) -> float:
        return prices_of(self.question).of(plan)

    def _may_go_on(self) -> bool:
        return len(self.plans) < self.most

    def _short(self, trial: Trial) -> float:
        """Add up by how much each target is missed, at the probability wanted."""
        return sum(max(0.0, t.at_least - self._level(trial, t)) for t in self.asked)

    def _level(self, trial: Trial, target: Target) -> float:
        """Give the share that holds in as many draws as the target wants."""
        shares = np.sort(np.nan_to_num(trial.measures[target.measure], nan=1.0))
        needed = int(np.ceil(wanted(target, self.surer) * len(shares) - 1e-9))
        return float(shares[len(shares) - max(min(needed, len(shares)), 1)])


def _in_portions(plans: Sequence[Plan]) -> Iterator[list[Plan]]:
    left = iter(plans)
    while portion := list(islice(left, AT_A_TIME)):
        yield portion
