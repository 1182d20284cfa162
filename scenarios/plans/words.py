"""Numbers, money and targets as a plan says them."""

from collections.abc import Iterable

from scenarios.in_words.amounts import MILLION
from scenarios.in_words.words import as_share, in_tenths, in_words
from scenarios.reading.measures import SUITABLE_ON_ISLAND

__all__ = ["as_share", "in_tenths", "in_words", "more_or_less", "of_target", "pounds"]


def pounds(amount: float, beside: Iterable[float] = ()) -> str:
    """Write money as people say it: to the thousand, or the tenth of a million.

    It is rounded as the largest of those `beside` it is.
    """
    thousands = round(amount, -3)
    if max(thousands, *(round(abs(each), -3) for each in beside), 0) >= MILLION:
        return f"£{amount / MILLION:.1f} million"
    return f"£{thousands:,.0f}"


def more_or_less(net: float, beside: Iterable[float] = ()) -> str:
    """Say how much more or less care costs, rounded as the largest of those `beside` it."""
    return f"{pounds(abs(net), beside)} {'more' if net > 0 else 'less'}"


def of_target(measure: str, at_least: float) -> str:
    """Say a target's share in the words of the field."""
    level = f"at least {as_share(at_least)}"
    if measure == SUITABLE_ON_ISLAND.name:
        return f"{level} of children who need a home have a suitable one on the island"
    return f"{level} of brothers and sisters planned together live together"
