"""How many enquiries a month a target needs, and when they must come: calculated back from it."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from scenarios.in_words.words import day_of, full_day, per_cent
from scenarios.pipeline.answers.asked import Answer, Asked, Numbers, ranged
from scenarios.pipeline.enquiries import season
from scenarios.pipeline.pathway import Pathway
from scenarios.pipeline.walk import walk, walkers
from scenarios.result import Row

EVEN, SURE = 0.5, 0.8
FOLLOWED = 4000
OUT_OF_REACH = 10
"""So many times today's enquiries are more than any campaign brings [A]."""
MOST_A_MONTH = 10_000.0
TIMES_STREAM = 77
TINY = 0.001
"""Chances are kept to three decimals."""


def enquiries_needed(asked: Asked, households: int, by: date) -> Answer:
    """Say how many enquiries a month, from today on, bring so many approvals by a day.

    Approvals of those on their way count towards it. ValueError where the day is not to come, or
    beyond the months looked at.
    """
    if not asked.as_of < by <= asked.dates[-1]:
        raise ValueError(
            f"The day of the target, {by}, is not between the day of the data, {asked.as_of}, and "
            f"{asked.dates[-1]}, the last day looked at. Name another day, or look further ahead "
            "with --months."
        )
    last = (by - asked.as_of).days
    days = days_to_approval(asked)
    on_way = _on_their_way(asked, last)
    each = _yield(asked, last, days)
    today = asked.coming.rates.enquiries
    row: Row = {
        "households": households,
        "by": by.isoformat(),
        "from_those_on_their_way_mean": round(float(on_way.mean()), 2),
        "enquiries_a_month_now": round(float(today.mean()), 2),
        "chance_at_this_pace": round(_chance(households, on_way, today * each), 3),
        "enquiries_a_month_even": _pace(households, on_way, each, EVEN),
        "enquiries_a_month_eight_in_ten": _pace(households, on_way, each, SURE),
        **{f"enquiries_for_an_approval_{k}": v for k, v in ranged(_for_one(asked)).items()},
        "days_to_approval_half": round(float(np.quantile(days, EVEN))),
        "days_to_approval_nine_in_ten": round(float(np.quantile(days, 0.9))),
        "last_day_half": (by - timedelta(days=float(np.quantile(days, EVEN)))).isoformat(),
        "start_by_nine_in_ten": (by - timedelta(days=float(np.quantile(days, 0.9)))).isoformat(),
    }
    return Answer((row,), _sentences(row, asked.as_of))


def days_to_approval(asked: Asked) -> Numbers:
    """Draw how long those who are approved take from their enquiry, waits included."""
    rng = np.random.default_rng([asked.seed, TIMES_STREAM])
    draw = np.arange(FOLLOWED) % asked.draws
    came = rng.random(FOLLOWED) * 365 + 1
    who = walkers(draw, np.zeros(FOLLOWED, dtype=np.int64), came, rng)
    everyone = replace(who, fate=np.full(FOLLOWED, -1.0))
    walked = walk(everyone, asked.coming.rates, Pathway((), ()))
    return walked.approved - came


def _on_their_way(asked: Asked, last: int) -> Numbers:
    """Count approvals by the day of those on their way today, in each draw."""
    here = asked.draws * len(asked.coming.open)
    soon = asked.coming.walked.approved[:here] <= last
    return np.bincount(asked.coming.who.draw[:here][soon], minlength=asked.draws).astype(float)


def _yield(asked: Asked, last: int, days: Numbers) -> Numbers:
    """Give the approvals by the day for one enquiry a month from today on, in each draw."""
    ends = np.array([(day - asked.as_of).days for day in asked.dates])
    middle = (ends[:-1] + ends[1:]) / 2
    in_time = (days[None, :] <= (last - middle)[:, None]).mean(axis=1)
    approved = asked.coming.rates.goes_on.prod(axis=1)
    found: Numbers = approved * float((season(asked.dates) * in_time).sum())
    return found


def _for_one(asked: Asked) -> Numbers:
    found: Numbers = 1 / asked.coming.rates.goes_on.prod(axis=1)
    return found


def _chance(households: int, on_way: Numbers, expected: Numbers) -> float:
    """Give the chance that enough are approved, over what may be true and over luck."""
    short_of = np.maximum(households - on_way, 0)
    term = np.exp(-expected)
    fewer = np.zeros_like(expected)
    for number in range(households):
        fewer += np.where(number < short_of, term, 0.0)
        term = term * expected / (number + 1)
    return float((1 - fewer).mean())


def _pace(households: int, on_way: Numbers, each: Numbers, surely: float) -> float | None:
    """Find the enquiries a month that reach a chance; none where no number does."""
    if _chance(households, on_way, MOST_A_MONTH * each) < surely:
        return None
    low, high = 0.0, MOST_A_MONTH
    while high - low > 0.05:
        middle = (low + high) / 2
        enough = _chance(households, on_way, middle * each) >= surely
        low, high = (low, middle) if enough else (middle, high)
    return round(high, 1)


def _never_certain(chance: float) -> str:
    """Write a chance; one too small or too large to be told from none or all is not called so."""
    return per_cent(min(max(chance, TINY), 1 - TINY))


def _begin(row: Row, as_of: date, start: str) -> str:
    """Say when to begin, or that the day has passed."""
    if day_of(str(row["start_by_nine_in_ten"])) > as_of:
        return f"To be in time nine times in ten, begin by {start}."
    return f"To be in time nine times in ten it had to begin by {start}: begin now."


def _sentences(row: Row, as_of: date) -> tuple[str, ...]:
    by, last, start = (
        full_day(day_of(str(row[name]))) for name in ("by", "last_day_half", "start_by_nine_in_ten")
    )
    target = f"{row['households']} approvals by {by}"
    even, today = row["enquiries_a_month_even"], row["enquiries_a_month_now"]
    surely = row["enquiries_a_month_eight_in_ten"]
    at_this_pace = (
        f"; at today's pace of {today} the chance is "
        f"{_never_certain(float(row['chance_at_this_pace'] or 0))}."
    )
    if even is None:
        pace = f"{target}: no number of enquiries brings them in time."
    elif float(even) > OUT_OF_REACH * max(float(today or 0), 1.0):
        pace = (
            f"{target} are out of reach: an even chance would take about {float(even):,.0f} "
            f"enquiries a month from now on{at_this_pace} Ask for fewer, or for a later day."
        )
    else:
        pace = (
            f"{target}: {even} enquiries a month from now on give an even "
            + ("chance" if surely is None else f"chance, {surely} a chance of eight in ten")
            + at_this_pace
        )
    return (
        pace,
        f"One approval takes about {row['enquiries_for_an_approval_mean']:.0f} enquiries "
        f"({row['enquiries_for_an_approval_q10']:.0f} to "
        f"{row['enquiries_for_an_approval_q90']:.0f} in eight futures of ten).",
        f"Half of those approved take up to {row['days_to_approval_half']} days, nine in ten up to "
        f"{row['days_to_approval_nine_in_ten']}. {_begin(row, as_of, start)} An enquiry after "
        f"{last} is more likely too late than in time.",
    )
