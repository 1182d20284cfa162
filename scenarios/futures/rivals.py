"""Who may stand in whose way: children of a month in groups that can be placed one by one.

A home is *open* to a child when all who might want it are certain to fit in together. Nobody who
has it among their options need have a worse one, so worse ones are left out; then fewer want the
others, and more homes are open. Children who might want the same other home belong to one group,
and so do brothers and sisters who are placed together if possible: what they count depends on where
both live, so nothing is left out for them.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.ages import Whole
from scenarios.futures.asking import ALLOWED, REFUSED, Asking
from scenarios.futures.company import Company, somebody_is_particular
from scenarios.futures.people import Flags
from scenarios.futures.spans import in_groups_of_several, linked

MOST_ROUNDS = 5
"""Leaving out more than this leaves out little more."""


@dataclass(frozen=True)
class Rivals:
    """What is left to choose from, and who belongs together."""

    options: Flags
    """By option: whether it may be part of a best answer."""
    group: Whole
    """By child: one number for all of a group."""


def rivals_of(asking: Asking, family: Whole, odd: Flags) -> Rivals:
    """Put children into groups, in the parties in which somebody is at odds.

    `family` is -1 for all who are placed by themselves, `odd` says who is at odds.
    """
    together = np.zeros(len(asking.who), dtype=bool)
    together[in_groups_of_several(family)] = True
    options = _Options(asking, odd)
    owner, counts = options.owner, options.counts
    wanted = together[owner] | (counts < asking.with_none[owner])
    for _ in range(MOST_ROUNDS):
        chosen = wanted & options.open_to_all(wanted)
        worse = ~together[owner] & (counts > options.best_of(chosen))
        if not (wanted & worse).any():
            break
        wanted &= ~worse
    contested = np.flatnonzero(wanted & ~options.open_to_all(wanted))
    links = _next_to_each_other(options.cell[contested], owner[contested])
    of_families = _next_to_each_other(family[together], np.flatnonzero(together))
    found = np.zeros(len(asking.owner), dtype=bool)
    found[options.numbers[wanted]] = True
    return Rivals(found, linked(len(asking.who), np.hstack([links, of_families])))


class _Options:
    """The options of parties in which somebody is at odds, side by side."""

    def __init__(self, asking: Asking, odd: Flags) -> None:
        parties = np.zeros(len(asking.draws), dtype=bool)
        parties[asking.row[odd]] = True
        in_question = parties[asking.row][asking.owner] & (asking.state != REFUSED)
        self.numbers = np.flatnonzero(in_question)
        self.owner, self.counts = asking.owner[self.numbers], asking.counts[self.numbers]
        self.allowed = asking.state[self.numbers] == ALLOWED
        self.with_none = asking.with_none
        place, draw = asking.place[self.numbers], asking.draw[self.owner]
        cells = asking.row[self.owner] * asking.rooms.shape[1] + place
        _, self.cell = np.unique(cells, return_inverse=True)
        """The place of each, numbered over all parties."""
        self.minding = asking.company[self.owner] != Company.ANYONE_WILL_DO
        particular = somebody_is_particular(asking.living.company[draw, place])
        self.fit_in = np.where(particular, 0, asking.sure_room[draw, place])
        """So many are certain to fit in, if none of them minds anyone."""

    def open_to_all(self, wanted: Flags) -> Flags:
        """Say of each whether all who want the place are certain to fit in together."""
        number = np.bincount(self.cell, weights=wanted)[self.cell]
        minded = np.bincount(self.cell, weights=wanted & self.minding)[self.cell] > 0
        found: Flags = self.allowed & ((number == 1) | ((number <= self.fit_in) & ~minded))
        return found

    def best_of(self, chosen: Flags) -> Whole:
        """Give for each what the best of its child's chosen options counts."""
        best = self.with_none.copy()
        np.minimum.at(best, self.owner[chosen], self.counts[chosen])
        return best[self.owner]


def _next_to_each_other(keys: Whole, people: Whole) -> Whole:
    """Give 2 × pairs of people of whom one comes after the other under the same key."""
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(np.diff(keys[order]) == 0)
    return np.stack([people[order[same]], people[order[same + 1]]])
