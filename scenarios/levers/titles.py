"""Levers by the names people know them by."""

from collections.abc import Sequence

from scenarios.levers import LEVERS, AnyLever

_TITLES = {lever.model_fields["lever"].default: lever.title for lever in LEVERS}


def numbered(levers: Sequence[AnyLever]) -> tuple[str, ...]:
    """Name each lever of a scenario; a second of a kind is `recruit_carers 2`."""
    names: list[str] = []
    for number, lever in enumerate(levers):
        before = sum(other.lever == lever.lever for other in levers[:number])
        names.append(f"{lever.lever} {before + 1}" if before else lever.lever)
    return tuple(names)


def title_of(lever: str) -> str:
    """Give the title of a lever; a second of a kind (`recruit_carers 2`) keeps its number.

    A lever of another release, which has no title here, is given in its own words.
    """
    name, _, number = lever.partition(" ")
    return f"{_TITLES.get(name, name.replace('_', ' '))} {number}".strip()
