"""What children would choose, each as if the only one: their best option, or all of their choices.

What no rule of company is certain about is asked of the rules, as far as it matters.
"""

from itertools import pairwise

import numpy as np

from forecasting.ages import Whole
from scenarios.futures.asking import ALLOWED, REFUSED, TO_ASK, Asking
from scenarios.futures.people import Flags
from scenarios.futures.seeker import NO_HOME
from scenarios.futures.spans import begins_of


def best_options(asking: Asking, owners: Whole, but: Whole | None = None) -> Whole:
    """Give the best option of some children; NO_HOME where having none is no worse.

    `but` names an option of each that is left out.
    """
    found = np.full(len(owners), NO_HOME, dtype=np.int64)
    waiting = np.arange(len(owners))
    while len(waiting):
        left_out = None if but is None else but[waiting]
        found[waiting] = _least_options(asking, owners[waiting], left_out)
        asked = waiting[found[waiting] != NO_HOME]
        asked = asked[asking.state[found[asked]] == TO_ASK]
        waiting = asked[[not asking.ask(option) for option in found[asked].tolist()]]
    return found


def places_of(asking: Asking, options: Whole) -> Whole:
    """Give the place of each option; NO_HOME for none."""
    return np.where(options == NO_HOME, NO_HOME, np.append(asking.place, NO_HOME)[options])


def choices_of(asking: Asking, owners: Whole, of: Flags) -> dict[int, dict[int, int]]:
    """Give the places each child may have, with their exact counts: what counts least is first.

    Of their options those that `of` flags; and no home, as NO_HOME.
    """
    which, options = asking.options_of(owners)
    chosen = of[options]
    which, options = which[chosen], options[chosen]
    for option in options[asking.state[options] == TO_ASK].tolist():
        asking.ask(option)
    allowed = asking.state[options] == ALLOWED
    which = np.concatenate([np.arange(len(owners)), which[allowed]])
    options = options[allowed]
    places = np.concatenate([np.full(len(owners), NO_HOME), asking.place[options]])
    counts = np.concatenate([asking.with_none[owners], asking.counts[options]])
    order = np.lexsort((counts, which))  # which leaves what counts the same in the order it has
    exactly = asking.living.setting.fits.scale.exactly(counts[order])
    of_all = list(zip(places[order].tolist(), exactly, strict=True))
    begins = begins_of(which[order], len(owners)).tolist()
    return {
        owner: dict(of_all[begin:end])
        for owner, (begin, end) in zip(owners.tolist(), pairwise(begins), strict=True)
    }


def _least_options(asking: Asking, owners: Whole, but: Whole | None) -> Whole:
    """Give the option that counts least, not refused nor left out, of some of the children."""
    found = np.full(len(owners), NO_HOME, dtype=np.int64)
    which, options = asking.options_of(owners)
    possible = asking.state[options] != REFUSED
    if but is not None:
        possible &= options != but[which]
    which, options = which[possible], options[possible]
    if not len(options):
        return found
    begins = np.flatnonzero(np.append(True, np.diff(which) > 0))
    counts = asking.counts[options]
    least = np.repeat(np.minimum.reduceat(counts, begins), np.diff(begins, append=len(which)))
    hits = np.flatnonzero(counts == least)
    first = hits[np.append(True, np.diff(which[hits]) > 0)]
    better = counts[first] < asking.with_none[owners[which[first]]]
    found[which[first[better]]] = options[first[better]]
    return found
