"""What stands in the way where no plan is possible, with counts."""

from math import floor

import numpy as np

from scenarios.futures.outcomes import Outcome
from scenarios.futures.tally import SHORT_TIERS
from scenarios.measures import SUITABLE_ON_ISLAND, Draws
from scenarios.plans.question import Question
from scenarios.plans.trials import Trial
from scenarios.plans.words import as_share, in_tenths, of_target
from scenarios.scenario import Target

ORDER = tuple(Outcome)
SUITED = [ORDER.index(Outcome.SUITABLE), ORDER.index(Outcome.WITH_SUPPORT)]
ELSEWHERE = ORDER.index(Outcome.ELSEWHERE)
UNSUITED = [number for number in range(len(ORDER)) if number not in (*SUITED, ELSEWHERE)]
NOT_HERE = [ORDER.index(Outcome.OFF_ISLAND), ORDER.index(Outcome.UNSUITABLE)]
NONE_FITS = len(SHORT_TIERS)


def stands_in_the_way(question: Question, everything: Trial) -> list[str]:
    """Say, for targets that not even everything together reaches, what they fail on."""
    nothing = question.trials.of([question.trials.nothing])[0]
    said = []
    for target in question.targets:
        if everything.probability(target) >= target.probability:
            continue
        said.append(_how_far(target, everything))
        if target.measure == SUITABLE_ON_ISLAND.name:
            said += _of_suitable_homes(question, target, nothing, everything)
        else:
            said += _of_brothers_and_sisters(everything)
    return said


def _how_far(target: Target, everything: Trial) -> str:
    """Say what could be asked for instead, as surely."""
    shares = everything.measures[target.measure]
    level = floor(100 * float(np.nanquantile(shares, 1 - target.probability))) / 100
    return (
        f"With everything bought, {of_target(target.measure, level)} in "
        f"{as_share(target.probability)} of futures: so much could be asked for."
    )


def _of_suitable_homes(
    question: Question, target: Target, nothing: Trial, everything: Trial
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
    today = nothing.outcomes[:, 0][:, NOT_HERE].sum(axis=1).mean()
    months = everything.outcomes[:, 1:]
    in_all = months.sum(axis=(1, 2)) - months[:, :, ELSEWHERE].sum(axis=1)
    without = in_all - months[:, :, SUITED].sum(axis=(1, 2))
    early = months[:, : first - 1].sum(axis=1)[:, UNSUITED].sum(axis=1)
    said.append(
        f"With everything bought, {without.mean():,.0f} of {in_all.mean():,.0f} child-months are "
        f"still without a suitable home on the island: {early.mean():.0f} of them before the first "
        "home can open."
    )
    if today:
        said.append(
            f"{today:.0f} children live off the island or in a home that does not suit them on the "
            "data date. A plan adds homes and moves no settled child; whether some could come back "
            "is for their own plans (the levers return_children and step_down)."
        )
    none_fits = everything.short[:, :, NONE_FITS].sum(axis=1).mean()
    if none_fits >= 0.05:
        said.append(
            f"{none_fits:.1f} child-months a future are of children whom no kind of home fits: "
            "homes have to be designed for them, together with health and education."
        )
    return said


def _of_brothers_and_sisters(everything: Trial) -> list[str]:
    shares = everything.measures["siblings_together"]
    known = shares[~np.isnan(shares)]
    if len(known) == 0:
        return []
    return [
        "Brothers and sisters who already live apart and are settled are not moved to bring them "
        f"together: with everything bought {known.mean():.0%} of pairs live together on average "
        f"({np.quantile(known, 0.1):.0%} to {np.quantile(known, 0.9):.0%})."
    ]


def _if_all_were_suited_from(trial: Trial, first: int) -> Draws:
    """Give the share each draw would reach were every child suited from a step on."""
    months = trial.outcomes[:, 1:].astype(np.float64)
    asked = months.sum(axis=2) - months[:, :, ELSEWHERE]
    suited = months[:, :, SUITED].sum(axis=2)
    suited[:, first - 1 :] = asked[:, first - 1 :]
    best: Draws = suited.sum(axis=1) / np.maximum(asked.sum(axis=1), 1)
    return best
