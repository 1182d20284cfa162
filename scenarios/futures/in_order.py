"""Parties placed one after another: as many at once as cannot change each other's answer.

A party is a child, or brothers and sisters, placed by themselves in the order of their parties. All
are answered as if they were first. For one child an answer holds unless somebody earlier takes that
very place, or may still take it: with fewer others to choose from it stays the best. For several it
holds unless somebody earlier takes, or may still take, any place among their options.
"""

from itertools import pairwise

import numpy as np

from forecasting.ages import Whole
from scenarios.futures.asking import REFUSED, Asking
from scenarios.futures.people import Flags
from scenarios.futures.seeker import NO_HOME
from scenarios.futures.spans import begins_of


def answers_that_hold(asking: Asking, lives: Whole) -> Flags:
    """Say whose answers hold; `lives` are the places found, each row of the asking a party."""
    options = np.flatnonzero(asking.state != REFUSED)
    owners = asking.owner[options]
    might = _by_party(asking, owners, asking.place[options])
    placed = np.flatnonzero(lives != NO_HOME)
    take = _by_party(asking, placed, lives[placed])
    single = (np.bincount(asking.row, minlength=len(asking.draws)) == 1).tolist()
    holds = np.ones(len(asking.draws), dtype=bool)
    touched: set[int] = set()
    for party, (may_want, takes) in enumerate(zip(might, take, strict=True)):
        holds[party] = touched.isdisjoint(takes if single[party] else may_want)
        touched.update(takes if holds[party] else may_want)
    return holds[asking.row]


def _by_party(asking: Asking, children: Whole, places: Whole) -> list[list[int]]:
    """List the places of each party's children, numbered over all draws."""
    cells = (asking.draw[children] * asking.rooms.shape[1] + places).tolist()
    begins = begins_of(asking.row[children], len(asking.draws)).tolist()
    return [cells[begin:end] for begin, end in pairwise(begins)]
