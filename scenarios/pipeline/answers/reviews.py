"""What is coming up for carers of today, by quarter: reviews, breaks that end, who may stop."""

from collections import Counter
from datetime import date, timedelta

from forecasting.ages import months_after
from matching.in_words.how_many import how_many
from matching.problem import Problem
from scenarios.assumptions import Assumptions
from scenarios.homes.households_to_come import RECRUITED
from scenarios.homes.supply import ON_PAPER
from scenarios.in_words.words import day_of, full_day
from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.result import Row

QUARTERS = 4


def reviews(asked: Asked, problem: Problem) -> Answer:
    """Give a row for each of the next four quarters: counts only, and no household by name.

    An approval is reviewed each year [A], on the day it was given. Who plans to stop is counted as
    recorded (`stops_on` in the homes table); of the others, how many may stop is what the yearly
    share of households comes to.
    """
    here = [
        place
        for place in problem.places
        if place.type in RECRUITED and place.on_island and place.status not in ON_PAPER
    ]
    approved = asked.baseline.approved_from
    known = [approved[place.id] for place in here if place.id in approved]
    due = Counter(_quarter(_next_review(day, asked.as_of)) for day in known)
    back = Counter(_quarter(p.opens_on) for p in here if p.opens_on and p.opens_on > asked.as_of)
    leaving = Counter(_quarter(p.stops_on) for p in here if p.stops_on and p.stops_on > asked.as_of)
    staying = len(here) - leaving.total()
    before = asked.as_of
    rows: list[Row] = []
    for number in range(QUARTERS):
        first = months_after(_quarter(asked.as_of), 3 * number)
        last = months_after(first, 3) - timedelta(days=1)
        stop = staying * (_stopped(asked.as_of, last) - _stopped(asked.as_of, before))
        before = last
        rows.append(
            {
                "quarter": f"{first:%Y} Q{(first.month + 2) // 3}",
                "from": max(first, asked.as_of).isoformat(),
                "to": last.isoformat(),
                "reviews_due": due[first],
                "breaks_and_holds_that_end": back[first],
                "planned_to_stop": leaving[first],
                "may_stop_mean": round(stop, 1),
            }
        )
    stop = staying * _stopped(asked.as_of, before)
    return Answer(tuple(rows), _sentences(rows, len(here), len(known), stop))


def _next_review(approved: date, today: date) -> date:
    """Give the first anniversary after today; of 29 February, the day before in other years.

    One who is approved on a later day has a review a year after that.
    """
    years = max(1, today.year - approved.year)
    this_year = months_after(approved, 12 * years)
    return this_year if this_year > today else months_after(approved, 12 * (years + 1))


def _quarter(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _stopped(today: date, day: date) -> float:
    """Give the share of today's households that will have stopped by a day."""
    stay: float = (1 - Assumptions().households_leaving_a_year) ** ((day - today).days / 365.25)
    return 1 - stay


def _sentences(rows: list[Row], households: int, known: int, stop: float) -> tuple[str, ...]:
    due = sum(int(row["reviews_due"] or 0) for row in rows)
    without = "" if known == households else (
        f" Of {households - known} the day of approval is not recorded."
    )  # fmt: skip
    planned = sum(int(row["planned_to_stop"] or 0) for row in rows)
    said = (
        f"For {how_many(planned, 'household', 'households')} it is recorded that they stop in that "
        f"time; of the others about {stop:.1f} may, at the share assumed."
        if planned
        else f"About {stop:.1f} households may stop in that time, at the share assumed; of none is "
        "a last day recorded (column stops_on of the homes table)."
    )
    return (
        f"Up to {full_day(day_of(str(rows[-1]['to'])))}, {how_many(due, 'review', 'reviews')} of "
        f"{how_many(households, 'fostering household', 'fostering households')} fall due, a year "
        f"after the last or the approval.{without} {said}",
    )
