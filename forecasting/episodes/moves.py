"""Where children live: the group of places they start in, and the moves between groups.

A child today starts from the group they are in; one who arrives, from the groups in which
children of that age began. Each month a child may change group, at a rate and to a group learnt
by age and present group, held back by the reference where an area has seen few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand, Whole, as_days, birthday_steps, birthdays, month_ends
from forecasting.chance import streams
from forecasting.episodes.reference_rates import (
    AGE_EDGES,
    CHANGES_OF_GROUP,
    PLACEMENT_MIX,
    Rates,
)
from forecasting.episodes.stays import DAYS_A_YEAR
from forecasting.history import EpisodeHistory
from forecasting.placement import GROUPS
from forecasting.simulated_care import SimulatedCare, Stock

START_STRENGTH = 4.0
"""Children with which the reference mix holds back where an area's children begin."""
RATE_STRENGTH = 3.0
"""Changes with which the reference holds back how often children of one group change."""
WHERE_STRENGTH = 3.0
"""Changes with which the reference mix holds back where they go."""
AGES = len(AGE_EDGES) - 1


@dataclass(frozen=True, eq=False)
class Moves:
    """First groups and changes of group, by age."""

    first: Rates
    """Ages × groups, adding up to one."""
    monthly: Rates
    """Ages × groups: the chance of a change in a month."""
    onward: Rates
    """Ages × groups × groups: where a change leads."""


def fit_moves(history: EpisodeHistory) -> Moves:
    """Learn first groups and changes from the days on which the history is complete."""
    stays, spells = history.stays, history.spells
    order = np.lexsort((stays.began, stays.spell))
    spell, group = stays.spell[order], stays.group[order].astype(np.int64)
    began, born = stays.began[order], spells.born[stays.spell[order]]
    known = (began >= as_days(history.complete_from)) & (began <= as_days(history.known_to))
    opens = np.ones(len(order), dtype=bool)
    opens[1:] = spell[1:] != spell[:-1]
    age = _age_group((began - born).view(np.int64))
    first = START_STRENGTH * _mix()
    np.add.at(first, (age[opens & known], group[opens & known]), 1.0)
    changed = np.flatnonzero(~opens & known & (group != np.roll(group, 1)))
    events = np.zeros((AGES, len(GROUPS), len(GROUPS)))
    np.add.at(events, (age[changed], group[changed - 1], group[changed]), 1.0)
    rate = (events.sum(axis=2) + RATE_STRENGTH * CHANGES_OF_GROUP) / (
        _years(history) + RATE_STRENGTH
    )
    onward = events + WHERE_STRENGTH * _elsewhere()
    return Moves(
        first=first / first.sum(axis=1, keepdims=True),
        monthly=-np.expm1(-rate / 12),
        onward=onward / onward.sum(axis=2, keepdims=True),
    )


@dataclass(frozen=True, eq=False)
class _People:
    """Everyone in every draw, one row each; steps are places in the list of month ends."""

    draw: Whole
    came: NDArray[np.int16]
    leaves: NDArray[np.int16]
    turns: NDArray[np.int16]
    """Age edges × rows: the step at which each is passed."""
    counted: NDArray[np.int16]
    """Runs of bands × 2 × rows: the first step in a band, and the first no longer."""
    group: Whole


def placements(
    history: EpisodeHistory, care: SimulatedCare, bands: Sequence[AgeBand], seed: int
) -> Stock:
    """Simulate where the simulated children live: draws × (months + 1) × groups.

    Counts the children of the bands asked for, so that groups add up to their totals.
    """
    moves, rng = fit_moves(history), streams(seed, history.area, 4)[3]
    people = _people(history, care, bands, moves, rng)
    group = people.group
    placed = np.empty((care.months + 1, care.draws * len(GROUPS)), dtype=np.int32)
    for step in range(care.months + 1):
        here = (people.came <= step) & (step < people.leaves)
        _move(group, np.flatnonzero(here & (people.came < step)), people, moves, step, rng)
        inside = np.zeros(len(here), dtype=np.bool_)
        for enters, leaves in people.counted:
            inside |= (enters <= step) & (step < leaves)
        rows = np.flatnonzero(here & inside)
        cell = people.draw[rows] * len(GROUPS) + group[rows]
        placed[step] = np.bincount(cell, minlength=placed.shape[1])
    by_draw = placed.reshape(care.months + 1, care.draws, len(GROUPS))
    return np.ascontiguousarray(by_draw.transpose(1, 0, 2))


def _people(
    history: EpisodeHistory,
    care: SimulatedCare,
    bands: Sequence[AgeBand],
    moves: Moves,
    rng: np.random.Generator,
) -> _People:
    ends = as_days(month_ends(care.as_of, care.months))
    today, arrivals = len(care.current_spell), care.arrivals
    born = np.concatenate([np.tile(care.today_born, care.draws), arrivals.born])
    came = np.concatenate([np.zeros(care.draws * today, np.int16), arrivals.month])
    turns = np.stack([birthday_steps(born, e, ends) for e in AGE_EDGES[1:-1]]).astype(np.int16)
    spans = [[birthday_steps(born, age, ends) for age in run] for run in _runs(bands)]
    begins = (turns[:, care.draws * today :] <= arrivals.month).sum(axis=0)
    now = np.tile(history.group_on(care.as_of)[care.current_spell], care.draws)
    return _People(
        draw=np.concatenate([np.repeat(np.arange(care.draws), today), arrivals.draw]),
        came=came,
        leaves=np.concatenate([care.leaves.ravel(), arrivals.leaves]),
        turns=turns,
        counted=np.array(spans, dtype=np.int16).reshape(-1, 2, len(born)),
        group=np.concatenate([now, _choose(moves.first[begins], rng)]),
    )


def _runs(bands: Sequence[AgeBand]) -> list[tuple[int, int]]:
    """Join bands that touch: the first age of each run, and the first after it."""
    runs: list[tuple[int, int]] = []
    for band in bands:
        if runs and runs[-1][1] == band.lowest:
            runs[-1] = (runs[-1][0], band.highest + 1)
        else:
            runs.append((band.lowest, band.highest + 1))
    return runs


def _move(
    group: Whole,
    rows: Whole,
    people: _People,
    moves: Moves,
    step: int,
    rng: np.random.Generator,
) -> None:
    """Change the group of those who change in this month."""
    # First those who would change at the rate of the liveliest age: few, so that only their ages
    # need looking up; of them, as many as change at their own.
    most = moves.monthly.max(axis=0)
    rows = rows[rng.random(len(rows), dtype=np.float32) < most.astype(np.float32)[group[rows]]]
    age = (people.turns[:, rows] <= step).sum(axis=0)
    changes = rng.random(len(rows)) * most[group[rows]] < moves.monthly[age, group[rows]]
    movers = rows[changes]
    group[movers] = _choose(moves.onward[age[changes], group[movers]], rng)


def _choose(shares: Rates, rng: np.random.Generator) -> Whole:
    """Choose one group a row."""
    chance = rng.random((len(shares), 1))
    chosen: Whole = (np.cumsum(shares, axis=1)[:, :-1] <= chance).sum(axis=1)
    return chosen


def _mix() -> Rates:
    mix = np.array(PLACEMENT_MIX)
    result: Rates = mix / mix.sum(axis=1, keepdims=True)
    return result


def _elsewhere() -> Rates:
    """Give the reference mix of the groups other than the present one: ages × groups × groups."""
    away = np.repeat(_mix()[:, None, :], len(GROUPS), axis=1)
    away[:, np.arange(len(GROUPS)), np.arange(len(GROUPS))] = 0
    result: Rates = away / away.sum(axis=2, keepdims=True)
    return result


def _years(history: EpisodeHistory) -> Rates:
    """Give the years lived in each group at each age: ages × groups."""
    stays, born = history.stays, history.spells.born[history.stays.spell]
    first, last = as_days(history.complete_from), as_days(history.known_to)
    since = np.maximum(stays.began, first)
    until = np.where(np.isnat(stays.ended), last, np.minimum(stays.ended, last))
    years = np.zeros((AGES, len(GROUPS)))
    for age, (lowest, highest) in enumerate(pairwise(AGE_EDGES)):
        days = np.minimum(until, birthdays(born, highest)) - np.maximum(
            since, birthdays(born, lowest)
        )
        lived = np.maximum(days.view(np.int64), 0) / DAYS_A_YEAR
        years[age] = np.bincount(stays.group, weights=lived, minlength=len(GROUPS))
    return years


def _age_group(days: Whole) -> Whole:
    group: Whole = np.searchsorted(AGE_EDGES[1:-1], days / DAYS_A_YEAR, side="right")
    return group
