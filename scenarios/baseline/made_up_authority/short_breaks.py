"""Short breaks of the made-up authority: two homes for them, and the children who go there.

They are a service apart: none of these children is looked after, and none of these places is for a
child who needs a home. Each break is one episode of legal status V4, over before the last day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from matching.places import PlaceType
from matching.tiers import TIERS, Tier
from scenarios.baseline.made_up_authority.homes import Home

CHILDREN = 9
FIRST_NUMBER, NUMBERS = 10_000, 90_000
"""Their numbers are none of those of children looked after, which have a digit more."""
DAYS_BACK = 420
APART = (24, 40)
NIGHTS = (2, 6)
AGED = (6, 15)
STREAM = 8
PLACES = 3


@dataclass(frozen=True, slots=True)
class Break:
    """One short break of one child."""

    child: str
    sex: int
    born: date
    began: date
    ended: date


def short_breaks(seed: int, last_day: date) -> Iterator[Break]:
    """Give every break, child by child: two to five nights, about once a month."""
    rng = np.random.default_rng([seed, STREAM])
    for number in sorted(rng.choice(NUMBERS, size=CHILDREN, replace=False)):
        sex = int(rng.integers(1, 3))
        born = last_day - timedelta(days=int(rng.integers(365 * AGED[0], 365 * AGED[1])))
        began = last_day - timedelta(days=DAYS_BACK - int(rng.integers(*APART)))
        while (ended := began + timedelta(days=int(rng.integers(*NIGHTS)))) < last_day:
            yield Break(str(FIRST_NUMBER + number), sex, born, began, ended)
            began = ended + timedelta(days=int(rng.integers(*APART)))


def short_break_homes() -> tuple[Home, ...]:
    """Give two homes of three places, the most Jersey's were registered for in April 2024."""
    return tuple(
        Home(
            type=PlaceType.SHORT_BREAK,
            capacity=PLACES,
            youngest=5,
            oldest=17,
            levels=tuple(TIERS[Tier.DIS].envelope or ()),
            bedrooms=PLACES,
            area=parish,
            approved_from=date(2021, 4, 1),
        )
        for parish in ("St Clement", "St Peter")
    )
