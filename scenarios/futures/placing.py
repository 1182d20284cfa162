"""One month's matching in all draws at once: everyone who seeks a home, placed at the least cost.

Everyone's own best home is found for all draws together. Where these go together, no answer is
better. Where too many would live in a place, those for whom it makes least difference have what is
next best for them (`next_best.py`): if that goes together, no answer is better either. What is left
is settled draw by draw (`contest.py`).
"""

import numpy as np

from forecasting.ages import Whole
from scenarios.futures.asking import REFUSED, Asking
from scenarios.futures.choosing import best_options, choices_of, places_of
from scenarios.futures.company import Company, nobody_minds
from scenarios.futures.contest import Contest
from scenarios.futures.next_best import give_way
from scenarios.futures.people import Flags
from scenarios.futures.rivals import Rivals, rivals_of
from scenarios.futures.seeker import NO_HOME
from scenarios.futures.spans import in_groups_of_several


def place_all(asking: Asking) -> tuple[Whole, Flags]:
    """Give everyone's place, or NO_HOME, and say whose answer is not proved best."""
    best = best_options(asking, np.arange(len(asking.who)))
    could = _could_have_a_home(asking)
    family = np.where(could, asking.living.people.family[asking.who], -1)
    lives = places_of(asking, best)
    odd = _at_odds(asking, family, lives)
    if not odd.any():
        return lives, odd
    rivals = rivals_of(asking, family, odd)
    who = _all_of_their_groups(rivals, odd)
    lives[who] = places_of(asking, give_way(asking, who, best[who]))
    odd[:] = False
    odd[who] = _at_odds(asking, family, lives)[who]
    who = _all_of_their_groups(rivals, odd)
    return lives, _settle(asking, rivals, who[could[who]], family, lives)


def _settle(asking: Asking, rivals: Rivals, who: Whole, family: Whole, lives: Whole) -> Flags:
    """Settle these children group by group; `lives` is changed. Say whose is not proved best."""
    who = who[np.argsort(rivals.group[who], kind="stable")]
    choices = choices_of(asking, who, rivals.options)
    begins = np.flatnonzero(np.diff(rivals.group[who])) + 1
    not_proved = np.zeros(len(lives), dtype=bool)
    for ones in np.split(who, begins) if len(who) else []:
        chosen_from = {one: choices[one] for one in ones.tolist()}
        contest = Contest(asking, chosen_from, family[ones].tolist())
        lives[ones] = contest.settle()
        not_proved[ones] = not contest.proved
    return not_proved


def _all_of_their_groups(rivals: Rivals, odd: Flags) -> Whole:
    """List everyone in a group in which somebody is at odds."""
    odd_groups = np.zeros(len(odd), dtype=bool)
    odd_groups[rivals.group[odd]] = True
    return np.flatnonzero(odd_groups[rivals.group])


def _could_have_a_home(asking: Asking) -> Flags:
    """Say who has an option; who has none stands in nobody's way, and is apart from anyone."""
    could = np.zeros(len(asking.who), dtype=bool)
    could[asking.owner[asking.state != REFUSED]] = True
    return could


def _at_odds(asking: Asking, family: Whole, lives: Whole) -> Flags:
    """Say whose place does not go together with those of others."""
    return _apart(family, lives) | _too_many(asking, lives)


def _apart(family: Whole, lives: Whole) -> Flags:
    """Say who of several to be placed together would live apart from the one before."""
    odd = np.zeros(len(family), dtype=bool)
    several = in_groups_of_several(family)
    order = several[np.argsort(family[several], kind="stable")]
    after, before = order[1:], order[:-1]
    apart = (lives[after] != lives[before]) | (lives[after] == NO_HOME)
    odd[after[(family[after] == family[before]) & apart]] = True
    return odd


def _too_many(asking: Asking, lives: Whole) -> Flags:
    """Say who shares a place with others being placed, and not all are certain to fit in."""
    odd = np.zeros(len(lives), dtype=bool)
    placed = np.flatnonzero(lives != NO_HOME)
    cells = asking.row * asking.rooms.shape[1] + lives
    several = placed[in_groups_of_several(cells[placed])]
    if len(several):
        place, draw = lives[several], asking.draw[several]
        _, group, number = np.unique(cells[several], return_inverse=True, return_counts=True)
        company = asking.company[several]
        fit_in = number[group] <= asking.sure_room[draw, place]
        fit_in &= company == Company.ANYONE_WILL_DO
        fit_in &= nobody_minds(company, asking.living.company[draw, place])
        odd[several] = ~fit_in
    return odd
