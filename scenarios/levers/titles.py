"""Levers by the names people know them by."""

from scenarios.levers import LEVERS

_TITLES = {lever.model_fields["lever"].default: lever.title for lever in LEVERS}


def title_of(lever: str) -> str:
    """Give the title of a lever; a second of a kind (`recruit_carers 2`) keeps its number.

    A lever of another release, which has no title here, is given in its own words.
    """
    name, _, number = lever.partition(" ")
    return f"{_TITLES.get(name, name.replace('_', ' '))} {number}".strip()
