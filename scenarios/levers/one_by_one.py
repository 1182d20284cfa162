"""What levers share that change homes, or beds, one after another over some months."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from forecasting.ages import months_after

Thing = TypeVar("Thing")


def one_by_one(
    things: Sequence[Thing], first_month: date, months: int
) -> Iterator[tuple[date, Sequence[Thing]]]:
    """Spread things evenly over the months, in their order: the first of them in the first month.

    A month in which none falls is left out.
    """
    for step in range(months):
        now = [thing for n, thing in enumerate(things) if n * months // len(things) == step]
        if now:
            yield months_after(first_month, step), now
