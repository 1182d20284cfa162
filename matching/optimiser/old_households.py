"""Every set of groups that a home could take, listed where they are few enough to be listed.

A household is a home and all the groups who would live in it. Relaxations over households are
closer, because whether groups fit in one home is settled before anything is solved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.one_home import Together
from matching.optimiser.program import Program
from matching.optimiser.row import Whole
from matching.resolved import Group, Home, Resolved

MOST_HOUSEHOLDS = 150_000
"""Beyond this, listing them would cost more than it saves."""

MOST_PARTS = 8
"""Homes that could take more parts than this are not listed; sums of prices stay in 64 bits."""


@dataclass(frozen=True, slots=True)
class Households:
    """Households home by home, each home's empty one first; then no home, or not, group by group.

    From each home, and for each group that may have no home, exactly one is chosen.
    """

    chooser: Whole
    """Which home, or beyond those which group, each belongs to; in order."""
    home: tuple[str | None, ...]
    column: Whole
    """With `group`, every membership: the household's number ..."""
    group: Whole
    """... and the group's number in the order of ids."""
    costs: Whole
    """Households by levels, less the least that each group pays in any case."""
    least: Whole
    """What the groups pay in any case, by level."""


def households_of(
    resolved: Resolved, program: Program, costs: Whole, open_: NDArray[np.bool_]
) -> Households | None:
    """List the households made of the columns that are open; None if nobody, or they are many."""
    if not resolved.groups:
        return None
    living: dict[str, list[int]] = {home.id: [] for home in resolved.homes}
    nowhere: list[int] = []
    for number in np.flatnonzero(open_[: len(program.columns)]).tolist():
        name = program.columns[number].home
        (nowhere if name is None else living[name]).append(number)
    shared = bool(resolved.sharing or resolved.pair_bedrooms)
    most = (_at_most(home, len(living[home.id]), shared=shared) for home in resolved.homes)
    if sum(most) > MOST_HOUSEHOLDS:
        return None
    together = Together.of(resolved)
    enemies = together.enemies(resolved.groups)
    empty = len(program.columns)  # a column of nobody, at no cost, fills sets up
    sets: list[Whole] = []
    chooser: list[Whole] = []
    homes: list[str | None] = []
    for at, home in enumerate(sorted(resolved.homes, key=lambda each: each.id)):
        found = [
            np.array([[empty]], dtype=np.int64),
            *_AtHome(home, living[home.id], program, together, enemies).sets(),
        ]
        if len(found) > MOST_PARTS + 1:
            return None
        sets += found
        count = sum(map(len, found))
        chooser.append(np.full(count, at, dtype=np.int64))
        homes += [home.id] * count
    for at, number in enumerate(nowhere, len(resolved.homes)):
        sets.append(np.array([[number], [empty]], dtype=np.int64))
        chooser.append(np.full(2, at, dtype=np.int64))
        homes += [None, None]
    widest = max((each.shape[1] for each in sets), default=1)
    padded = [
        np.pad(each, ((0, 0), (0, widest - each.shape[1])), constant_values=empty) for each in sets
    ]
    none = np.zeros((0, widest), dtype=np.int64)
    members = np.concatenate([none, *padded])
    return _written(resolved, program, costs, open_, members, chooser, homes)


def _written(
    resolved: Resolved,
    program: Program,
    costs: Whole,
    open_: NDArray[np.bool_],
    members: Whole,
    chooser: list[Whole],
    homes: list[str | None],
) -> Households:
    """Add up what households cost, and list who is in each."""
    number = {each: at for at, each in enumerate(sorted(group.id for group in resolved.groups))}
    columns = len(program.columns)
    in_column = [[number[group.id] for group in column.groups] for column in program.columns]
    widest = max(map(len, in_column), default=1) or 1
    groups = np.full((columns + 1, widest), -1, dtype=np.int64)
    for at, each in enumerate(in_column):
        groups[at, : len(each)] = each
    own = np.vstack([costs[:columns], np.zeros((1, program.levels), dtype=np.int64)])
    least = np.zeros((len(number) + 1, program.levels), dtype=np.int64)  # the last is nobody
    alone = np.flatnonzero(open_[:columns] & ((groups[:columns] >= 0).sum(axis=1) == 1))
    first = np.unique(groups[alone, 0])
    least[first] = np.iinfo(np.int64).max
    np.minimum.at(least, groups[alone, 0], own[alone])
    above = own - least[groups].sum(axis=1)
    who = groups[members].reshape(len(members), members.shape[1] * groups.shape[1])
    column, slot = np.nonzero(who >= 0)
    return Households(
        chooser=np.concatenate([np.zeros(0, dtype=np.int64), *chooser]),
        home=tuple(homes),
        column=column.astype(np.int64),
        group=who[column, slot],
        costs=above[members].sum(axis=1),
        least=least.sum(axis=0),
    )


def _at_most(home: Home, columns: int, *, shared: bool) -> int:
    """Count, from above, the households of a home that so many columns could make."""
    parts = home.places if home.bedrooms is None or shared else min(home.places, home.bedrooms)
    return sum(comb(columns, size) for size in range(min(parts, MOST_PARTS) + 1))


class _AtHome:
    """The columns that lead to one home, and which of them go together."""

    def __init__(
        self,
        home: Home,
        numbers: list[int],
        program: Program,
        together: Together,
        enemies: dict[str, frozenset[str]],
    ) -> None:
        self.home, self.together = home, together
        self.numbers = np.array(numbers, dtype=np.int64)
        self.groups: list[tuple[Group, ...]] = [program.columns[n].groups for n in numbers]
        most = np.iinfo(np.int64).max
        self.uses = np.array(
            [
                [
                    sum(group.size for group in groups),
                    together.rooms(home, groups),
                    sum(group.size for group in groups if not group.emergency),
                ]
                for groups in self.groups
            ],
            dtype=np.int64,
        ).reshape(-1, 3)
        beds = most if home.bedrooms is None else home.bedrooms
        self.has = np.array([home.places, beds, max(0, home.places - home.reserved)])
        cluster = np.array([program.columns[n].cluster for n in numbers], dtype=np.int64)
        self.agree = cluster[:, None] != cluster[None, :]
        for i, groups in enumerate(self.groups):
            if any(group.alone for group in groups):
                self.agree[i, :] = self.agree[:, i] = False
        apart = [{e for g in groups for e in enemies.get(g.id, ())} for groups in self.groups]
        names = [{group.id for group in groups} for groups in self.groups]
        for i, shunned in enumerate(apart):
            if shunned:
                for j, there in enumerate(names):
                    if not shunned.isdisjoint(there):
                        self.agree[i, j] = self.agree[j, i] = False
        self.agree &= np.triu(np.ones_like(self.agree), 1)

    def sets(self) -> Iterator[Whole]:
        """List the sets of columns that may live here together, of one, of two, and so on."""
        chosen = np.arange(len(self.numbers))[:, None]
        used, able = self.uses, self.agree
        chosen = chosen[self._kept(chosen, used)]
        used, able = used[chosen[:, 0]], able[chosen[:, 0]]
        while len(chosen):
            yield self.numbers[chosen]
            rows, more = np.nonzero(able)
            fits = (used[rows] + self.uses[more] <= self.has).all(axis=1)
            rows, more = rows[fits], more[fits]
            grown = np.hstack([chosen[rows], more[:, None]])
            uses = used[rows] + self.uses[more]
            kept = self._kept(grown, uses)
            chosen, used = grown[kept], uses[kept]
            able = able[rows[kept]] & self.agree[more[kept]]

    def _kept(self, chosen: Whole, used: Whole) -> NDArray[np.bool_]:
        """Say which sets the fostering limit allows, and the room; exact where rooms are shared."""
        kept: NDArray[np.bool_] = np.all(used <= self.has, axis=1)
        limit = self.home.limit
        if limit is not None:
            for at in np.flatnonzero(kept & (used[:, 0] > limit)).tolist():
                groups = [group for i in chosen[at].tolist() for group in self.groups[i]]
                kept[at] = self.together.fits(self.home, groups)
        return kept
