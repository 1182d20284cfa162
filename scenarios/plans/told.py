"""A plan's answer in sentences: what to buy, how surely it holds, what it costs."""

from math import floor

import numpy as np

from matching.in_words.how_many import how_many
from scenarios.plans.confirm import Changed, Confirmed
from scenarios.plans.obstacles import is_everything
from scenarios.plans.options import said, when
from scenarios.plans.question import Question
from scenarios.plans.search import Found
from scenarios.plans.settings import Least
from scenarios.plans.status import Status
from scenarios.plans.words import as_share, in_words, more_or_less, of_target, pounds
from scenarios.reading.measures import Draws
from scenarios.result import Row


def sentences(
    question: Question, found: Found, confirmed: Confirmed, changes: Changed, status: Status
) -> tuple[str, ...]:
    """Say the answer: the plan, each target in the fresh futures, the cost, what was not tried."""
    plan = found.trial.plan
    told = [_first(question, found, status)]
    nearest = "With all of it, in" if is_everything(question, plan) else "With the nearest, in"
    with_it = nearest if status is Status.IMPOSSIBLE else "In"
    told += [f"{with_it} {_of_target(row, confirmed)}" for row in confirmed.targets]
    if status is not Status.IMPOSSIBLE and any(plan):
        told.append(_of_money(float(changes.gross.mean()), changes.net))
    if found.untried:
        told.append(
            f"The search ended after {found.tried} plans were lived through: "
            f"{in_words(found.untried)} near by, with one fewer or one exchanged, were not tried."
        )
    return tuple(told)


def _first(question: Question, found: Found, status: Status) -> str:
    plan = found.trial.plan
    what = said(question.options, plan)
    if status is Status.IMPOSSIBLE:
        homes = sum(room.most for room in question.service.rooms)
        nearest = "" if is_everything(question, plan) else f" Nearest comes: {what}."
        return (
            f"No plan possible: not even everything that may be bought ({how_many(homes, 'home')}, "
            "with the programmes or without) would do, nor any of the "
            f"{how_many(len(question.trials.lived), 'plan')} lived through.{nearest}"
        )
    if not found.holds:
        return (
            f"At the edge of what can be reached: {what}. It fell short in the futures it was "
            "looked for in and holds in fresh ones: chance decides here, and cheaper plans may do "
            "as well."
        )
    if status is Status.NOT_CONFIRMED:
        return (
            f"The cheapest plan that held while looking: {what}. Fresh futures do not bear it out."
        )
    if not any(plan):
        return "Nothing needs to be bought."
    return f"The cheapest plan found: {what}.{when(question.options, plan)}"


def _of_target(row: Row, confirmed: Confirmed) -> str:
    reached, low, high, wanted, level = (
        float(row[key] or 0)
        for key in (
            "probability",
            "probability_low",
            "probability_high",
            "wanted_probability",
            "at_least",
        )
    )
    return (
        f"{confirmed.draws} fresh futures, {of_target(str(row['measure']), level)} in "
        f"{as_share(reached)} of them ({as_share(low)} to {as_share(high)}); "
        f"{as_share(wanted)} was asked for."
    )


def _of_money(gross: float, net: Draws) -> str:
    of_net = [float(each) for each in (net.mean(), *np.quantile(net, (0.1, 0.9)))]
    mean, low, high = (more_or_less(each, (gross, *of_net)) for each in of_net)
    return (
        f"The plan's own homes and programmes cost {pounds(gross, of_net)} over the whole time; "
        f"with what changes elsewhere, care costs {mean} than without the plan "
        f"on average ({low} to {high} in 8 futures of 10)."
    )


def why_not_proved(found: Found, least: Least) -> str:
    """Say what is known of cheaper plans; where savings count, the least cost may be a saving."""
    if found.proposal is None or found.proposal.given_up:
        return "no: nothing is known of cheaper plans"
    bound = found.proposal.bound if least is Least.NET else max(found.proposal.bound, 0.0)
    thousands = floor(bound / 1000) * 1000
    limit = f"saves more than £{-thousands:,}" if bound < 0 else f"costs less than £{thousands:,}"
    return f"no: the cheapest found; by the program's simplified picture no plan {limit}"
