"""Who lives in the home that is watched, in each future: for how long, from which age."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ages_on, as_days
from scenarios.children.families_and_schools import FamiliesAndSchools, group_of_age
from scenarios.children.to_come import STREAM_APART, ChildrenToCome
from scenarios.children.today import Today
from scenarios.futures.setting import Setting
from scenarios.futures.tally import Tally

PLACES_TO_COME, PLACES_TODAY = 31, 32
"""Streams of chance about where families and schools are; each family has one number."""

Whole = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Months:
    """Months that children who take after each record live in the home: draws × recorded."""

    all_of_them: Numbers
    of_the_age: Numbers
    """Of these, months of children about as old as the record's, whose school it can be."""


def months_lived(setting: Setting, tally: Tally, known: FamiliesAndSchools, seed: int) -> Months:
    """Let each child who lives in the home that is watched take after somebody; add up the months.

    A child's age is that of the first month in the home. The numbers that decide whom they take
    after are drawn for the family, whatever else there is in the futures.
    """
    shape = (len(tally.in_watched), len(known.recorded))
    found = Months(np.zeros(shape), np.zeros(shape))
    if not known.recorded:
        return found
    draw, step, bed = np.nonzero(tally.in_watched)
    number = tally.in_watched[draw, step, bed].astype(np.int64) - 1
    most = int(number.max(initial=0)) + 1
    _, first, months = np.unique(draw * most + number, return_index=True, return_counts=True)
    draw, step, number = draw[first], step[first], number[first]
    born, chance = _of_people(setting, draw, number, len(tally.in_watched), seed)
    groups = group_of_age(ages_on(born, as_days(setting.dates)[step]).astype(np.int64))
    like = known.drawn(groups, chance)
    np.add.at(found.all_of_them, (draw, like), months)
    alike = known.groups[like] == groups
    np.add.at(found.of_the_age, (draw[alike], like[alike]), months[alike])
    return found


def _of_people(
    setting: Setting, draw: Whole, number: Whole, draws: int, seed: int
) -> tuple[NDArray[np.datetime64], Numbers]:
    """Give the day of birth and the number drawn for each; `number` counts within the draw.

    Within a draw today's children come first, then the others as they arrive.
    """
    today, coming = setting.today, setting.to_come
    of_today = number < len(today.people)
    born = np.empty(len(number), dtype="datetime64[D]")
    chance = np.empty(len(number))
    column = number[of_today]
    born[of_today] = np.array([one.child.born for one in today.people], dtype=born.dtype)[column]
    chance[of_today] = _chances_today(today, draws, seed)[draw[of_today], column]
    row = (setting.begins[draw] + number - len(today.people))[~of_today]
    born[~of_today] = coming.born[row]
    chance[~of_today] = chances_to_come(coming, seed)[row]
    return born, chance


def _chances_today(today: Today, draws: int, seed: int) -> Numbers:
    """Draw one number for each family of today in each draw: draws × children."""
    first: dict[str, int] = {}
    families = [
        column if one.child.siblings is None else first.setdefault(one.child.siblings, column)
        for column, one in enumerate(today.people)
    ]
    drawn = np.random.default_rng([seed, PLACES_TODAY]).random((draws, len(families)))
    return drawn[:, np.array(families, dtype=np.int64)]


def chances_to_come(coming: ChildrenToCome, seed: int) -> Numbers:
    """Draw one number for each family to come: the same whichever of them a lever leaves out."""
    stream, family = np.divmod(coming.family, STREAM_APART)
    found = np.empty(len(coming))
    for each in np.unique(stream).tolist():
        of_stream = stream == each
        of_family = family[of_stream]
        rng = np.random.default_rng([seed, each, PLACES_TO_COME])
        found[of_stream] = rng.random(int(of_family.max()) + 1)[of_family]
    return found
