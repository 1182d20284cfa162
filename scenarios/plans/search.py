"""The search for a plan: propose, live through it, see from there, and propose something cheaper.

The integer program proposes the cheapest plan it can see; what is lived through puts its picture
right and rules out what failed. When it sees nothing cheaper that would hold, plans with one fewer
of something, and exchanges, are lived through as long as they are cheaper and hold.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from scenarios.plans.aims import proposal
from scenarios.plans.known import Known
from scenarios.plans.looks import may_hold
from scenarios.plans.near_by import near_by
from scenarios.plans.options import Plan
from scenarios.plans.program import Proposal
from scenarios.plans.question import Question
from scenarios.plans.settings import Least
from scenarios.plans.trials import Trial

MOST_PROPOSALS = 8
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
    if not search.known.holding():
        search.tried([question.fullest().plan])
        if search.known.holding():
            search.come_down()
            search.propose()
    if search.known.holding():
        while search.improved():
            search.propose()
        return Found(search.known.best(), True, search.first, len(search.plans), search.untried)
    return Found(search.known.nearest(), False, search.first, len(search.plans))


class _Search:
    """Plans tried for one question, not many more than the settings allow."""

    def __init__(self, question: Question, surer: float, told: Told | None) -> None:
        self.question, self.told = question, told
        self.known = Known(question, surer)
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
            if not self._may_go_on() or self.known.is_cheapest_there_is():
                break
            proposals = [self._proposed(more, seen_from) for more, seen_from in self._views()]
            plans = [each.plan for each in proposals if each and self._is_worth_living(each)]
            new = [plan for plan in dict.fromkeys(plans) if plan not in self.looks.first.lived]
            if not new:
                break
            self.tried(new)

    def _views(self) -> list[tuple[float, Trial]]:
        """Choose how much surer to ask, and from which plans to see."""
        closest, missed = self.known.closest(), self.known.near_misses()[:1]
        if missed and missed[0].plan != closest.plan:
            return [(0.0, closest), (0.0, self.looks.first.lived[missed[0].plan])]
        less_sure = bool(self.known.holding())  # a close call may hold when it is looked at again
        return [(0.0, closest), ((-1 if less_sure else 1) * self.known.one_error(), closest)]

    def _proposed(self, more: float, seen_from: Trial) -> Proposal | None:
        """Ask for the targets so much more surely, as seen from a plan."""
        found = proposal(
            self.question,
            self.known.as_sure(more),
            seen_from=seen_from,
            failed=[t.plan for t in self.looks.lived() if self.known.failed(t)],
        )
        self.first = self.first or found
        return found

    def tried(self, plans: Sequence[Plan]) -> None:
        """Live plans: all in the first futures, those that may hold and save in all of them."""
        first = self.looks.first.of(plans)
        self.plans.update(plans)
        close = [trial for trial in first if may_hold(trial, self.known.asked, self.known.surer)]
        for trial in sorted(close, key=lambda t: (self.known.cost(t), t.plan)):
            best = self.known.costs_of_the_best()
            if best is None or self.known.cost(trial) < best:
                self.looks.closer(trial.plan)
        if self.told:
            self.told(len(self.plans))

    def look_again(self) -> None:
        """See what an earlier search lived through with the eyes of this one."""
        self.tried([*self.looks.first.lived])
        self.plans.clear()

    def come_down(self) -> None:
        """Go half way from the best plan to one that fell short by little, again and again.

        Where only everything is known to hold, one home fewer at a time would take for ever.
        """
        holds = self.known.best().plan
        fails = self.known.nearest_miss(below=sum(holds) // 2)
        while self._may_go_on():
            middle = tuple(
                min(high, low + (high - low + 1) // 2)
                for low, high in zip(fails, holds, strict=True)
            )
            if middle == holds:
                return
            self.tried([middle])
            if any(trial.plan == middle for trial in self.known.holding()):
                holds = middle
            else:
                fails = middle

    def improved(self) -> bool:
        """Try what is near the best plan, until something cheaper holds or nothing is left."""
        best = self.known.best().plan
        near = [p for p in near_by(self.known, best) if p not in self.looks.first.lived]
        for several in _in_portions(near):
            if not self._may_go_on():
                break
            self.tried(several)
            if self.known.best().plan != best:
                return True
        self.untried = sum(p not in self.looks.first.lived for p in near)
        return False

    def _is_worth_living(self, found: Proposal) -> bool:
        """Say whether a proposal holds by the picture and, by its prices, beats the best.

        A net cost is known only by living it.
        """
        if found.given_up:
            return False
        if self.question.settings.least is Least.NET or not self.known.holding():
            return True
        return self.known.price(found.plan) < self.known.price(self.known.best().plan)

    def _may_go_on(self) -> bool:
        return len(self.plans) < self.most


def _in_portions(plans: Sequence[Plan]) -> Iterator[list[Plan]]:
    left = iter(plans)
    while portion := list(islice(left, AT_A_TIME)):
        yield portion
