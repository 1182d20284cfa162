"""The children looked after today, as every draw begins: who they are and where they live."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole, ages_on, as_date
from forecasting.history import EpisodeHistory
from forecasting.placement import GROUPS
from forecasting.simulated_care import SimulatedCare
from matching.child.flags import UASC
from matching.children import Child, ChildStatus
from matching.needs import Level, Needs, level_of
from matching.places import Place
from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.children.happenings import Happenings, happenings
from scenarios.children.needs_to_come import NeedsToCome, group_of_age
from scenarios.children.routes import Route, route_of

DONORS, ROUTES_TODAY, HAPPENINGS_TODAY = 21, 22, 23
"""Streams of chance about today's children."""

WAITING, ELSEWHERE, WITH_KIN, OFF_ISLAND, TO_SETTLE = -1, -2, -3, -4, -5
"""Where a child is who does not live in one of the places; a place is its number, 0 or more."""


@dataclass(frozen=True, slots=True)
class Someone:
    """One of today's children: what matching sees of them, and where they live."""

    child: Child
    lives: int


@dataclass(frozen=True)
class Today:
    """Today's children, in the order of the simulated care's columns."""

    people: tuple[Someone, ...]
    levels: Whole
    """Draws × children: the place in `Level` of each child's level, what is not known filled in."""
    donors: Whole
    """Draws × children: the profile that fills what is not known of each child's needs."""
    routes: Whole
    """Draws × children: how a child whose home is not known comes to live somewhere."""
    chances: Happenings
    """Draws × children."""
    notes: tuple[str, ...]

    def lives_in(self, draws: slice) -> Whole:
        """Give where each child lives as some draws begin: draws × children."""
        recorded = np.array([someone.lives for someone in self.people], dtype=np.int64)
        found = np.tile(recorded, (len(self.routes[draws]), 1))
        for route, lives in ((Route.KIN, WITH_KIN), (Route.ELSEWHERE, ELSEWHERE)):
            found[(found == TO_SETTLE) & (self.routes[draws] == route)] = lives
        return found


def children_today(
    baseline: Baseline,
    care: SimulatedCare,
    places: Sequence[Place],
    needs: NeedsToCome,
    routes: NDArray[np.float64],
    *,
    assume: Assumptions,
    seed: int,
) -> Today:
    """Link the children the forecast knows as spells with those the panel knows by their needs."""
    numbers = {place.id: number for number, place in enumerate(places)}
    known = {child.id: child for child in baseline.children}
    away = {each.child_id for each in baseline.elsewhere}
    child_of_spell = {spell: child_id for child_id, spell in baseline.spell_of_child.items()}
    people = []
    for column, spell in enumerate(care.current_spell):
        born = as_date(care.today_born[column])
        child_id = child_of_spell.get(int(spell))
        child = known.get(child_id) if child_id is not None else None
        if child is None:
            lives = ELSEWHERE if child_id in away else TO_SETTLE
            child = Child(id=f"child {column + 1}", born=born, status=ChildStatus.SETTLED)
        else:
            lives = _where(child, numbers)
        people.append(Someone(child, lives))
    donors = _donors(people, care, needs, baseline.as_of, seed)
    return Today(
        tuple(people),
        _levels(people, donors, needs),
        donors,
        _routes(baseline, care, routes, seed),
        happenings((care.draws, len(people)), care.months + 1, assume, (seed, HAPPENINGS_TODAY)),
        _notes(people, baseline),
    )


def _where(child: Child, numbers: dict[str, int]) -> int:
    if child.status is ChildStatus.WAITING:
        return WAITING
    if child.current_place is None:
        return TO_SETTLE
    return numbers.get(child.current_place, ELSEWHERE)


def _donors(
    people: Sequence[Someone], care: SimulatedCare, needs: NeedsToCome, as_of: date, seed: int
) -> Whole:
    ages = ages_on(care.today_born, as_of)
    chance = np.random.default_rng([seed, DONORS]).random((care.draws, len(ages)))
    donors = np.array([needs.draw(ages, row) for row in chance]).reshape(chance.shape)
    for column, someone in enumerate(people):
        if UASC in someone.child.flags:
            donors[:, column] = needs.draw_unaccompanied(chance[:, column])
    return donors


def _levels(people: Sequence[Someone], donors: Whole, needs: NeedsToCome) -> Whole:
    """Work out each child's level in each draw; one donor gives the same level every time."""
    found = np.empty(donors.shape, dtype=np.int64)
    for column, someone in enumerate(people):
        if not someone.child.needs.not_known:
            found[:, column] = _level(someone.child.needs)
            continue
        drawn, which = np.unique(donors[:, column], return_inverse=True)
        with_each = [_level(needs.completed(someone.child.needs, d)) for d in drawn.tolist()]
        found[:, column] = np.array(with_each)[which]
    return found


def _level(needs: Needs) -> int:
    """Give the place in `Level` of what is known in full."""
    return list(Level).index(level_of(needs.counted()))


def _routes(
    baseline: Baseline, care: SimulatedCare, routes: NDArray[np.float64], seed: int
) -> Whole:
    """Draw a route by age; where the history knows what kind of home it is, that holds."""
    chance = np.random.default_rng([seed, ROUTES_TODAY]).random((care.draws, len(care.today_born)))
    by_child = routes[group_of_age()[ages_on(care.today_born, baseline.as_of)]]
    picked: Whole = np.minimum((chance[..., None] >= by_child).sum(axis=2), len(Route) - 1)
    if isinstance(baseline.history, EpisodeHistory):
        groups = baseline.history.group_on(baseline.as_of)[care.current_spell]
        picked[:] = [int(route_of(GROUPS[group])) for group in groups]
    return picked


def _notes(people: Sequence[Someone], baseline: Baseline) -> tuple[str, ...]:
    unsettled = sum(someone.lives == TO_SETTLE for someone in people)
    if not unsettled:
        return ()
    if not baseline.children:
        return (
            f"Where the {unsettled} children looked after today live is not known child by child: "
            "each future settles them into the homes there are, by the published mix of homes.",
        )
    return (
        f"The home of {unsettled} of today's children is not in the files: each future settles "
        "those who are not with relatives or elsewhere into the homes there are.",
    )
