"""Households go through the stages: each as far as it goes, in its own time, past queue and panel.

All households of all draws walk at once, one stage after another. One number decides how far a
household goes, and its times are drawn before any lever is asked: whoever a lever does not concern
arrives on the same day with it and without.
"""

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from scenarios.pipeline.pathway import USUAL_PANEL_WEEKS, Pathway
from scenarios.pipeline.rates import Rates
from scenarios.pipeline.stages import ASSESSED, DECIDES, STAGES, STEPS_IN_A_STAGE

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

NEVER = np.inf
SHORTEST_PART = 0.25
"""Waiting for a panel is at most the rest of the days recorded there."""


@dataclass(frozen=True)
class Walkers:
    """Households, one row each; days count from the data date and are below 0 before it."""

    draw: Whole
    stage: Whole
    """Number of the stage they are at, or come to first."""
    came: Numbers
    """The day they came or will come to it."""
    fate: Numbers
    """From 0 to 1: how far they go."""
    steps: NDArray[np.float32]
    """Households × stages × the steps of a stage: times, with a mean of one."""
    midway: Numbers
    """From 0 to 1: whether those who are at a stage have done its first step."""


@dataclass(frozen=True)
class Walked:
    """The day each household came to each stage, and was approved: never if it was not."""

    came: Numbers
    """Households × stages: as they come to it; stage 2 begins once an assessor is free."""
    began: Numbers
    """Households: the day stage 2 began."""
    approved: Numbers
    ended: Numbers
    """Households: the day they were approved, or left."""


def walkers(
    draw: Whole,
    stage: Whole,
    came: Numbers,
    rng: np.random.Generator,
    fate: Numbers | None = None,
) -> Walkers:
    """Draw what decides how far each household goes, where not given, and how long it takes."""
    fate = rng.random(len(draw)) if fate is None else fate
    midway = np.random.default_rng(rng.integers(2**32)).random(len(draw))
    steps = rng.standard_exponential((len(draw), len(STAGES), STEPS_IN_A_STAGE), dtype=np.float32)
    return Walkers(draw, stage, came, fate, steps, midway)


def walk(who: Walkers, rates: Rates, pathway: Pathway) -> Walked:
    """Let the households go through the stages."""
    households = len(who.draw)
    came = np.full((households, len(STAGES) + 1), NEVER)
    began, ended = np.full(households, NEVER), np.full(households, NEVER)
    came[np.arange(households), who.stage] = who.came
    goes_so_far = np.ones(households)
    for stage in range(len(STAGES)):
        here = np.flatnonzero(np.isfinite(came[:, stage]) & (who.stage <= stage))
        entered = came[here, stage]
        taking = _days(who, here, entered, stage, rates.days, pathway)
        if stage == ASSESSED:
            began[here] = _when_an_assessor_is_free(who.draw[here], entered, taking, pathway)
            entered = began[here]
        done = entered + taking
        if stage == DECIDES:
            done = pathway.next_panel(done)
        share = rates.goes_on[who.draw[here], stage] * pathway.goes_on_times(stage, entered)
        goes_so_far[here] *= np.minimum(share, 1.0)
        goes = (who.fate[here] < goes_so_far[here]) & np.isfinite(done)
        came[here[goes], stage + 1] = done[goes]
        ended[here] = np.where(goes, NEVER, done)
    return Walked(came[:, :-1], began, came[:, -1], np.minimum(ended, came[:, -1]))


def _days(
    who: Walkers, here: Whole, entered: Numbers, stage: int, days: Numbers, pathway: Pathway
) -> Numbers:
    """Give the days from coming to a stage to being done there, without waits of its own."""
    mean = days[who.draw[here], stage]
    if stage == DECIDES:  # what is recorded includes the wait for the panel, on average half a turn
        mean = np.maximum(mean - 7 * USUAL_PANEL_WEEKS / 2, SHORTEST_PART * mean)
    already = (who.stage[here] == stage) & (entered <= 0)
    mean = mean * np.where(already, 1.0, pathway.days_times(stage, entered))
    first, second = who.steps[here, stage].T
    fresh = (first + second) * mean / STEPS_IN_A_STAGE
    so_far = np.where(already, -entered, 0.0)
    # Two steps in a row: whoever is still there is in the first with this chance.
    in_first = who.midway[here] * (1 + STEPS_IN_A_STAGE * so_far / mean) < 1
    left = np.where(in_first, first + second, second) * mean / STEPS_IN_A_STAGE
    taking: Numbers = np.where(already, so_far + left, fresh)
    return taking


def _when_an_assessor_is_free(
    draw: Whole, entered: Numbers, taking: Numbers, pathway: Pathway
) -> Numbers:
    """Give the day each assessment begins: first come, first served, so many at once."""
    limits = pathway.at_once()
    if len(limits) == 1:
        return entered
    began = entered.copy()
    order = np.lexsort((entered, draw))
    ends: list[float] = []
    now, of_draw = -np.inf, -1
    for each in order:
        if draw[each] != of_draw:
            ends, now, of_draw = [], -np.inf, int(draw[each])
        now = _first_free(max(now, float(entered[each])), ends, limits)
        began[each] = now
        heappush(ends, now + float(taking[each]))
    return began


def _first_free(day: float, ends: list[float], limits: list[tuple[float, float]]) -> float:
    """Give the first day from this on that an assessor is free, letting go those who are done."""
    while True:
        while ends and ends[0] <= day:
            heappop(ends)
        allowed = [many for begins, many in limits if begins <= day][-1]
        if len(ends) < allowed:
            return day
        changes = [begins for begins, _ in limits if begins > day]
        coming = [*ends[:1], *changes[:1]]
        if not coming:
            return np.inf
        day = min(coming)
