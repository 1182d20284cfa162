"""How an authority's own area is spoken of: as an island, or as an area.

Our sentences are written of an island, as the first authority is one. Of an authority that is none
the same is said of its area, here and nowhere else. Names in files (`off_island`) stay as they are.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from matching.policy import Jurisdiction

Say = Callable[[str], str]
Told = TypeVar("Told")

OF_AN_AREA: Mapping[str, str] = {"off": "outside the area", "on": "in the area", "": "the area"}
_ISLAND = re.compile(r"\b(?:(off|on)\s+)?the\s+island\b", re.IGNORECASE)


def area_words(jurisdiction: str | None) -> Say:
    """Give what says a sentence as it fits whose law holds: England's authorities are no islands.

    Where nobody says whose law holds, Jersey's is taken, as everywhere.
    """
    return _of_an_area if jurisdiction == Jurisdiction.ENG.value else _as_written


def retold(told: Told, say: Say) -> Told:
    """Give the same with every sentence in it said anew: in lists, in fields, in parts of parts."""
    if say is _as_written:
        return told
    new: Any = _retold(told, say)
    return new  # type: ignore[no-any-return]


def _retold(told: Any, say: Say) -> Any:
    if isinstance(told, Enum):
        return told
    if isinstance(told, str):
        return type(told)(say(told))
    if isinstance(told, (tuple, list)):
        return type(told)(_retold(each, say) for each in told)
    if isinstance(told, dict):
        return {key: _retold(value, say) for key, value in told.items()}
    if is_dataclass(told) and not isinstance(told, type):
        given = {each.name: getattr(told, each.name) for each in fields(told) if each.init}
        return replace(told, **{name: _retold(value, say) for name, value in given.items()})
    return told


def _as_written(text: str) -> str:
    return text


def _of_an_area(text: str) -> str:
    return _ISLAND.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    words = OF_AN_AREA[(found[1] or "").lower()]
    return words[:1].upper() + words[1:] if found[0][0].isupper() else words
