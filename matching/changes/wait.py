"""Wait until a recorded date has come."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from matching.changes.change import KindOfChange, PossibleChange
from matching.children import Child
from matching.in_words.how_many import how_many
from matching.later import later, recorded_days
from matching.places import Place
from matching.problem import Problem

MOST_DAYS = 28


def wait(problem: Problem, _children: Sequence[Child], _place: Place) -> Iterator[PossibleChange]:
    """Wait until one of the days on which a recorded date changes something."""
    yield from (
        wait_until(problem, day)
        for day in recorded_days(problem, problem.date + timedelta(days=MOST_DAYS))
    )


def wait_for_the_package(
    problem: Problem, _children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Wait until the support package of a home begins."""
    begins = place.support_from
    if begins is not None and 0 < (begins - problem.date).days <= MOST_DAYS:
        yield wait_until(problem, begins)


def wait_until(problem: Problem, day: date) -> PossibleChange:
    """Wait until a day."""
    days = (day - problem.date).days
    deciding = tuple(child.id for child in problem.children if child.in_play)
    return PossibleChange(
        "wait",
        (day.isoformat(),),
        f"wait {how_many(days, 'day')}, until {day.isoformat()}",
        lambda problem: later(problem, day, keeping=deciding),
    )


KINDS = (
    KindOfChange(
        "wait",
        "Wait until a recorded date",
        "nobody: the date is recorded",
        MOST_DAYS,
        1,
        ("F9", "FULL", "F2", "S1", "H4", "FLAGS", "SOLE", "F1", "F7"),
        wait,
    ),
    KindOfChange(
        "wait_for_support",
        "Wait until a support package begins",
        "nobody: the date is recorded",
        MOST_DAYS,
        1,
        ("NEED",),
        wait_for_the_package,
    ),
)
