"""What one more or one fewer of each thing would change, in plain words, from fresh futures."""

from collections.abc import Sequence

import numpy as np

from scenarios.plans.options import Option, Plan, with_number
from scenarios.plans.trials import Trial, Trials
from scenarios.plans.words import as_share, in_tenths, in_words, pounds
from scenarios.reading.mean_and_range import DIGITS, mean_and_range
from scenarios.reading.measures import (
    COST,
    IN_SUITABLE_HOMES,
    SIBLINGS_TOGETHER,
    SUITABLE_ON_ISLAND,
    Draws,
)
from scenarios.result import Row
from scenarios.scenario import Target

AWAY = "went_off_island"
TOO_FEW_TO_TELL = 0.05
"""Children on average, over all futures."""
CHANGES = (AWAY, IN_SUITABLE_HOMES.name, SUITABLE_ON_ISLAND.name, SIBLINGS_TOGETHER.name, COST.name)


def shadow(trials: Trials, plan: Plan, targets: Sequence[Target] = ()) -> list[Row]:
    """Live the plan with one more of each option, and one fewer of each it holds.

    One more comes before one fewer, and what keeps most children on the island first.
    """
    changes = [
        (number, change)
        for change in (1, -1)
        for number, option in enumerate(trials.options)
        if (option.is_home or change < 0 or not plan[number])
        and 0 <= plan[number] + change <= option.most
    ]
    plans = [with_number(plan, number, plan[number] + change) for number, change in changes]
    base, *others = trials.of([plan, *plans])
    measures = tuple(target.measure for target in targets)
    told = [
        (-change, -float(_fewer_go(base, other, change).mean()), number, change, other)
        for (number, change), other in zip(changes, others, strict=True)
    ]
    return [
        _row(trials.options[number], change, base, other, measures)
        for *_, number, change, other in sorted(told, key=lambda each: each[:3])
    ]


def _fewer_go(base: Trial, other: Trial, change: int) -> Draws:
    """Give the children who stay on the island by one more, or go from it by one fewer."""
    return -_change(base, other, AWAY) * change


def _row(option: Option, change: int, base: Trial, other: Trial, measures: Sequence[str]) -> Row:
    row: dict[str, str | int | float | None] = {
        "option": option.words,
        "change": change,
        "words": sentence(option, change, base, other, measures),
    }
    for name in CHANGES:
        told = mean_and_range(_change(base, other, name), digits=0 if name == COST.name else DIGITS)
        row |= {name: told.mean, f"{name}_q10": told.q10, f"{name}_q90": told.q90}
    return row


def sentence(
    option: Option, change: int, base: Trial, other: Trial, measures: Sequence[str] = ()
) -> str:
    """Say what it does to children who would go off the island, in how many futures of ten."""
    net = float(_change(base, other, COST.name).mean())
    difference = pounds(abs(net))
    money = (
        "care would cost the same"
        if difference == pounds(0)
        else (f"care would cost {difference} {'more' if net > 0 else 'less'}")
    )
    parts = [f"{_what(option, change)} {_of_children(_fewer_go(base, other, change), change)}"]
    if SIBLINGS_TOGETHER.name in measures:
        parts.append(_of_brothers_and_sisters(base, other))
    return f"{', '.join(parts)}, and {money} over the whole time."


def _of_children(fewer_go: Draws, change: int) -> str:
    mean = float(fewer_go.mean())
    if abs(mean) < TOO_FEW_TO_TELL:
        return "would make no difference to who stays on the island"
    if mean < 0:
        if change < 0:
            return f"would be no loss: on average {-mean:.1f} fewer children would go away"
        return f"would not help: on average {-mean:.1f} more children would go away"
    at_least = max((n for n in range(1, 11) if (fewer_go >= n).mean() >= 0.5), default=1)
    futures = in_tenths(float((fewer_go >= at_least).mean()))
    children = "child" if at_least == 1 else "children"
    number = in_words(at_least)
    if change > 0:
        what = f"keep at least {number} {children} on the island"
    else:
        go = "goes" if at_least == 1 else "go"
        what = f"mean that at least {number} more {children} {go} off the island"
    return f"would {what} in {futures} ({mean:.1f} on average)"


def _of_brothers_and_sisters(base: Trial, other: Trial) -> str:
    if not len(_change(base, other, SIBLINGS_TOGETHER.name)):
        return "no brothers and sisters are planned together in these futures"
    before, after = (each.mean(SIBLINGS_TOGETHER.name) for each in (base, other))
    if f"{before:.1%}" == f"{after:.1%}":
        return "as many brothers and sisters would live together"
    return (
        f"brothers and sisters living together would go from {as_share(before)} to "
        f"{as_share(after)} of pairs"
    )


def _what(option: Option, change: int) -> str:
    if not option.is_home:
        return f"{'Adding' if change > 0 else 'Leaving out'} {option.words}"
    noun = option.words.split(" ", 1)[1]
    return f"One {'more' if change > 0 else 'fewer'} {noun}"


def _change(base: Trial, other: Trial, name: str) -> Draws:
    change = other.measures[name] - base.measures[name]
    return change[~np.isnan(change)]
