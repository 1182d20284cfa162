"""What stands in the way where a target is not reached, with counts from the fresh futures.

What no home could have changed, before the first can open, is counted in the futures of the search.
"""

from math import floor

import numpy as np

from matching.in_words.how_many import how_many
from scenarios.futures.outcomes import NUMBER, Outcome
from scenarios.futures.tally import SHORT_TIERS
from scenarios.in_words.words import in_words
from scenarios.levers.titles import title_of
from scenarios.plans.confirm import Confirmed
from scenarios.plans.options import Plan
from scenarios.plans.question import Question
from scenarios.plans.trials import Trial
from scenarios.plans.words import as_share, in_tenths, of_target
from scenarios.reading.measures import (
    ELSEWHERE,
    HERE,
    SIBLINGS_TOGETHER,
    SUITABLE_ON_ISLAND,
    Draws,
    over_the_run,
)
from scenarios.reading.targets import OF_TARGET, level_held
from scenarios.scenario import Target
from scenarios.tables.counted import Counted

UNSUITED = [number for number in NUMBER.values() if number not in (*HERE, ELSEWHERE)]
NOT_HERE = [NUMBER[Outcome.OFF_ISLAND], NUMBER[Outcome.UNSUITABLE]]
NONE_FITS = len(SHORT_TIERS)


def stands_in_the_way(question: Question, plan: Plan, confirmed: Confirmed) -> list[str]:
    """Say, for targets the plan does not reach in the fresh futures, how far it gets and why."""
    nothing = question.trials.of([question.trials.nothing])[0]
    with_it = "With everything bought" if is_everything(question, plan) else "With this plan"
    said = []
    for target, row in zip(question.targets, confirmed.targets, strict=True):
        if row["met"] == "yes":
            continue
        said.append(_how_far(target, confirmed.after, with_it))
        if target.measure == SUITABLE_ON_ISLAND.name:
            said += _of_suitable_homes(question, target, nothing, confirmed.after, with_it)
        else:
            said += _of_brothers_and_sisters(confirmed.after, with_it)
    return [*said, _of_the_most(question)] if said and is_everything(question, plan) else said


def _of_the_most(question: Question) -> str:
    """Say that everything is only as much as this search may buy."""
    most = question.settings.most_of_each
    return (
        f"At most {most} of each of {in_words(len(question.service.rooms))} kinds of home could "
        "be bought, those that would be of most use. A search that may buy more of each "
        "(--most-of-each on the command line) may reach further, if so many can be found."
    )


def is_everything(question: Question, plan: Plan) -> bool:
    """Tell whether a plan buys every home there may be."""
    rooms = question.service.rooms
    return all(n == room.most for n, room in zip(plan, rooms, strict=False))


def _how_far(target: Target, after: Counted, with_it: str) -> str:
    """Say what could be asked for instead, as surely, by the very futures that were not met."""
    held = level_held(over_the_run(after, OF_TARGET[target.measure]), target.probability)
    level = floor(100 * held + 1e-9) / 100
    return (
        f"{with_it}, {of_target(target.measure, level)} in {as_share(target.probability)} of these "
        "fresh futures: about so much could be asked for."
    )


def _of_suitable_homes(
    question: Question, target: Target, nothing: Trial, after: Counted, with_it: str
) -> list[str]:
    said = []
    first = question.first_opens
    best = _if_all_were_suited_from(nothing, first)
    failed = float((best < target.at_least).mean())
    if failed:
        said.append(
            f"In {in_tenths(failed)} the target fails by what happens before the first home can "
            f"open, {first} months from the data date, even if every child had a suitable home "
            "from then on."
        )
    today = round(float(nothing.outcomes[:, 0][:, NOT_HERE].sum(axis=1).mean()))
    months = after.tally.outcomes[:, 1:]
    in_all = months.sum(axis=(1, 2)) - months[:, :, ELSEWHERE].sum(axis=1)
    without = in_all - months[:, :, HERE].sum(axis=(1, 2))
    early = months[:, : first - 1].sum(axis=1)[:, UNSUITED].sum(axis=1)
    said.append(
        f"{with_it}, {without.mean():,.0f} of {in_all.mean():,.0f} child-months are still without "
        f"a suitable home on the island: {early.mean():.0f} of them before the first home can open."
    )
    if today:
        said.append(
            f"{how_many(today, 'child lives', 'children live')} off the island or in a home that "
            "does not suit them on the data date. A plan adds homes and moves no settled child; "
            "whether some could come back is for their own plans (in a scenario: "
            f"“{title_of('return_children')}” and “{title_of('step_down')}”)."
        )
    none_fits = after.tally.short[:, :, NONE_FITS].sum(axis=1).mean()
    if none_fits >= 0.05:
        said.append(
            f"{none_fits:.1f} child-months a future are of children whom no kind of home fits: "
            "homes have to be designed for them, together with health and education."
        )
    return said


def _of_brothers_and_sisters(after: Counted, with_it: str) -> list[str]:
    shares = over_the_run(after, SIBLINGS_TOGETHER)
    known = shares[~np.isnan(shares)]
    if len(known) == 0:
        return []
    return [
        "Brothers and sisters who already live apart and are settled are not moved to bring them "
        "together, and the panel places children apart where that meets their needs better: "
        f"{with_it[:1].lower()}{with_it[1:]} {known.mean():.0%} of pairs live together on average "
        f"({np.quantile(known, 0.1):.0%} to {np.quantile(known, 0.9):.0%})."
    ]


def _if_all_were_suited_from(trial: Trial, first: int) -> Draws:
    """Give the share each draw would reach were every child suited from a step on."""
    months = trial.outcomes[:, 1:].astype(np.float64)
    asked = months.sum(axis=2) - months[:, :, ELSEWHERE]
    suited = months[:, :, HERE].sum(axis=2)
    suited[:, first - 1 :] = asked[:, first - 1 :]
    in_all = asked.sum(axis=1)
    best: Draws = np.where(in_all > 0, suited.sum(axis=1) / np.maximum(in_all, 1), np.nan)
    return best
