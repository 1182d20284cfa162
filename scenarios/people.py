"""The children of every draw: today's, and those who will come, each with needs and a route.

All random numbers about a child are drawn here, from streams of their own, so that the same seed
gives the same children whatever a lever changes about homes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ages_on, as_days
from forecasting.simulated_care import Arrivals, SimulatedCare
from scenarios.assumptions import Assumptions
from scenarios.happenings import Marks, happenings
from scenarios.needs_to_come import NeedsToCome, group_of_age
from scenarios.world import EntriesChange

Whole = NDArray[np.int64]
ROUTES, PROFILES, SEXES, KEPT, HAPPENINGS = 11, 12, 13, 14, 15
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

    def __len__(self) -> int:
        return len(self.draw)

    def of_draws(self, draws: int) -> Whole:
        """Give where each draw begins; one more entry says where the last one ends."""
        return np.searchsorted(self.draw, np.arange(draws + 1)).astype(np.int64)


def children_to_come(
    care: SimulatedCare,
    more: Sequence[SimulatedCare],
    changes: Sequence[EntriesChange],
    needs: NeedsToCome,
    routes: NDArray[np.float64],
    *,
    assume: Assumptions,
    dates: Sequence[date],
    seed: int,
) -> ChildrenToCome:
    """Give every arrival its needs and route; apply changes of entries, family by family.

    `more` holds further simulations to take families from where entries rise; a family is kept or
    left out as one, by the change that holds for its eldest child in its month.
    """
    parts = [
        _with_traits(
            each.arrivals, stream, changes, needs, routes, assume=assume, dates=dates, seed=seed
        )
        for stream, each in enumerate((care, *more))
    ]
    joined = [np.concatenate(columns) for columns in zip(*parts, strict=True)]
    order = np.lexsort((joined[3], joined[1], joined[0]))
    return ChildrenToCome(*(column[order] for column in joined))


def times_as_many(changes: Sequence[EntriesChange]) -> int:
    """Give how many further simulations rising entries need."""
    most = float(np.prod([max(change.times, 1.0) for change in changes]))
    return int(np.ceil(most)) - 1


def _with_traits(
    arrivals: Arrivals,
    stream: int,
    changes: Sequence[EntriesChange],
    needs: NeedsToCome,
    routes: NDArray[np.float64],
    *,
    assume: Assumptions,
    dates: Sequence[date],
    seed: int,
) -> tuple[NDArray[np.generic], ...]:
    """Draw the traits of one simulation's arrivals; leave out whom the changes leave out."""
    count = len(arrivals)
    ages = np.clip(ages_on(arrivals.born, as_days(dates)[arrivals.month]), 0, 17)
    chance = {
        trait: np.random.default_rng([seed, stream, trait]).random(count)
        for trait in (ROUTES, PROFILES, SEXES, KEPT)
    }
    profile = needs.draw(ages, chance[PROFILES])
    happens = happenings((count,), len(dates), assume, (seed, stream, HAPPENINGS))
    families = _Families.of(arrivals, ages)
    chances = routes[group_of_age()[ages]][families.first]
    route = (chance[ROUTES][families.first][:, None] >= chances).sum(axis=1)[families.of_child]
    comes = _times(families, arrivals, changes, dates) > stream + chance[KEPT][families.first]
    stays = comes[families.of_child] & (arrivals.leaves > arrivals.month)
    columns = (
        arrivals.draw.astype(np.int64),
        arrivals.month.astype(np.int64),
        arrivals.born,
        families.of_child + stream * STREAM_APART,
        arrivals.leaves.astype(np.int64),
        profile,
        needs.level_numbers()[profile],
        np.minimum(route, routes.shape[1] - 1),
        chance[SEXES] < 0.5,
        happens.endings,
        happens.changes,
        happens.stays_put,
        happens.day[families.first][families.of_child],
        happens.urgent[families.first][families.of_child],
    )
    return tuple(column[stays] for column in columns)


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
    arrivals: Arrivals,
    changes: Sequence[EntriesChange],
    dates: Sequence[date],
) -> NDArray[np.float64]:
    """Give how many times as many families like each one come; 1 where nothing is changed."""
    times = np.ones(len(families.first))
    months = as_days([day.replace(day=1) for day in dates])[arrivals.month[families.first]]
    for change in changes:
        aged = (families.eldest >= change.youngest) & (families.eldest <= change.oldest)
        times[aged & (months >= np.datetime64(change.first_month, "D"))] *= change.times
    return times
