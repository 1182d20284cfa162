"""What managers of the made-up children's homes have recorded of children living together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle

from matching.places import Impact, PlaceType
from scenarios.baseline.made_up_authority.children_today import ChildToday
from scenarios.baseline.made_up_authority.homes import Home

RECORDED: tuple[Impact | None, ...] = (Impact.MANAGEABLE, Impact.NEUTRAL, None, Impact.POSITIVE)
"""In turn; where nothing is recorded, somebody has still to assess it."""


def with_pair_assessments(
    homes: Mapping[str, Home], waiting: Sequence[ChildToday]
) -> dict[str, Home]:
    """Give homes on the island with what is recorded of those who wait and those who live there."""
    recorded = cycle(RECORDED)
    return {
        name: replace(home, pair_assessments=tuple(_pairs(home, waiting, recorded)))
        if home.type is PlaceType.RESIDENTIAL
        else home
        for name, home in homes.items()
    }


def _pairs(
    home: Home, waiting: Sequence[ChildToday], recorded: Iterator[Impact | None]
) -> Iterator[tuple[str, str, Impact]]:
    for child in waiting:
        if home.youngest <= child.age <= home.oldest:
            for resident in home.residents:
                impact = next(recorded)
                if impact is not None:
                    yield child.id, resident.id, impact
