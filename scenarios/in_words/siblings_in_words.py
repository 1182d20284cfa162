"""The `siblings` table of a run in one sentence, the same on pages and in the statement."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.words import one_decimal

LEAST_SAID = 0.05
"""Fewer pairs than this would be written as none."""


def siblings_in_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say how many pairs planned together are so at the end; nothing where there are none."""
    if not rows or rows[-1]["pairs"] < LEAST_SAID:
        return ""
    last = rows[-1]
    known = (
        f"Of {one_decimal(last['pairs'])} pairs of brothers and sisters planned together, "
        f"{one_decimal(last['together'])} live together in the last month and "
        f"{one_decimal(last['apart'])} apart, on average."
    )
    if last["not_known"] < LEAST_SAID:
        return known
    return (
        f"{known} Of {one_decimal(last['not_known'])} it is not known, since both are off the "
        "island; they do not count as together."
    )
