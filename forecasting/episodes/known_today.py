"""What is known of a child today says of their leaving: where they live, and how they came.

From the same day of each past year, the children looked after then are followed: by group of
places, and by route into care, how many left in the first, second and third year ahead beside how
many the rates by time in care and age foretold. The ratios are multiples of today's children's
rates, used only where they foretell children they were not learnt from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import ADULT, Whole, as_days, birthdays, months_after
from forecasting.episodes.reference_rates import Rates
from forecasting.episodes.stays import DAYS_A_MONTH, LeavingRates
from forecasting.history import EpisodeHistory
from forecasting.placement import GROUPS
from forecasting.spells import ROUTES, Route

YEARS = 3
"""Beyond so many years ahead, what is known today says nothing."""
MOST_DAYS = 8
MOST_CHILDREN = 3_000
"""Children followed from one past day: of more, every so manieth."""
STRENGTH = 6.0
"""Leavings with which a multiple is held back to one."""
EARNED = 2.0
"""What a multiple must gain in log likelihood, on the other half of the children, to be used."""


def _orders(history: EpisodeHistory, day: date) -> Whole:
    """Give the route of every period, or that a full order has been made by a day."""
    spells = history.spells
    alone = spells.route == ROUTES.index(Route.UNACCOMPANIED)
    return np.where((spells.ordered <= as_days(day)) & ~alone, len(ROUTES), spells.route)


Classes = Callable[[EpisodeHistory, date], Whole]
TRAITS: tuple[tuple[str, int, Classes], ...] = (
    ("where they live", len(GROUPS), lambda history, day: history.group_on(day)),
    ("how they came into care and under which order", len(ROUTES) + 1, _orders),
)


@dataclass(frozen=True, eq=False)
class KnownToday:
    """Multiples of the rates of leaving of the children looked after on the last day."""

    multiples: tuple[Rates | None, ...]
    """For each of TRAITS, classes × years ahead; nothing where they were not earned."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Say which traits are used."""
        used = [
            name for (name, _, _), m in zip(TRAITS, self.multiples, strict=True) if m is not None
        ]
        if not used:
            return ()
        return (f"Today's children leave at rates that differ by {' and by '.join(used)}.",)

    def ahead(self, history: EpisodeHistory, day: date, rows: Whole, months: int) -> Rates | None:
        """Give the multiples of some children: children × months; nothing where there are none."""
        found: Rates | None = None
        year = np.minimum(np.arange(months) // 12, YEARS)
        for (_, _, classes), multiples in zip(TRAITS, self.multiples, strict=True):
            if multiples is not None:
                after = np.concatenate([multiples, np.ones((len(multiples), 1))], axis=1)
                own = after[classes(history, day)[rows]][:, year]
                found = own if found is None else found * own
        return found


def fit_known_today(history: EpisodeHistory, leaving: LeavingRates) -> KnownToday:
    """Learn the multiples trait by trait, each beyond what the ones before it say."""
    known = KnownToday((None,) * len(TRAITS))
    for place, (_, classes, of) in enumerate(TRAITS):
        foretold, seen = _followed(history, leaving, known, classes, of)
        apart = [_multiples(foretold[half], seen[half]) for half in (0, 1)]
        gain = sum(
            float((seen[1 - half] * np.log(m) - foretold[1 - half] * (m - 1)).sum())
            for half, m in enumerate(apart)
        )
        if gain > EARNED:
            found = list(known.multiples)
            found[place] = _multiples(foretold.sum(axis=0), seen.sum(axis=0))
            known = KnownToday(tuple(found))
    return known


def _multiples(foretold: Rates, seen: Rates) -> Rates:
    """Give the multiples, such that leavings of all classes together stay as foretold."""
    apart = (seen + STRENGTH) / (foretold + STRENGTH)
    result: Rates = (
        apart * (foretold.sum(axis=0) + STRENGTH) / ((foretold * apart).sum(axis=0) + STRENGTH)
    )
    return result


def _followed(
    history: EpisodeHistory, leaving: LeavingRates, known: KnownToday, classes: int, of: Classes
) -> tuple[Rates, Rates]:
    """Count leavings foretold and seen: two halves of the children × classes × years ahead."""
    foretold, seen = np.zeros((2, 2, classes, YEARS))
    spells = history.spells
    gone, adult = spells.last_day(), birthdays(spells.born, ADULT)
    for back in range(1, MOST_DAYS + 1):
        day = months_after(history.known_to, -12 * back)
        if day < history.complete_from:
            break
        years = min(back, YEARS)
        rows = np.flatnonzero(spells.open_on(day))
        rows = rows[:: -(-len(rows) // MOST_CHILDREN) or 1]
        multiple = known.ahead(history, day, rows, 12 * years)
        used = leaving.cumulative_today(
            spells.born[rows], spells.began[rows], day, 12 * years, multiple
        )
        used = np.concatenate([np.zeros((len(rows), 1)), used], axis=1)
        stayed = (gone[rows] - as_days(day)).astype(np.int64) / DAYS_A_MONTH
        half, own = spells.child[rows] % 2, of(history, day)[rows]
        for year in range(years):
            first, last = 12 * year, 12 * (year + 1)
            until = np.clip(np.round(stayed).astype(np.int64), first, last)
            each = np.arange(len(rows))
            np.add.at(foretold[:, :, year], (half, own), used[each, until] - used[each, first])
            left = (stayed > first) & (stayed <= last) & (gone[rows] < adult[rows])
            np.add.at(seen[:, :, year], (half[left], own[left]), 1.0)
    return foretold, seen
