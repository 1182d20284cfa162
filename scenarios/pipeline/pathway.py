"""The way to approval as it is on each day: conversion, times, assessors and panel dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import months_after
from scenarios.pipeline.stages import STAGES
from scenarios.world import PathwayChange

USUAL_PANEL_WEEKS = 4
"""How often a panel sits where nobody has said: our assumption [A]."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Pathway:
    """Changes by the day they begin, and the first day after them, in days from the data date."""

    begins: tuple[int, ...]
    changes: tuple[PathwayChange, ...]
    ends: tuple[float, ...] = ()

    def goes_on_times(self, stage: int, day: Numbers) -> Numbers:
        """Give how many times as many go on, for those who come to a stage on these days."""
        return self._times(stage, day, [change.goes_on_times for change in self.changes])

    def days_times(self, stage: int, day: Numbers) -> Numbers:
        """Give how many times as long it takes those who come to a stage on these days."""
        return self._times(stage, day, [change.days_times for change in self.changes])

    def at_once(self) -> list[tuple[float, float]]:
        """List from which day how many assessments can be done at once; without end if unlimited.

        Times recorded so far already include whatever waiting there has been.
        """
        numbers = [
            (begins, ends, float(change.assessors * change.assessments_each))
            for begins, ends, change in self._in_order()
            if change.assessors is not None
        ]
        days = {-np.inf, *(day for begins, ends, _ in numbers for day in (begins, ends))}
        found = []
        for day in sorted(days - {np.inf}):
            holding = [many for begins, ends, many in numbers if begins <= day < ends]
            found.append((float(day), holding[-1] if holding else np.inf))
        return found

    def next_panel(self, ready: Numbers) -> Numbers:
        """Give the day of the first panel on or after the day a household is ready for it."""
        weeks = np.full(len(ready), float(USUAL_PANEL_WEEKS))
        for begins, ends, change in self._in_order():
            if change.panel_every_weeks is not None:
                weeks[(ready >= begins) & (ready < ends)] = change.panel_every_weeks
        every: Numbers = np.ceil(ready / (7 * weeks)) * 7 * weeks
        return every

    def _in_order(self) -> list[tuple[int, float, PathwayChange]]:
        changes = zip(self.begins, self.ends, self.changes, strict=True)
        return sorted(changes, key=lambda each: each[0])

    def _times(self, stage: int, day: Numbers, times: Sequence[Mapping[str, float]]) -> Numbers:
        found = np.ones(len(day))
        for begins, ends, of_stage in zip(self.begins, self.ends, times, strict=True):
            change = of_stage.get(STAGES[stage], 1.0)
            if change != 1.0:
                found[(day >= begins) & (day < ends)] *= change
        return found


def pathway_of(changes: Sequence[PathwayChange], as_of: date) -> Pathway:
    """Lay out the changes by day; what began before the data holds from the first day on."""
    begins = tuple(max((change.first_month - as_of).days, 0) for change in changes)
    ends = tuple(
        np.inf
        if change.last_month is None
        else float((months_after(change.last_month, 1) - as_of).days)
        for change in changes
    )
    return Pathway(begins, tuple(changes), ends)
