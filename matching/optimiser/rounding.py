"""An answer from a relaxation that is not whole: what it uses most comes first, and stays whole."""

from collections.abc import Sequence

import numpy as np

from matching.optimiser.blocks import Block
from matching.optimiser.face import Face
from matching.optimiser.master import Master
from matching.optimiser.table import NO_HOME, Table, Whole

Used = Sequence[tuple[int, float]]
"""Numbers of households, and how much of each the relaxation uses."""


def rounded(table: Table, master: Master, face: Face, block: Block, used: Used) -> Whole:
    """Take the households used most that go together, then find everyone else a home."""
    homes = np.full(len(table.groups), NO_HOME)
    placed = np.zeros(len(homes), dtype=bool)
    living: dict[int, list[int]] = {}
    for number, part in sorted(used, key=lambda each: (-each[1], each[0])):
        home, groups = master.home[number], master.groups_of(number)
        if home in living or placed[groups].any() or (part < 0.5 and home == NO_HOME):
            continue
        placed[groups] = True
        homes[groups] = home
        if home != NO_HOME:
            living[home] = list(groups)
    for group in np.flatnonzero(~placed).tolist():
        home = _best_with_room(table, face, block, living, group)
        homes[group] = home
        if home != NO_HOME:
            living.setdefault(home, []).append(group)
    return homes


def _best_with_room(
    table: Table, face: Face, block: Block, living: dict[int, list[int]], group: int
) -> int:
    """Give the cheapest home that still takes a group in, or none."""
    groups, homes = table.resolved.groups, table.resolved.homes
    pairs = table.pairs_of(group)
    pairs = pairs[face.pairs[pairs]]
    order = np.argsort(block.pairs[pairs], kind="stable")
    for pair in pairs[order].tolist():
        if face.nowhere[group] and block.nowhere[group] < block.pairs[pair]:
            break
        home = int(table.home[pair])
        everyone = [groups[each] for each in (*living.get(home, ()), group)]
        if table.together.fits(homes[home], everyone):
            return home
    return NO_HOME
