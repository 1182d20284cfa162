"""Breaks in published counts: a jump in level that chance does not make, as when borders change.

What was published before the last break is about another area, and nothing is learnt from it.
A single odd year (a spike) is no break: the level before and after it is the same.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np

from forecasting.counts import CountHistory, Measure
from forecasting.history import History
from forecasting.said import full_day

JUMP = 0.4
"""Least change of the level in a year, as a logarithm (half as many more, or a third fewer). The
largest in 73 English authorities, 2011 to 2023, was 0.28."""
CHANCE = 4.0
"""And so many standard deviations of a year's change."""
VARIANCE_OF_A_YEAR = 2.6
"""Of a year's change over the level: the total of an English authority."""
AROUND = 3
"""Counts on each side by which the level is judged."""
YEARS_APART = 2.1
"""Counts further apart say nothing of a jump."""


@dataclass(frozen=True, slots=True)
class Break:
    """A jump between two days with published counts."""

    before: date
    after: date
    children_before: int
    children_after: int

    @property
    def note(self) -> str:
        """Say what was seen, and what was done."""
        return (
            f"The number of children jumped from {self.children_before} on {self.before} to "
            f"{self.children_after} on {self.after}, more than chance explains: was there a change "
            "of borders, or of what is counted? Nothing before is learnt from."
        )


def learnable(history: History, as_of: date) -> tuple[History, tuple[str, ...]]:
    """Give what is known on a day since the last break, with a note where there was one."""
    seen = history.seen_on(as_of)
    return since_break(seen) if isinstance(seen, CountHistory) else (seen, ())


def since_break(history: CountHistory) -> tuple[CountHistory, tuple[str, ...]]:
    """Give the counts since the last break, with a note where there was one."""
    notes = _notes_on_codes(history)
    found = last_break(history)
    if found is None:
        return history, notes
    kept = tuple(
        c for c in history.counts if c.day >= found.after or c.measure is Measure.RESIDENTS
    )
    return replace(history, counts=kept), (found.note, *notes)


def last_break(history: CountHistory) -> Break | None:
    """Find the last jump in the number of all children, if there is one."""
    totals = _totals(history)
    for at in range(len(totals) - 1, 0, -1):
        (before, old), (after, new) = totals[at - 1], totals[at]
        years = (after - before).days / 365.25
        if years > YEARS_APART or not _jumped(old, new, years):
            continue
        level_before = float(np.median([n for _, n in totals[max(at - AROUND, 0) : at]]))
        level_after = float(np.median([n for _, n in totals[at : at + AROUND]]))
        if _jumped(level_before, level_after, years):
            return Break(before, after, int(old), int(new))
    return None


def _jumped(old: float, new: float, years: float) -> bool:
    apart = abs(float(np.log((new + 1) / (old + 1))))
    span = max(years, 1.0)
    by_chance = float(np.sqrt(VARIANCE_OF_A_YEAR * span * max(min(old, new), 1.0)))
    return apart > JUMP * span**0.5 and abs(new - old) > CHANCE * by_chance


def _totals(history: CountHistory) -> list[tuple[date, float]]:
    """Give all children on every day on which they are known: added up, else as published."""
    known = []
    for day in history.census_days():
        bands = history.finest(Measure.LOOKED_AFTER, day)
        total = sum(n for _, n in bands) if bands else history.total_published(day)
        if total is not None:
            known.append((day, float(total)))
    return known


def _notes_on_codes(history: CountHistory) -> tuple[str, ...]:
    """Say where the code of the area changed."""
    by_day = sorted(
        {(c.day, c.area_code) for c in history.counts if c.measure is Measure.LOOKED_AFTER}
    )
    notes = []
    for (_, old), (day, new) in pairwise(by_day):
        if old != new:
            notes.append(
                f"The code of the area changed from {old} to {new} by {full_day(day)}: "
                "its borders may have changed."
            )
    return tuple(notes)
