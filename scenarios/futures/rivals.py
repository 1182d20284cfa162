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
from scenarios.futures.company import Company
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


def rivals_of(asking: Asking, family: Whole) -> Rivals:
    """Put children into groups; `family` is -1 for all who are placed by themselves."""
    cells = asking.row[asking.owner] * asking.rooms.shape[1] + asking.place
    together = np.zeros(len(asking.who), dtype=bool)
    together[in_groups_of_several(family)] = True
    wanted = asking.state != REFUSED
    wanted &= together[asking.owner] | (asking.counts < asking.with_none[asking.owner])
    for _ in range(MOST_ROUNDS):
        is_open = _open_to_all(asking, cells, wanted)
        worse = ~together[asking.owner] & (asking.counts > _best_of(asking, wanted & is_open))
        if not (wanted & worse).any():
            break
        wanted &= ~worse
    contested = np.flatnonzero(wanted & ~_open_to_all(asking, cells, wanted))
    links = _next_to_each_other(cells[contested], asking.owner[contested])
    of_families = _next_to_each_other(family[together], np.flatnonzero(together))
    return Rivals(wanted, linked(len(asking.who), np.hstack([links, of_families])))


def _open_to_all(asking: Asking, cells: Whole, wanted: Flags) -> Flags:
    """Say of each option whether all who want the place are certain to fit in together."""
    number = asking.rooms.size
    of_place = np.bincount(cells[wanted], minlength=number)
    company = asking.living.people.company[asking.who][asking.owner]
    minding = wanted & (company != Company.ANYONE_WILL_DO)
    minded = np.bincount(cells[minding], minlength=number) > 0
    minded |= (asking.living.with_company[Company.PARTICULAR, asking.draws] > 0).ravel()
    fits = (of_place <= asking.sure_room.ravel()) & ~minded
    found: Flags = (asking.state == ALLOWED) & ((of_place == 1) | fits)[cells]
    return found


def _best_of(asking: Asking, chosen: Flags) -> Whole:
    """Give for each option what the best of its child's chosen options counts."""
    best = asking.with_none.copy()
    np.minimum.at(best, asking.owner[chosen], asking.counts[chosen])
    return best[asking.owner]


def _next_to_each_other(keys: Whole, people: Whole) -> Whole:
    """Give 2 × pairs of people of whom one comes after the other under the same key."""
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(np.diff(keys[order]) == 0)
    return np.stack([people[order[same]], people[order[same + 1]]])
