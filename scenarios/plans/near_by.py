"""Plans near one that holds: what may be cheaper and hold as well, most promising first."""

from collections.abc import Iterator, Sequence

from scenarios.plans.aims import aims_seen_from
from scenarios.plans.known import Known
from scenarios.plans.looks import close_to, wanted
from scenarios.plans.options import Plan, neighbours, with_number
from scenarios.plans.settings import Least
from scenarios.plans.trials import Trial

OF_EACH_NEAR_MISS = 3
MANY = 4
"""Of one kind of home, from which half as many are tried before one fewer."""


def near_by(known: Known, plan: Plan) -> list[Plan]:
    """List plans with one fewer, then one more where that may save, then what may do.

    That is exchanges, and cheaper plans that failed by little with one thing more.
    """
    options = known.question.options
    net = known.question.settings.least is Least.NET
    near = [p for p in neighbours(options, plan) if net or sum(p) < sum(plan)]
    near = [*_halved(plan), *near]
    exchanged = [p for p in _exchanged(known, plan) if _saves(known, p)]
    return [*near, *_mended(known), *_likely(known, exchanged, known.best())]


def _halved(plan: Plan) -> list[Plan]:
    """Give plans with half as many of what there are many of: one by one takes too long."""
    return [
        with_number(plan, option, number // 2)
        for option, number in enumerate(plan)
        if number >= MANY
    ]


def _mended(known: Known) -> list[Plan]:
    """Add one of something to plans that failed by little, where that may save."""
    best, found = known.cost(known.best()), []
    for trial in known.near_misses():
        dearer = {
            more: known.price(more) - known.price(trial.plan)
            for more in neighbours(known.question.options, trial.plan)
        }
        may_save = [p for p, by in dearer.items() if 0 < by < best - known.cost(trial)]
        found += _likely(known, may_save, trial)[:OF_EACH_NEAR_MISS]
    return list(dict.fromkeys(found))


def _likely(known: Known, plans: Sequence[Plan], seen_from: Trial) -> list[Plan]:
    """Keep plans that hold, or nearly, by the picture seen from one; the cheapest first."""
    if not plans:
        return []
    anchor = known.looks.first.lived[seen_from.plan]
    aims = aims_seen_from(known.question, known.asked, anchor)
    draws = known.question.settings.looked_at_first
    found = []
    for plan in plans:
        served = known.question.service.served(plan[: len(known.question.prices)])
        held = [
            (aim.held(plan, served) / draws, target)
            for aim, target in zip(aims, known.asked, strict=True)
        ]
        if all(part >= close_to(target, known.surer, draws) for part, target in held):
            not_quite = any(part < wanted(target, known.surer) for part, target in held)
            found.append((not_quite, known.price(plan), plan))
    return [plan for *_, plan in sorted(found)]


def _exchanged(known: Known, plan: Plan) -> Iterator[Plan]:
    """Give plans with one fewer of something and one more of another."""
    for fewer in (n for n, number in enumerate(plan) if number):
        for more, option in enumerate(known.question.options):
            if more != fewer and plan[more] < option.most:
                exchanged = with_number(plan, fewer, plan[fewer] - 1)
                yield with_number(exchanged, more, plan[more] + 1)


def _saves(known: Known, plan: Plan) -> bool:
    """Say whether a plan may be cheaper than the best: other programmes, or by its prices."""
    best, homes = known.best().plan, len(known.question.prices)
    return plan[homes:] != best[homes:] or known.price(plan) <= known.price(best)
