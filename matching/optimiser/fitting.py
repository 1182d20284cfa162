"""Who fits in a home with whom, for many sets of groups at once.

The rules are those of `one_home.Together`, which is asked itself where a set is out of the
ordinary: more children than a fostering limit, or shared bedrooms of more than two groups.
"""

from dataclasses import dataclass

import numpy as np

from matching.optimiser.table import Bits, Table, Whole

MOST_FLAGS = 62
"""Flags are bits of one whole number; groups with more kinds of flags are kept apart by name."""


@dataclass(slots=True)
class Sets:
    """Sets of groups in homes, each with what it uses; all sets have as many members."""

    home: Whole
    members: Whole
    """Sets x members: numbers of pairs."""
    size: Whole
    rooms: Whole
    ordinary: Whole
    flags: Whole
    clash: Whole
    alone: Bits
    sharers: Whole

    def at(self, some: Whole) -> "Sets":
        """Give some of the sets."""
        return Sets(
            self.home[some],
            self.members[some],
            self.size[some],
            self.rooms[some],
            self.ordinary[some],
            self.flags[some],
            self.clash[some],
            self.alone[some],
            self.sharers[some],
        )


class Fitting:
    """What homes have and groups need, ready for many questions."""

    def __init__(self, table: Table) -> None:
        self.table = table
        resolved, together = table.resolved, table.together
        number = {group: at for at, group in enumerate(table.groups)}
        unbounded = 1 << 40
        homes = resolved.homes
        self.places = np.array([h.places for h in homes], dtype=np.int64)
        self.beds = np.array(
            [unbounded if h.bedrooms is None else h.bedrooms for h in homes], dtype=np.int64
        )
        self.for_ordinary = np.array(
            [max(0, h.places - h.reserved) if h.reserved else unbounded for h in homes],
            dtype=np.int64,
        )
        self.limit = np.array(
            [unbounded if h.limit is None else h.limit for h in homes], dtype=np.int64
        )
        group, groups = table.group, resolved.groups
        self.size = table.size[group]
        self.rooms = np.array([g.bedrooms for g in groups], dtype=np.int64)[group]
        self._bedrooms_of_pairs(number)
        emergency = np.array([g.emergency for g in groups], dtype=bool)[group]
        self.ordinary = np.where(emergency, 0, self.size)
        self.alone = np.array([g.alone for g in groups], dtype=bool)[group]
        apart = {(number[a], number[b]) for a, b in together.apart}
        self.flags, self.clash = self._flags(apart, number)
        self.enemies = np.array(sorted(a * len(groups) + b for a, b in apart), dtype=np.int64)
        self.shy = np.zeros(len(groups), dtype=bool)
        self.shy[[a for a, _ in apart]] = True
        self.partners = np.array(
            sorted(number[a] * len(groups) + number[b] for a, b in together.sharing),
            dtype=np.int64,
        )
        shares = np.zeros(len(groups), dtype=np.int64)
        np.add.at(shares, self.partners // max(1, len(groups)), 1)
        self.sharer = (shares > 0).astype(np.int64)[group]
        self.one_partner = bool((shares <= 1).all())
        # Those who need no bedroom of their own may still save one for another.
        self.saved_at_most = np.zeros(len(homes), dtype=np.int64)
        np.add.at(self.saved_at_most, table.home, self.sharer * (self.rooms == 0))

    def _bedrooms_of_pairs(self, number: dict[str, int]) -> None:
        table = self.table
        at = {home: n for n, home in enumerate(table.homes)}
        for (group, home), bedrooms in table.resolved.pair_bedrooms.items():
            pair = table.pair(number[group], at[home]) if home in at else -1
            if pair >= 0:
                self.rooms[pair] = bedrooms

    def _flags(self, apart: set[tuple[int, int]], number: dict[str, int]) -> tuple[Whole, Whole]:
        """Write flags that keep groups apart as bits; too many kinds become names in `apart`."""
        resolved = self.table.resolved
        kinds = sorted({flag for pair in resolved.flag_apart for flag in pair})
        groups = resolved.groups
        mine = np.zeros(len(groups), dtype=np.int64)
        other = np.zeros(len(groups), dtype=np.int64)
        if len(kinds) > MOST_FLAGS:
            enemies = self.table.together.enemies(groups)
            apart |= {(number[a], number[b]) for a, many in enemies.items() for b in many}
            return mine[self.table.group], other[self.table.group]
        bit = {flag: 1 << at for at, flag in enumerate(kinds)}
        for at, group in enumerate(groups):
            mine[at] = sum(bit[flag] for flag in set(group.flags) if flag in bit)
            for one, two in resolved.flag_apart:
                if one in group.flags:
                    other[at] |= bit[two]
                if two in group.flags:
                    other[at] |= bit[one]
        return mine[self.table.group], other[self.table.group]

    def singles(self, pairs: Whole) -> Sets:
        """Give the sets of one."""
        return Sets(
            self.table.home[pairs],
            pairs[:, None],
            self.size[pairs],
            self.rooms[pairs],
            self.ordinary[pairs],
            self.flags[pairs],
            self.clash[pairs],
            self.alone[pairs],
            self.sharer[pairs],
        )

    def joined(self, sets: Sets, which: Whole, new: Whole) -> tuple[Sets, Whole]:
        """Add a pair to each of some sets, where that can fit; say which of those asked do.

        A set that fits only with yet another group who shares a bedroom is kept; `fit` tells.
        """
        able = self._can_join(sets, which, new)
        which, new = which[able], new[able]
        grown = sets.at(which)
        saved = self._saved(grown.members, new)
        return Sets(
            grown.home,
            np.hstack([grown.members, new[:, None]]),
            grown.size + self.size[new],
            grown.rooms + self.rooms[new] - saved,
            grown.ordinary + self.ordinary[new],
            grown.flags | self.flags[new],
            grown.clash | self.clash[new],
            grown.alone | self.alone[new],
            grown.sharers + self.sharer[new],
        ), able

    def _can_join(self, sets: Sets, which: Whole, new: Whole) -> Whole:
        home = sets.home[which]
        able = sets.size[which] + self.size[new] <= self.places[home]
        able &= sets.ordinary[which] + self.ordinary[new] <= self.for_ordinary[home]
        spared = sets.sharers[which] + self.sharer[new] + self.saved_at_most[home]
        able &= sets.rooms[which] + self.rooms[new] - spared <= self.beds[home]
        able &= ~sets.alone[which] & ~self.alone[new]
        able &= (sets.flags[which] & self.clash[new]) == 0
        left = np.flatnonzero(able)
        group = self.table.group
        shy = left[self.shy[group[new[left]]]]
        if len(shy):
            members = group[sets.members[which[shy]]]
            able[shy] = ~_listed(self.enemies, members, group[new[shy]], len(self.shy)).any(axis=1)
        return np.flatnonzero(able)

    def _saved(self, members: Whole, new: Whole) -> Whole:
        """Count bedrooms that a newcomer shares with a member."""
        if not len(self.partners):
            return np.zeros(len(new), dtype=np.int64)
        group = self.table.group
        there = _listed(self.partners, group[members], group[new], len(self.shy))
        return np.asarray(there.any(axis=1), dtype=np.int64)

    def fit(self, sets: Sets) -> Bits:
        """Say which sets keep every rule."""
        home = sets.home
        kept = (sets.size <= self.places[home]) & (sets.ordinary <= self.for_ordinary[home])
        asked = sets.size > self.limit[home]
        if not self.one_partner:
            asked |= sets.sharers > 2
        kept &= asked | (sets.rooms <= self.beds[home])
        groups, homes = self.table.resolved.groups, self.table.resolved.homes
        for at in np.flatnonzero(kept & asked).tolist():
            living = [groups[g] for g in self.table.group[sets.members[at]].tolist()]
            kept[at] = self.table.together.fits(homes[int(home[at])], living)
        return kept


def _listed(keys: Whole, members: Whole, new: Whole, groups: int) -> Bits:
    """Say which members stand with the newcomer on a sorted list of two groups."""
    key = members * groups + new[:, None]
    at = np.searchsorted(keys, key)
    at[at == len(keys)] = 0
    found: Bits = keys[at] == key
    return found
