"""One draw's month as it is asked about, described for the full optimiser."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from matching.children import Child
from matching.resolved import Resolved
from scenarios.children.today import OFF_ISLAND
from scenarios.futures.asking import Asking
from scenarios.futures.month_as_problem import Month, month_of, resolved_month
from scenarios.futures.seeker import NO_HOME, Option, Seeker


def month_asked(asking: Asking, owners: Sequence[int]) -> tuple[Month, Resolved]:
    """Describe a month in which some children of one draw are placed.

    And let the panel's own rules work out who may live where, and what it counts.
    """
    setting, draw = asking.living.setting, asking.draw_of(owners[0])
    month = month_of(
        [seeker_of(asking, owner) for owner in owners],
        _Residents(asking, draw),
        {place: room for place, room in enumerate(asking.rooms[draw].tolist()) if room},
        setting.supply.places,
    )
    return month, resolved_month(
        month,
        minutes=setting.fits.minutes,
        day=asking.day,
        policy=setting.policy,
        known_costs=setting.fits.known_costs,
    )


def seeker_of(asking: Asking, owner: int) -> Seeker:
    """Describe a child to place, with all options, as the optimiser is told."""
    person, lived = int(asking.who[owner]), int(asking.lived[owner])
    _, options = asking.options_of(np.array([owner]))
    exactly = asking.living.setting.fits.scale.exactly
    of_each = asking.place[options].tolist(), exactly(asking.counts[options])
    again = asking.living.not_again[person]
    return Seeker(
        child=asking.child(owner),
        options=tuple(map(Option, *of_each)),
        no_home=exactly(asking.with_none[owner : owner + 1])[0],
        family=int(asking.living.people.family[person]),
        stays=max(lived, NO_HOME),
        away=lived == OFF_ISLAND,
        not_again=tuple(again[again >= 0].tolist()),
        reviewed=bool(asking.reviewed[owner]),
    )


class _Residents(Mapping[int, tuple[Child, ...]]):
    """The children who live in each place of one draw, looked up where they are asked for."""

    def __init__(self, asking: Asking, draw: int) -> None:
        self._asking, self._draw = asking, draw
        self._homes = np.flatnonzero(asking.living.children[draw])

    def __getitem__(self, place: int) -> tuple[Child, ...]:
        """Look up one place; nobody lives in one that is not there."""
        return self._asking.residents(self._draw, place)

    def __iter__(self) -> Iterator[int]:
        """Go through the places where someone lives."""
        return iter(self._homes.tolist())

    def __len__(self) -> int:
        return len(self._homes)
