"""Households to begin a relaxation with, found at prices that a few quick steps lead up.

GLOP wanders long where its first households are far from the best. So prices of groups are led up
first by a *subgradient* (Held, Wolfe and Crowder, Validation of subgradient optimization, 1974):
they rise for groups whom no home wants, and fall for those whom several want. Nothing is proved
by it, and no solver is asked.
"""

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.blocks import Block
from matching.optimiser.face import Face
from matching.optimiser.fitting import Fitting
from matching.optimiser.growing import Asked, Found, Wanted, Worth, grow
from matching.optimiser.table import Table, Whole

STEPS, EVERY = 24, 8
"""How many steps there are, and after how many of them what homes want most is kept."""

A_HOME = 3
"""How many households of each home are kept at the best prices."""

ABOVE = 1.03
"""What a step aims at, of the best bound so far."""

PATIENCE = 3
"""After so many steps that are no better they are made half as long."""

MEMORY = 0.7
"""How much of a direction is that of the step before: without it they go to and fro."""

Real = NDArray[np.float64]


def first_households(
    fitting: Fitting, face: Face, block: Block, first: int
) -> list[tuple[Whole, Whole]]:
    """Give households to begin with, as homes and their pairs, padded by -1.

    `first`: look only at so many pairs of each home, those that could add most.
    """
    prices = _Prices(fitting.table, face, block)
    able = np.flatnonzero(face.pairs)
    kept: list[tuple[Whole, Whole]] = []
    for step in range(1, STEPS + 1):
        found = _wanted(fitting, face, block, able, prices.now, first)
        if found is None:
            return kept
        one = found.most_worth(1)
        prices.step(found, one)
        if step % EVERY == 0:
            kept.append((found.home[one], found.members[one]))
    found = _wanted(fitting, face, block, able, prices.best, first)
    if found is not None:
        some = found.most_worth(A_HOME)
        kept.append((found.home[some], found.members[some]))
    return kept


def _wanted(
    fitting: Fitting, face: Face, block: Block, able: Whole, prices: Real, first: int
) -> Found | None:
    """Grow the households that are worth something at these prices."""
    table = fitting.table
    worth = Worth(prices[table.group] - block.pairs, block.gains.astype(np.float64))
    least = np.full(len(table.homes), 1e-9 * float(np.abs(prices).max(initial=1.0)))
    asked = [*face.asked(), Asked(worth, least)]
    return grow(fitting, able, asked, wanted=Wanted.SOME, first=first)


class _Prices:
    """Prices of groups, the best of them, and where the next step leads."""

    def __init__(self, table: Table, face: Face, block: Block) -> None:
        self.table = table
        self.most = np.where(face.nowhere, block.nowhere, np.inf)
        self.now = second_best(table, face, block)
        self.best, self.bound = self.now, -np.inf
        self.direction: Real | None = None
        self.length, self.stalled = 1.0, 0

    def step(self, found: Found, one: Whole) -> None:
        """Go on from what homes want at the prices of now: `one` of those found for each home."""
        bound = float(self.now.sum() - found.worth[one].sum())
        self.stalled += 1
        if bound > self.bound:
            self.best, self.bound, self.stalled = self.now, bound, 0
        if self.stalled == PATIENCE:
            self.length, self.stalled = self.length / 2, 0
        pairs = found.members[one]
        group = self.table.group[pairs[pairs >= 0]]
        wanted: Real = 1.0 - np.bincount(group, minlength=len(self.now)).astype(np.float64)
        if self.direction is not None:
            wanted = np.asarray(MEMORY * self.direction + (1 - MEMORY) * wanted)
        self.direction = wanted
        far = ABOVE * max(self.bound, 1.0) - bound
        steepness = max(1e-9, float(wanted @ wanted))
        self.now = np.minimum(self.now + self.length * far / steepness * wanted, self.most)


def second_best(table: Table, face: Face, block: Block) -> Real:
    """Price each group at its second cheapest choice, or its only one."""
    choices = np.full((3, len(table.groups)), np.inf)
    choices[0, face.nowhere] = block.nowhere[face.nowhere]
    cheapest = table.cheapest(np.flatnonzero(face.pairs), block.pairs, 2)
    for choice, pairs in zip(choices[1:], cheapest, strict=True):
        choice[table.group[pairs]] = block.pairs[pairs]
    choices.sort(axis=0)
    prices = np.where(np.isfinite(choices[1]), choices[1], choices[0])
    return np.asarray(np.where(np.isfinite(prices), prices, 0.0))
