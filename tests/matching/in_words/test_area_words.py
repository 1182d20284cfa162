"""An authority that is no island is spoken of as an area."""

from enum import StrEnum

import pytest

from matching.in_words.area_words import area_words, retold

SAID = {
    "two children live off the island": "two children live outside the area",
    "Off the island": "Outside the area",
    "a suitable home on the island": "a suitable home in the area",
    "Return children from off the island": "Return children from outside the area",
    "Who could come back to the island": "Who could come back to the area",
    "a home on\n  the island": "a home in the area",
    "off island, off_island, /on-the-island": "off island, off_island, /on-the-island",
}


@pytest.mark.parametrize("written", SAID)
def test_what_is_said_of_the_island_is_said_of_the_area_in_england(written: str) -> None:
    assert area_words("ENG")(written) == SAID[written]


@pytest.mark.parametrize("jurisdiction", ["JEY", None])
def test_of_an_island_nothing_is_said_otherwise(jurisdiction: str | None) -> None:
    told = {"words": [*SAID]}
    assert retold(told, area_words(jurisdiction)) is told


def test_parts_of_parts_are_retold_and_codes_are_not() -> None:
    class Code(StrEnum):
        AWAY = "off the island"

    told = {"off the island": (["off the island", 3, None], Code.AWAY)}
    [(key, (words, code))] = retold(told, area_words("ENG")).items()
    assert (key, words) == ("off the island", ["outside the area", 3, None])
    assert code is Code.AWAY
