"""Too many children for a place: those for whom it makes least difference have what is next best.

However many others there are, as many children as do not fit in must live elsewhere, and for each
it makes at least the difference between their best home and their next best. So where all can have
what is next best for them, no answer is better. Found for all draws at once.
"""

import numpy as np

from forecasting.ages import Whole
from scenarios.futures.asking import Asking
from scenarios.futures.choosing import best_options
from scenarios.futures.costs import NEVER
from scenarios.futures.seeker import NO_HOME


def give_way(asking: Asking, who: Whole, best: Whole) -> Whole:
    """Give the options of all children of some draws, once as many as must have given way.

    `best` are their best options, each as if the only child; the answer may still not go together.
    """
    excess = _too_many_by(asking, who, best)
    ones = np.flatnonzero(excess > 0)
    next_best = best_options(asking, who[ones], best[ones])
    cells = _cells(asking, who[ones], asking.place[best[ones]])
    never, *losses = _losses(asking, who[ones], best[ones], next_best)
    order = np.lexsort((who[ones], *reversed(losses), never, cells))
    _, first, group = np.unique(cells[order], return_index=True, return_inverse=True)
    gives_way = np.arange(len(ones)) - first[group] < excess[ones[order]]
    gives_way &= never[order] == 0
    found = best.copy()
    found[ones[order[gives_way]]] = next_best[order[gives_way]]
    return found


def _too_many_by(asking: Asking, who: Whole, best: Whole) -> Whole:
    """Say for each child by how many there are too many for the place that is best for them."""
    found = np.zeros(len(who), dtype=np.int64)
    placed = np.flatnonzero(best != NO_HOME)
    draw, place = asking.draw[who[placed]], asking.place[best[placed]]
    cells, group, number = np.unique(
        _cells(asking, who[placed], place), return_inverse=True, return_counts=True
    )
    living = np.flatnonzero(asking.lived[who] >= 0)
    lived = np.sort(_cells(asking, who[living], asking.lived[who[living]]))
    stay = np.searchsorted(lived, cells, side="right") - np.searchsorted(lived, cells)
    room = np.maximum(asking.room_for_newcomers[draw, place], stay[group])
    found[placed] = number[group] - room
    return found


def _cells(asking: Asking, who: Whole, places: Whole) -> Whole:
    """Give each place a number of its own for each party."""
    cells: Whole = asking.row[who] * asking.rooms.shape[1] + places
    return cells


def _losses(asking: Asking, who: Whole, best: Whole, next_best: Whole) -> Whole:
    """Give the difference it makes to each child, preference by preference, most important first.

    Before all stands whether they have no next best at all.
    """
    none = asking.with_none[who]
    counts = np.where(next_best == NO_HOME, none, np.append(asking.counts, 0)[next_best])
    never = (next_best == NO_HOME) & (none == NEVER)
    by_preference = asking.living.setting.fits.scale.by_preference
    return np.vstack([never, by_preference(counts) - by_preference(asking.counts[best])])
