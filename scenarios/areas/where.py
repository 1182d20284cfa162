"""Where one more home of a kind would be nearest to the schools and families of its children.

Areas are compared by the average journey to school or family, as the panel adds the two up, in the
very same futures: same children, same schools, same families. An area is told apart from the
nearest where it is farther in eight futures of ten, and by a minute on average. Going down the
list, areas are as near as any until the first that is told apart. A home's area never comes before
what it can do for a child.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.places import Place
from matching.policy import Policy
from scenarios.areas.journeys import Journeys
from scenarios.areas.stays import Months
from scenarios.children.families_and_schools import group_of_age
from scenarios.reading.mean_and_range import MeanAndRange, mean_and_range
from scenarios.result import Cell, Row

FEWEST = 5
"""Of fewer children nothing is said: people would know whose family it is."""
FARTHER_IN = 0.8
"""The share of futures in which an area must be farther than the nearest, to be told apart."""
FARTHER_BY = 1.0
"""Minutes by which it must be, on average: less is not measured."""
COMPARED_FROM = 0.9
"""The share of the journeys measured from anywhere that must be from an area, to compare it [A]."""

NO_TABLE = (
    "No minutes table was given, so nothing can be said about areas. Fill in `sufficiency template "
    "minutes` (from each parish or district to each school and to where families are) and import it"
)
NO_AREA = (
    "The minutes table has no area on the island, so nothing can be said about areas. Add rows "
    "from each parish or district where a home could be"
)
NOBODY = "No child lives in such a home in these futures, so no area is nearer than another"
TOO_FEW = (
    "Of fewer than five children of these ages is it known where family or school is and how long "
    "the journey takes, so no area is shown. Record `home_area`, `contact_area` and `school` in "
    "the needs table, and their journeys in the minutes table"
)
FULL_OF_GAPS = (
    "The minutes table has gaps in every area, so no two can be compared. Add the journeys to each "
    "school and to where families are"
)

MINUTES, REACH = ("journey", "to_school", "to_family"), "school_in_reach"

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class InArea:
    """What a home of a kind would be in one area: whole minutes, over the futures."""

    area: str
    journey: MeanAndRange
    """An average journey to school or family."""
    to_school: MeanAndRange
    to_family: MeanAndRange
    school_in_reach: MeanAndRange
    """Of the months at school, the share within the minutes that the panel's order asks for."""
    farther_in: float
    """The share of futures in which it is farther than the nearest area."""
    as_near: bool
    """Whether neither it nor any nearer one is told apart from the nearest."""

    def row(self) -> Row:
        """Give minutes and shares with their ranges, and how the area stands."""
        found: dict[str, Cell] = {
            "area": self.area,
            "standing": "as near as any" if self.as_near else "farther",
            "farther_in": round(self.farther_in, 2),
        }
        for name in (*MINUTES, REACH):
            told: MeanAndRange = getattr(self, name)
            for part, number in (("", told.mean), ("_q10", told.q10), ("_q90", told.q90)):
                whole = name in MINUTES and number is not None
                found[f"{name}{part}"] = int(number or 0) if whole else number
        return found


@dataclass(frozen=True, slots=True)
class Where:
    """The areas for one kind of home, the nearest first, or why there are none."""

    areas: tuple[InArea, ...] = ()
    not_compared: tuple[str, ...] = ()
    """Areas from which too few journeys are in the minutes table."""
    why_none: str = ""

    @property
    def nearest(self) -> tuple[str, ...]:
        """Name the nearest area, and those that cannot be told apart from it."""
        return tuple(each.area for each in self.areas if each.as_near)

    def rows(self) -> list[Row]:
        """Give a row for each area, the nearest first; those not compared come last, empty."""
        others = [_without_figures(area, "not compared") for area in self.not_compared]
        return [*(each.row() for each in self.areas), *others]

    def rows_or_why_none(self) -> list[Row]:
        """Give the same, or one row without an area that says why there is none."""
        return self.rows() or [_without_figures(None, self.why_none)]


def _without_figures(area: str | None, standing: str) -> Row:
    columns = [f"{name}{part}" for name in (*MINUTES, REACH) for part in ("", "_q10", "_q90")]
    empty: dict[str, Cell] = dict.fromkeys(("farther_in", *columns))
    return {"area": area, "standing": standing, **empty}


def where_best(place: Place, journeys: Journeys, months: Months, policy: Policy) -> Where:
    """Compare the areas for one kind of home by the months that children live in it."""
    if not journeys.areas:
        return Where(why_none=NO_AREA if journeys.measured else NO_TABLE)
    if not journeys.known.recorded:
        return Where(why_none=TOO_FEW)
    if not months.all_of_them.any():
        return Where(why_none=NOBODY)
    school = _Way(months.of_the_age, journeys.to_school).if_many(place, journeys)
    family = _Way(months.all_of_them, journeys.to_family).if_many(place, journeys)
    if not school.months.any() and not family.months.any():
        return Where(why_none=TOO_FEW)
    compared = _compared(school, family)
    not_compared = tuple(np.array(journeys.areas)[~compared].tolist())
    if not compared.any():
        return Where((), not_compared, FULL_OF_GAPS)
    return Where(tuple(_ordered(journeys.areas, school, family, compared, policy)), not_compared)


@dataclass(frozen=True)
class _Way:
    """Journeys of one sort, to school or to family."""

    months: Numbers
    """Draws × recorded."""
    minutes: Numbers
    """Areas × recorded."""

    def if_many(self, place: Place, journeys: Journeys) -> "_Way":
        """Give the same, or no months at all where they rest on fewer than five children."""
        youngest, oldest = group_of_age(np.array([place.youngest, place.oldest])).tolist()
        groups = journeys.known.groups
        of_ages = (youngest <= groups) & (groups <= oldest)
        goals = ~np.isnan(self.minutes).all(axis=0)
        lived = self.months.any(axis=0)
        enough = min((goals & of_ages).sum(), (goals & lived).sum()) >= FEWEST
        return self if enough else _Way(np.zeros_like(self.months), self.minutes)

    def known(self) -> Numbers:
        """Count the months whose journey is known from each area: draws × areas."""
        found: Numbers = self.months @ (~np.isnan(self.minutes)).T
        return found

    def in_all(self) -> Numbers:
        """Count the months whose journey is known from anywhere: draws."""
        goals = ~np.isnan(self.minutes).all(axis=0)
        found: Numbers = self.months @ goals
        return found

    def mean(self, of: Numbers | None = None) -> Numbers:
        """Average the minutes, or something else about each journey: draws × areas."""
        known = self.known()
        summed: Numbers = self.months @ np.nan_to_num(self.minutes if of is None else of).T
        return np.divide(summed, known, out=np.full_like(known, np.nan), where=known > 0)

    def within(self, minutes: int) -> Numbers:
        """Give the share of journeys that take no longer: draws × areas."""
        return self.mean((self.minutes <= minutes).astype(np.float64))


def _compared(school: _Way, family: _Way) -> Flags:
    """Say from which areas enough of the journeys are measured, and of five children at least."""
    known = (school.known() + family.known()).sum(axis=0)
    enough: Flags = known >= COMPARED_FROM * (school.in_all() + family.in_all()).sum()
    for way in (school, family):
        children = (~np.isnan(way.minutes) & way.months.any(axis=0)).sum(axis=1)
        enough &= (children >= FEWEST) | (not way.months.any())
    return enough


def _both(school: _Way, family: _Way) -> Numbers:
    """Average the journeys to school and to family, as many as there are of each."""
    numbers = [way.in_all()[:, None] for way in (school, family)]
    means = [way.mean() for way in (school, family)]
    summed, number = np.zeros(means[0].shape), numbers[0] + numbers[1]
    for mean, of_them in zip(means, numbers, strict=True):
        summed += np.where(of_them > 0, mean * of_them, 0)
    return np.divide(summed, number, out=np.full_like(summed, np.nan), where=number > 0)


def _ordered(
    areas: tuple[str, ...], school: _Way, family: _Way, compared: Flags, policy: Policy
) -> Iterator[InArea]:
    """Give the areas that can be compared, the nearest first; of equals, by name."""
    journey, reach = _both(school, family), school.within(policy.school_minutes)
    to_school, to_family = school.mean(), family.mean()
    which = np.flatnonzero(compared)
    order = which[np.argsort(np.nanmean(journey[:, which], axis=0), kind="stable")].tolist()
    as_near = True
    for n in order:
        beyond = journey[:, n] - journey[:, order[0]]
        beyond = beyond[~np.isnan(beyond)]
        farther_in = float((beyond > 0).mean())
        as_near &= farther_in < FARTHER_IN or float(beyond.mean()) < FARTHER_BY
        yield InArea(
            area=areas[n],
            journey=mean_and_range(journey[:, n], digits=0),
            to_school=mean_and_range(to_school[:, n], digits=0),
            to_family=mean_and_range(to_family[:, n], digits=0),
            school_in_reach=mean_and_range(reach[:, n], digits=1),
            farther_in=farther_in,
            as_near=as_near,
        )
