"""How full one home alone can be and still have room: for homes of one place and of more."""

from math import exp

from scenarios.result import Row
from scenarios.tables.margin import HOLDS

MOST_PLACES = 12
CLOSE = 1e-9


def one_home_table() -> list[Row]:
    """Give a row a size: how many children it can meet the need of, and how full that is.

    Children whom it would suit come independently of each other (a Poisson number of them); the
    home has room for all of them in 95 months of 100. It is the same for every authority.
    """
    return [
        {
            "places": places,
            "children_mean": round(children, 2),
            "occupancy": round(children / places, 3),
        }
        for places in range(1, MOST_PLACES + 1)
        if (children := _met(places))
    ]


def _met(places: int) -> float:
    """Find the mean need that the places meet in just as many months as they should."""
    low, high = 0.0, float(places)
    while high - low > CLOSE:
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(places, middle) >= HOLDS else (low, middle)
    return low


def _at_most(number: int, mean: float) -> float:
    """Give the chance of at most so many, where so many come on average."""
    term = total = exp(-mean)
    for more in range(1, number + 1):
        term *= mean / more
        total += term
    return total
