"""Where each child lives and when they move: competing chances of planned and unplanned moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Days, Whole, ages_on, as_days, birthdays
from scenarios.baseline.made_up_authority.entries import YEAR
from scenarios.baseline.made_up_authority.stays import PERMANENCE, CarePeriods
from scenarios.baseline.made_up_authority.truth import AGES, DRAWN_SETTINGS, Setting, Truth

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
SETTINGS = tuple(Setting)
SUPPORTED = SETTINGS.index(Setting.SUPPORTED)
PARENTS = SETTINGS.index(Setting.PARENTS)
FOSTER = SETTINGS.index(Setting.FOSTER)
ADOPTION = SETTINGS.index(Setting.ADOPTION)
STAY_PUT = tuple(SETTINGS.index(s) for s in (Setting.KINSHIP, Setting.PARENTS, Setting.ADOPTION))
"""Settings that nobody leaves for supported accommodation."""
EARLY_DAYS = 183
OLDEST_ADOPTED = 6
ADOPTED_SHARE = 0.55
"""Of permanence stays that end before the seventh birthday; the others go to guardians."""
SHORTEST_PLACEMENT = 2


class Began(StrEnum):
    """Why a placement began: the truth that reasons in a return are a shadow of."""

    ENTRY = "entered care"
    PLANNED = "planned move"
    DISRUPTION = "unplanned ending of the one before"


BEGAN = tuple(Began)


@dataclass(frozen=True, eq=False)
class Placements:
    """One row a placement; `period` is the row of the period of care."""

    period: Whole
    setting: Whole
    began: Days
    ended: Days
    """The end may be in the future."""
    why: Whole

    def __len__(self) -> int:
        return len(self.period)


def simulate_placements(
    truth: Truth, periods: CarePeriods, rng: np.random.Generator, *, last_day: date
) -> Placements:
    """Draw the placements of every period of care up to the last day."""
    until = np.minimum(periods.ended, as_days(last_day) + np.timedelta64(1, "D"))
    adopted_from = adoption_starts(periods, rng)
    rows: list[Placements] = []
    active = np.arange(len(periods))
    began = periods.began.copy()
    why = np.zeros(len(periods), dtype=np.int64)
    setting = _first_settings(truth, periods, rng)
    while len(active):
        ended, cause, to = _next_move(truth, periods, active, began, setting, adopted_from, rng)
        going_on = ended < until[active]
        last = np.where(going_on, ended, periods.ended[active])
        rows.append(Placements(active, setting, began, last, why))
        active, began = active[going_on], ended[going_on]
        why, setting = cause[going_on], to[going_on]
    return _in_order(rows)


def adoption_starts(periods: CarePeriods, rng: np.random.Generator) -> Days:
    """Give the day each child who will be adopted is placed for it, NaT for the others."""
    leaving = ages_on(periods.born, periods.ended)
    chosen = (
        (periods.kind == PERMANENCE)
        & (leaving <= OLDEST_ADOPTED)
        & (rng.random(len(periods)) < ADOPTED_SHARE)
    )
    before = rng.integers(150, 330, len(periods)).astype("timedelta64[D]")
    start = np.maximum(periods.ended - before, periods.began + np.timedelta64(60, "D"))
    chosen &= start < periods.ended - np.timedelta64(SHORTEST_PLACEMENT, "D")
    return np.where(chosen, start, np.datetime64("NaT", "D"))


def _first_settings(truth: Truth, periods: CarePeriods, rng: np.random.Generator) -> Whole:
    """One chance a family, so that brothers and sisters mostly start in one setting."""
    families = int(periods.family.max()) + 1 if len(periods) else 0
    drawn = _settings(truth, periods.age, rng.random(families)[periods.family])
    return _without_parents(drawn, periods.unaccompanied)


def _settings(truth: Truth, age: Whole, chance: Floats) -> Whole:
    mixes = np.array([np.cumsum(truth.placement_mix(a).shares) for a in range(AGES)])
    drawn = (chance[:, None] > mixes[np.clip(age, 0, AGES - 1), :-1]).sum(axis=1)
    settings: Whole = np.array([SETTINGS.index(s) for s in DRAWN_SETTINGS])[drawn]
    return settings


def _without_parents(setting: Whole, unaccompanied: Flags) -> Whole:
    """Foster those whose parents are not in the country, where the draw says parents."""
    result: Whole = np.where(unaccompanied & (setting == PARENTS), FOSTER, setting)
    return result


def _next_move(
    truth: Truth,
    periods: CarePeriods,
    active: Whole,
    began: Days,
    setting: Whole,
    adopted_from: Days,
    rng: np.random.Generator,
) -> tuple[Days, Whole, Whole]:
    """Give the day of each active child's next move, why, and where to."""
    moves = truth.moves
    planned = began + _waits(rng, moves.planned_early, moves.planned_later, len(active))
    broken = began + _waits(rng, moves.disruption_early, moves.disruption_later, len(active))
    supported = _leaving_for_supported(truth, periods.born[active], began, setting, rng)
    ended = np.minimum(np.minimum(planned, broken), supported)
    cause = np.where(ended == broken, BEGAN.index(Began.DISRUPTION), BEGAN.index(Began.PLANNED))
    ages = ages_on(periods.born[active], ended)
    to = _settings(truth, ages, rng.random(len(active)))
    to = _without_parents(to, periods.unaccompanied[active])
    to = np.where(ended == supported, SUPPORTED, to)
    adoption = adopted_from[active]
    adopted = ~np.isnat(adoption) & (adoption <= ended)
    placed = np.maximum(adoption, began + np.timedelta64(SHORTEST_PLACEMENT, "D"))
    ended = np.where(adopted, placed, ended)
    cause = np.where(adopted, BEGAN.index(Began.PLANNED), cause)
    to = np.where(adopted, ADOPTION, to)
    settled = setting == ADOPTION
    ended = np.where(settled, np.datetime64("9999-01-01", "D"), ended)
    return ended, cause.astype(np.int64), to.astype(np.int64)


def _waits(
    rng: np.random.Generator, early: float, later: float, count: int
) -> NDArray[np.timedelta64]:
    """Draw waits with one rate a year in the first six months and another after."""
    spent = rng.exponential(1, count)
    early_spent = early * EARLY_DAYS / YEAR
    in_early = spent * YEAR / early if early else np.full(count, np.inf)
    in_later = EARLY_DAYS + (spent - early_spent) * YEAR / later if later else np.inf
    days = np.where(spent < early_spent, in_early, in_later)
    whole = np.clip(np.ceil(days), SHORTEST_PLACEMENT, 20_000)
    return whole.astype(np.int64).astype("timedelta64[D]")


def _leaving_for_supported(
    truth: Truth, born: Days, began: Days, setting: Whole, rng: np.random.Generator
) -> Days:
    rate = truth.moves.to_supported
    years = rng.exponential(1 / rate, len(born)) if rate else np.full(len(born), 50.0)
    wait = np.clip(np.ceil(years * YEAR), SHORTEST_PLACEMENT, 20_000)
    day = np.maximum(birthdays(born, 16), began) + wait.astype(np.int64).astype("timedelta64[D]")
    never = np.isin(setting, (*STAY_PUT, SUPPORTED))
    return np.where(never, np.datetime64("9999-01-01", "D"), day)


def _in_order(rows: list[Placements]) -> Placements:
    columns = {
        name: np.concatenate([getattr(r, name) for r in rows])
        for name in ("period", "setting", "began", "ended", "why")
    }
    order = np.lexsort((columns["began"], columns["period"]))
    return Placements(**{name: column[order] for name, column in columns.items()})
