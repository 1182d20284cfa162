"""Facts shown as a name and a value, and what a run assumes put into words."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.in_words.assumptions_in_words import assumptions_in_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of where the numbers come from."""

    name: str
    value: str
    source: str = ""


def assumptions(assumed: Mapping[str, float | int]) -> tuple[Fact, ...]:
    """Give each assumption as a line with its source."""
    return tuple(
        Fact(each.words, each.figure, each.source) for each in assumptions_in_words(assumed)
    )
