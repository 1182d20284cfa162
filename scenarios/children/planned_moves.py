"""Planned changes: from a home to relatives, parents or adopters, and back.

How often a child changes route is learnt by age from the authority's own stays, held back by
reference rates where few years are known. A change by plan is the child's own plan carried out: it
frees a home, and nobody is moved to make room.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole
from forecasting.history import EpisodeHistory, History
from forecasting.placement import GROUPS
from scenarios.children.needs_to_come import AGES_ALIKE
from scenarios.children.routes import Route, route_of

REFERENCE_YEARS = 20.0
"""How many child-years of reference count beside an age's own [A]."""

REFERENCE_A_YEAR = np.array(
    [
        # from a home we find: to a home, to kin, elsewhere
        [[0.0, 0.06, 0.12], [0.0, 0.04, 0.06], [0.0, 0.02, 0.02], [0.0, 0.01, 0.02], [0.0] * 3],
        # from kin
        [[0.05, 0.0, 0.02], [0.05, 0.0, 0.02], [0.06, 0.0, 0.01], [0.08, 0.0, 0.01], [0.08, 0, 0]],
        # from elsewhere
        [[0.03, 0.01, 0.0], [0.06, 0.02, 0.0], [0.08, 0.02, 0.0], [0.12, 0.01, 0.0], [0.1, 0, 0]],
    ]
).transpose(1, 0, 2)
"""Changes a year: ages alike × route × new route. Our assumption [A], of the size of England's
moves to placement for adoption and to parents (DfE 2024-25), to be replaced by own figures."""

Rates = NDArray[np.float64]


@dataclass(frozen=True)
class PlannedMoves:
    """The monthly chance of each change: ages alike × route × new route, cumulated."""

    monthly: Rates

    @property
    def most(self) -> float:
        """Give the chance of any change at the liveliest age and route."""
        return float(self.monthly[:, :, -1].max())

    def new_routes(self, groups_of_age: Whole, routes: Whole, chances: Rates) -> Whole:
        """Give the route each child changes to in a month, one beyond the last for none.

        `chances` holds a number from 0 to 1 for each child.
        """
        new: Whole = (chances[:, None] >= self.monthly[groups_of_age, routes]).sum(axis=1)
        return new


def planned_moves(history: History | None) -> PlannedMoves:
    """Learn how often children change route, by age at the time."""
    years = np.full((len(AGES_ALIKE), len(Route)), REFERENCE_YEARS)
    events = REFERENCE_A_YEAR * REFERENCE_YEARS
    if isinstance(history, EpisodeHistory) and len(history.stays):
        own_events, own_years = _seen(history)
        years, events = years + own_years, events + own_events
    monthly = events / years[:, :, None] / 12
    return PlannedMoves(np.cumsum(monthly, axis=2))


def _seen(history: EpisodeHistory) -> tuple[Rates, Rates]:
    """Count changes between routes and the years lived on each, in the days known in full."""
    stays, spells = history.stays, history.spells
    order = np.lexsort((stays.began, stays.spell))
    spell, began, ended = stays.spell[order], stays.began[order], stays.ended[order]
    route = np.array([int(route_of(each)) for each in GROUPS])[stays.group[order]]
    first = np.datetime64(history.complete_from, "D")
    last = np.datetime64(history.known_to, "D")
    until = np.where(np.isnat(ended), last, np.minimum(ended, last))
    days = np.maximum((until - np.maximum(began, first)).astype(np.int64), 0)
    age = (began - spells.born[spell]).astype(np.int64) / 365.25
    lowest = np.array([youngest for youngest, _ in AGES_ALIKE])
    group = np.clip(np.searchsorted(lowest, age, side="right") - 1, 0, len(AGES_ALIKE) - 1)
    years = np.zeros((len(AGES_ALIKE), len(Route)))
    np.add.at(years, (group, route), days / 365.25)
    events = np.zeros((len(AGES_ALIKE), len(Route), len(Route)))
    follows = np.flatnonzero((spell[1:] == spell[:-1]) & (route[1:] != route[:-1])) + 1
    follows = follows[(began[follows] >= first) & (began[follows] <= last)]
    np.add.at(events, (group[follows], route[follows - 1], route[follows]), 1.0)
    return events, years
