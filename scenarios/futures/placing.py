"""One month's matching in all draws at once: everyone who seeks a home, placed at the least cost.

Everyone's own best home is found for all draws together. Where these go together, no answer is
better. Where too many would live in a place, those for whom it makes least difference have what is
next best for them (`next_best.py`): if that goes together, no answer is better either. What is left
is settled draw by draw (`contest.py`).
"""

import numpy as np

from forecasting.ages import Whole
from scenarios.futures.asking import REFUSED, Asking
from scenarios.futures.company import Company
from scenarios.futures.contest import Contest
from scenarios.futures.next_best import give_way
from scenarios.futures.people import Flags
from scenarios.futures.seeker import NO_HOME


def place_all(asking: Asking) -> tuple[Whole, Whole]:
    """Give everyone's place, or NO_HOME, and the draws whose answer is not proved best."""
    best = asking.best(np.arange(len(asking.who)))
    could = _could_have_a_home(asking)
    family = np.where(could, asking.living.people.family[asking.who], -1)
    lives = asking.lives_by(best)
    odd = _draws_at_odds(asking, family, lives)
    if len(odd):
        who = np.flatnonzero(np.isin(asking.draw, odd))
        lives[who] = asking.lives_by(give_way(asking, who, best[who]))
        odd = _draws_at_odds(asking, family, lives)
    return lives, _settle(asking, odd, could, family, lives)


def _settle(asking: Asking, odd: Whole, could: Flags, family: Whole, lives: Whole) -> Whole:
    """Settle some draws one by one; `lives` is changed. Give those not proved best."""
    if not len(odd):
        return odd
    contestants = np.flatnonzero(could & np.isin(asking.draw, odd))
    choices = asking.choices(contestants)
    begins = np.searchsorted(asking.draw[contestants], odd)
    not_proved = []
    for draw, ones in zip(odd.tolist(), np.split(contestants, begins[1:]), strict=True):
        chosen_from = {one: choices[one] for one in ones.tolist()}
        contest = Contest(asking, draw, chosen_from, family[ones].tolist())
        lives[ones] = contest.settle()
        if not contest.proved:
            not_proved.append(draw)
    return np.array(not_proved, dtype=np.int64)


def _could_have_a_home(asking: Asking) -> Flags:
    """Say who has an option; who has none stands in nobody's way, and is apart from anyone."""
    could = np.zeros(len(asking.who), dtype=bool)
    could[asking.owner[asking.state != REFUSED]] = True
    return could


def _draws_at_odds(asking: Asking, family: Whole, lives: Whole) -> Whole:
    """List the draws in which the places found for each child do not go together."""
    odd = asking.draw[_apart(family, lives) | _too_many(asking, lives)]
    return np.flatnonzero(np.bincount(odd, minlength=len(asking.rooms)))


def _apart(family: Whole, lives: Whole) -> Flags:
    """Say who of several to be placed together would live apart from the one before."""
    odd = np.zeros(len(family), dtype=bool)
    several = _in_groups_of_several(family)
    order = several[np.argsort(family[several], kind="stable")]
    after, before = order[1:], order[:-1]
    apart = (lives[after] != lives[before]) | (lives[after] == NO_HOME)
    odd[after[(family[after] == family[before]) & apart]] = True
    return odd


def _too_many(asking: Asking, lives: Whole) -> Flags:
    """Say who shares a place with others being placed, and not all are certain to fit in."""
    odd = np.zeros(len(lives), dtype=bool)
    placed = np.flatnonzero(lives != NO_HOME)
    cells = asking.draw * asking.rooms.shape[1] + lives
    several = placed[_in_groups_of_several(cells[placed])]
    if len(several):
        place, draw = lives[several], asking.draw[several]
        _, group, number = np.unique(cells[several], return_inverse=True, return_counts=True)
        company = asking.living.people.company[asking.who[several]]
        fit_in = number[group] <= asking.sure_room[draw, place]
        fit_in &= company == Company.ANYONE_WILL_DO
        fit_in &= asking.living.nobody_minds(company, draw, place)
        odd[several] = ~fit_in
    return odd


def _in_groups_of_several(numbers: Whole) -> Whole:
    """Say where a number, 0 or more, stands that stands elsewhere too."""
    known = np.flatnonzero(numbers >= 0)
    order = known[np.argsort(numbers[known], kind="stable")]
    as_before = np.diff(numbers[order], prepend=-1) == 0
    as_after = np.append(as_before[1:], False)
    return np.sort(order[as_before | as_after])
