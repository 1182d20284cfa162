"""Which of the authorities chance could draw is shipped: one with 88 children today.

Nothing is adjusted afterwards. Authorities are drawn from the truth one after another until one
has the number, the ages and the settings wanted, so its past is as chance left it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, islice

from forecasting.ages import JERSEY_BANDS, ages_on, as_days, band_of_age
from scenarios.baseline.made_up_authority.authority import (
    FIRST_DAY,
    LAST_DAY,
    SimulatedAuthority,
    simulate_periods,
    with_placements,
)
from scenarios.baseline.made_up_authority.placements import SETTINGS
from scenarios.baseline.made_up_authority.stays import CarePeriods
from scenarios.baseline.made_up_authority.truth import Setting, Truth

PLACEMENT_ATTEMPTS = 30
CANDIDATES_A_SEED = 1_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """What the shipped authority looks like on its last day: least and most of everything."""

    children: int
    ages: tuple[tuple[int, int], ...]
    """By Jersey's bands 0-1, 2-5, 6-10, 11-15, 16-17."""
    settings: dict[Setting, tuple[int, int]]


JERSEY_PICTURE = Picture(
    children=88,
    ages=((5, 9), (5, 10), (11, 18), (35, 44), (16, 22)),
    settings={
        Setting.KINSHIP: (16, 21),
        Setting.FOSTER: (31, 35),
        Setting.RESIDENTIAL: (7, 9),
        Setting.SUPPORTED: (2, 4),
        Setting.PARENTS: (4, 6),
        Setting.OFF_FOSTER: (7, 11),
        Setting.OFF_RESIDENTIAL: (9, 13),
        Setting.ADOPTION: (1, 3),
    },
)
"""Ages and settings near Jersey's of 2019 (DOMAIN 9): 88 children, about a quarter off island."""


def authority_like(
    picture: Picture,
    truth: Truth,
    seed: int,
    first_day: date = FIRST_DAY,
    last_day: date = LAST_DAY,
) -> SimulatedAuthority:
    """Give the first authority drawn from the truth that looks like the picture."""
    for candidate in range(seed * CANDIDATES_A_SEED, (seed + 1) * CANDIDATES_A_SEED):
        periods = simulate_periods(truth, candidate, first_day, last_day)
        if not _ages_fit(picture, periods, last_day):
            continue
        for drawn in islice(
            _drawn(truth, candidate, periods, first_day, last_day), PLACEMENT_ATTEMPTS
        ):
            if _settings_fit(picture, drawn):
                return drawn
    raise ValueError("No authority like the picture can be drawn from this truth")


def settings_today(authority: SimulatedAuthority) -> Counter[Setting]:
    """Count the children looked after on the last day by where they live."""
    placements, day = authority.placements, as_days(authority.last_day)
    there = (placements.began <= day) & (placements.ended > day)
    return Counter(SETTINGS[setting] for setting in placements.setting[there])


def _drawn(
    truth: Truth, seed: int, periods: CarePeriods, first_day: date, last_day: date
) -> Iterator[SimulatedAuthority]:
    return (
        with_placements(truth, seed, periods, first_day, last_day, attempt) for attempt in count()
    )


def _ages_fit(picture: Picture, periods: CarePeriods, last_day: date) -> bool:
    day = as_days(last_day)
    there = (periods.began <= day) & (periods.ended > day)
    if there.sum() != picture.children:
        return False
    bands = band_of_age(JERSEY_BANDS)[ages_on(periods.born[there], last_day)]
    return all(
        least <= int((bands == band).sum()) <= most
        for band, (least, most) in enumerate(picture.ages)
    )


def _settings_fit(picture: Picture, authority: SimulatedAuthority) -> bool:
    found = settings_today(authority)
    return all(least <= found[s] <= most for s, (least, most) in picture.settings.items())
