"""How many homes would suit each child in their turn: some have been taken by whoever came before.

Everyone has been asked about as if they were first (`asking.py`), and all have been placed since.
What would have suited a child first does so in their turn too, unless others came there before.
"""

import numpy as np

from forecasting.ages import Whole
from matching.home.occupancy import Occupancy
from scenarios.futures.asking import ALLOWED, Asking
from scenarios.futures.company import (
    ALL_RULES_KNOWN,
    LEFT_TO_ASK,
    ONE_OF,
    nobody_minds,
    would_not_be_alone,
)
from scenarios.futures.spans import spans


def homes_in_turn(asking: Asking, if_first: Whole) -> Whole:
    """Count for each child the homes that would have suited them, the parties in their order.

    `if_first` counts those that would have, had every party been the first.
    """
    option, came = _came_before(asking)
    options, which = np.unique(option, return_inverse=True)
    number = np.bincount(which, minlength=len(options))
    company = asking.living.people.company
    there = asking.there[options]
    np.add.at(there, which, ONE_OF[company[came]])
    mine = asking.company[asking.owner[options]]
    cells = asking.draw[asking.owner[options]], asking.place[options]
    fits_in = asking.sure_room[cells] - number >= 1
    nobody_does = nobody_minds(mine, there)
    possible = asking.room_for_newcomers[cells] - number >= 1
    possible &= ~would_not_be_alone(mine, there)
    sure = possible & fits_in & nobody_does & ALL_RULES_KNOWN
    for n in np.flatnonzero(possible & ~sure).tolist():
        rules = LEFT_TO_ASK[bool(fits_in[n]), bool(nobody_does[n])]
        around = _around(asking, int(options[n]), set(came[which == n].tolist()))
        owner, place = int(asking.owner[options[n]]), int(asking.place[options[n]])
        sure[n] = asking.may_live_there(owner, place, around, rules)
    lost = asking.owner[options[~sure]]
    found: Whole = if_first - np.bincount(lost, minlength=len(if_first))
    return found


def _came_before(asking: Asking) -> tuple[Whole, Whole]:
    """Give the options of children to whose places others came before their turn, and who came.

    One entry for each who came.
    """
    width = asking.rooms.shape[1]
    lives = asking.living.lives[asking.who]
    came = np.flatnonzero(lives >= 0)
    cells = asking.draw[came] * width + lives[came]
    order = np.argsort(cells, kind="stable")
    came, cells = came[order], cells[order]
    options = np.flatnonzero(asking.state == ALLOWED)
    owner = asking.owner[options]
    of_options = asking.draw[owner] * width + asking.place[options]
    begins = np.searchsorted(cells, of_options)
    which, at = spans(begins, np.searchsorted(cells, of_options, side="right") - begins)
    before = asking.row[came[at]] < asking.row[owner[which]]
    return options[which[before]], asking.who[came[at[before]]]


def _around(asking: Asking, option: int, came: set[int]) -> Occupancy:
    """Say who lived in a place in the turn of the child whose option it is."""
    living, owner, place = asking.living, int(asking.owner[option]), int(asking.place[option])
    draw = asking.draw_of(owner)
    here = living.who_lives_in(draw, place)
    not_yet = set(here[np.isin(here, asking.who)].tolist()) - came
    residents = tuple(living.child(one) for one in here.tolist() if one not in not_yet)
    return Occupancy(residents, int(asking.rooms[draw, place]) - len(came))
