"""The children of every draw: today's, and those who will come, each with needs and a route.

All random numbers about a child are drawn here, from streams of their own, so that the same seed
gives the same children whatever a lever changes about homes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ages_on, as_days, months_after
from forecasting.simulated_care import Arrivals
from scenarios.assumptions import Assumptions
from scenarios.children.happenings import Marks, happenings
from scenarios.children.needs_to_come import NeedsToCome, group_of_age
from scenarios.children.routes import Route
from scenarios.children.stays import changed_stays
from scenarios.world import EntriesChange, StaysChange

Whole = NDArray[np.int64]
ROUTES, PROFILES, SEXES, KEPT, HAPPENINGS, BEYOND = 11, 12, 13, 14, 15, 16
"""Streams of chance about children to come; each child has one number in each."""

STREAM_APART = 10_000_000
"""Keeps the families of further simulations apart from those of the first."""


@dataclass(frozen=True)
class ChildrenToCome:
    """Flat parallel arrays over all draws, sorted by draw and month of arrival."""

    draw: Whole
    month: Whole
    """The step at whose end they are first looked after."""
    born: NDArray[np.datetime64]
    family: Whole
    leaves: Whole
    profile: Whole
    level: Whole
    """The place of the profile's level in `Level`."""
    route: Whole
    girl: NDArray[np.bool_]
    endings: Marks
    """Children × steps, as in `Happenings`."""
    changes: Marks
    stays_put: NDArray[np.bool_]
    day: NDArray[np.int8]
    urgent: NDArray[np.bool_]
    phase: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.draw)

    def of_draws(self, draws: int) -> Whole:
        """Give where each draw begins; one more entry says where the last one ends."""
        return np.searchsorted(self.draw, np.arange(draws + 1)).astype(np.int64)


@dataclass(frozen=True)
class Source:
    """Arrivals from one simulation, and what decides which of them come."""

    arrivals: Arrivals
    stream: int
    """0 for the forecast's own; where entries rise, further simulations are 1, 2 and so on."""
    changes: tuple[EntriesChange, ...] = ()
    girl: NDArray[np.bool_] | None = None
    """Who is a girl, where the plan says so."""
    skilled: float | None = None
    """The share of unaccompanied children who need skilled care, where the plan says so."""

    @property
    def apart(self) -> bool:
        """Whether these children come by a plan of their own, whatever changes entries."""
        return self.girl is not None


def children_to_come(
    sources: Sequence[Source],
    needs: NeedsToCome,
    routes: NDArray[np.float64],
    stays: Sequence[StaysChange],
    *,
    assume: Assumptions,
    dates: Sequence[date],
    seed: int,
) -> ChildrenToCome:
    """Give every arrival its needs and route; apply changes of entries, family by family.

    A family is kept or left out as one, by the change that holds for its eldest child in its month.
    """
    parts = [
        _with_traits(each, needs, routes, stays, assume=assume, dates=dates, seed=seed)
        for each in sources
    ]
    joined = [np.concatenate(columns) for columns in zip(*parts, strict=True)]
    order = np.lexsort((joined[3], joined[1], joined[0]))
    return ChildrenToCome(*(column[order] for column in joined))


def times_as_many(changes: Sequence[EntriesChange]) -> int:
    """Give how many further simulations rising entries need, at the age and month of the most."""
    most = 1.0
    begin = {change.first_month for change in changes}
    end = {months_after(each.last_month, 1) for each in changes if each.last_month is not None}
    for month in begin | end:
        for age in range(18):
            times = [
                change.times
                for change in changes
                if change.first_month <= month <= (change.last_month or month)
                and change.youngest <= age <= change.oldest
            ]
            most = max(most, float(np.prod(times)))
    return int(np.ceil(most)) - 1


def _with_traits(
    source: Source,
    needs: NeedsToCome,
    routes: NDArray[np.float64],
    stays: Sequence[StaysChange],
    *,
    assume: Assumptions,
    dates: Sequence[date],
    seed: int,
) -> tuple[NDArray[np.generic], ...]:
    """Draw the traits of one simulation's arrivals; leave out whom the changes leave out."""
    arrivals, stream = source.arrivals, source.stream
    count = len(arrivals)
    ages = np.clip(ages_on(arrivals.born, as_days(dates)[arrivals.month]), 0, 17)
    chance = {
        trait: np.random.default_rng([seed, stream, trait]).random(count)
        for trait in (ROUTES, PROFILES, SEXES, KEPT, BEYOND)
    }
    profile = _profiles(source, needs, ages, chance[PROFILES])
    happens = happenings((count,), len(dates), assume, (seed, stream, HAPPENINGS))
    families = _Families.of(arrivals, ages)
    came = arrivals.month.astype(np.int64)
    leaves = changed_stays(
        arrivals.leaves.astype(np.int64), came, arrivals.born, stays, dates, chance[BEYOND]
    )
    route = _routes(source, families, routes[group_of_age()[ages]], chance[ROUTES])
    kept = _comes(source, families, route, dates, chance[KEPT]) & (leaves > came)
    columns = (
        arrivals.draw.astype(np.int64),
        came,
        arrivals.born,
        families.of_child + stream * STREAM_APART,
        leaves,
        profile,
        needs.level_numbers()[profile],
        route,
        chance[SEXES] < 0.5 if source.girl is None else source.girl,
        happens.endings,
        happens.changes,
        happens.stays_put,
        happens.day[families.first][families.of_child],
        happens.urgent[families.first][families.of_child],
        happens.phase,
    )
    return tuple(column[kept] for column in columns)


def _profiles(
    source: Source, needs: NeedsToCome, ages: Whole, chance: NDArray[np.float64]
) -> Whole:
    """Draw the needs of each child by age; unaccompanied children have profiles of their own."""
    profile = needs.draw(ages, chance)
    alone = source.arrivals.unaccompanied
    profile[alone] = needs.draw_unaccompanied(chance[alone], source.skilled)
    return profile


def _comes(
    source: Source,
    families: "_Families",
    route: Whole,
    dates: Sequence[date],
    chance: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Say which children come, family by family; all of a family have the one route."""
    if source.apart:
        return np.ones(len(source.arrivals), dtype=bool)
    times = _times(families, route[families.first], source.arrivals, source.changes, dates)
    comes: NDArray[np.bool_] = times > source.stream + chance[families.first]
    return comes[families.of_child]


def _routes(
    source: Source,
    families: "_Families",
    routes: NDArray[np.float64],
    chance: NDArray[np.float64],
) -> Whole:
    """Give each family the route of whoever comes first; unaccompanied children need a home."""
    by_family = (chance[families.first][:, None] >= routes[families.first]).sum(axis=1)
    of_child: Whole = np.minimum(by_family[families.of_child], routes.shape[1] - 1)
    of_child[source.arrivals.unaccompanied] = Route.HOME
    return of_child


@dataclass(frozen=True)
class _Families:
    """Brothers and sisters who arrive together: one number for each, and who comes first."""

    of_child: Whole
    first: Whole
    eldest: Whole

    @classmethod
    def of(cls, arrivals: Arrivals, ages: Whole) -> "_Families":
        """Give the families of all draws; a child without one is a family alone."""
        family = arrivals.family.astype(np.int64)
        key = arrivals.draw.astype(np.int64) * (int(family.max(initial=0)) + 1) + family
        key[family < 0] = -1 - np.flatnonzero(family < 0)
        _, first, of_child = np.unique(key, return_index=True, return_inverse=True)
        eldest = np.zeros(len(first), dtype=np.int64)
        np.maximum.at(eldest, of_child, ages)
        return cls(of_child.astype(np.int64), first.astype(np.int64), eldest)


def _times(
    families: _Families,
    routes: Whole,
    arrivals: Arrivals,
    changes: Sequence[EntriesChange],
    dates: Sequence[date],
) -> NDArray[np.float64]:
    """Give how many times as many families like each one come; 1 where nothing is changed."""
    times = np.ones(len(families.first))
    months = as_days([day.replace(day=1) for day in dates])[arrivals.month[families.first]]
    for change in changes:
        touched = (families.eldest >= change.youngest) & (families.eldest <= change.oldest)
        touched &= months >= np.datetime64(change.first_month, "D")
        if change.last_month is not None:
            touched &= months <= np.datetime64(change.last_month, "D")
        if change.route is not None:
            touched &= routes == change.route
        if change.families_only:
            touched &= ~arrivals.unaccompanied[families.first]
        times[touched] *= change.times
    return times
