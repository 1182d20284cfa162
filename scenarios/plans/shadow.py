"""What one more or one fewer of each thing would change, in plain words, from fresh futures."""

import numpy as np

from scenarios.measures import COST, IN_SUITABLE_HOMES, SIBLINGS_TOGETHER, SUITABLE_ON_ISLAND, Draws
from scenarios.plans.options import Option, Plan, with_number
from scenarios.plans.trials import Trial, Trials
from scenarios.result import Row

AWAY = "went_off_island"
CHANGES = (AWAY, IN_SUITABLE_HOMES.name, SUITABLE_ON_ISLAND.name, SIBLINGS_TOGETHER.name, COST.name)


def shadow(trials: Trials, plan: Plan) -> list[Row]:
    """Live the plan with one more of each option, and one fewer of each it holds."""
    changes = [
        (number, change)
        for change in (1, -1)
        for number, option in enumerate(trials.options)
        if (option.is_home or change < 0 or not plan[number])
        and 0 <= plan[number] + change <= option.most
    ]
    plans = [with_number(plan, number, plan[number] + change) for number, change in changes]
    base, *others = trials.of([plan, *plans])
    return [
        _row(trials.options[number], change, base, other)
        for (number, change), other in zip(changes, others, strict=True)
    ]


def _row(option: Option, change: int, base: Trial, other: Trial) -> Row:
    row: dict[str, str | int | float | None] = {
        "option": option.words,
        "change": change,
        "words": sentence(option, change, base, other),
    }
    for name in CHANGES:
        known = _change(base, other, name)
        digits = 0 if name == COST.name else 4
        low, high = np.quantile(known, (0.1, 0.9)) if len(known) else (0.0, 0.0)
        row[name] = round(float(known.mean()), digits) if len(known) else None
        row[f"{name}_q10"] = round(float(low), digits)
        row[f"{name}_q90"] = round(float(high), digits)
    return row


def sentence(option: Option, change: int, base: Trial, other: Trial) -> str:
    """Say what it does to children who would go off the island, in how many futures of ten."""
    fewer_go = -_change(base, other, AWAY) * change
    what = _what(option, change)
    net = _change(base, other, COST.name).mean()
    money = f"over the whole time care would cost £{abs(net):,.0f} {'more' if net > 0 else 'less'}"
    if fewer_go.mean() < 0.05:
        return f"{what} would make no difference that chance could not make; {money}."
    at_least, tenths = _in_tenths(fewer_go)
    children = "one child" if at_least == 1 else f"{at_least} children"
    futures = "one future" if tenths == 1 else f"{tenths} futures"
    verb = "keep" if change > 0 else "send"
    where = "on the island who would have gone away" if change > 0 else "more off the island"
    return (
        f"{what} would {verb} at least {children} {where} in {futures} of ten "
        f"({fewer_go.mean():.1f} on average); {money}."
    )


def _what(option: Option, change: int) -> str:
    if not option.is_home:
        return f"{'Adding' if change > 0 else 'Leaving out'} {option.words}"
    noun = option.words.split(" ", 1)[1]
    return f"One {'more' if change > 0 else 'fewer'} {noun}"


def _in_tenths(children: Draws) -> tuple[int, int]:
    """Give the most children for which it is likelier than not, and in how many futures of ten."""
    likely = [n for n in range(1, 11) if (children >= n).mean() >= 0.5]
    at_least = max(likely, default=1)
    return at_least, round(10 * float((children >= at_least).mean()))


def _change(base: Trial, other: Trial, name: str) -> Draws:
    change = other.measures[name] - base.measures[name]
    return change[~np.isnan(change)]
