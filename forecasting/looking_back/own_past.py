"""How the members of a blend did in one area's own past, and what that says of each.

Forecasts are made from days a year apart, each seeing nothing later, and held against what was
known by the as-of day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import STANDARD_BANDS, AgeBand, months_after
from forecasting.history import EpisodeHistory, History
from forecasting.looking_back.past_days import default_origins, truth
from forecasting.many_areas.panel import Numbers
from forecasting.models.model import Model

TRIED_MONTHS = (12, 24, 36)
MOST_DAYS = 6
TRIAL_DRAWS = 200
FEWEST_DRAWS = 40
DRAWS_TIMES_CHILDREN = 100_000
"""Large areas are tried with fewer draws: their middles are known as well from those."""
SHARPNESS = 1.0
"""How fast a member's weight falls with its error: a tenth worse for ten days costs it e times."""
LEAST_HALF_WIDTH = 0.75
"""Children: an interval is never taken to be narrower than whole numbers can tell."""
WIDTH_STRENGTH = 12.0
"""Past days that the members' own widths count for beside what the past shows of all horizons, and
those for beside what it shows of one: days whose years ahead overlap count for less."""
NARROWEST, WIDEST = 0.75, 2.5
AS_SAID = np.ones(len(TRIED_MONTHS))
"""Widths that leave ranges as the carrier says."""


@dataclass(frozen=True, eq=False)
class Tried:
    """One past day and horizon: middles (members × bands); half-widths and truth, also of all."""

    middles: Numbers
    half_widths: Numbers
    actual: Numbers
    months: int


@dataclass(frozen=True, eq=False)
class OwnPast:
    """What the past of one area says."""

    weights: Numbers
    """Members × bands, adding up to one over the members."""
    width_of_bands: Numbers
    """How many times as wide the carrier's ranges are to be after each of TRIED_MONTHS."""
    width_of_total: Numbers
    days: int


def own_past(
    history: EpisodeHistory,
    bands: Sequence[AgeBand],
    members: Sequence[Model],
    usual: Numbers,
    carrier: int,
) -> OwnPast:
    """Try the members on past days; `usual` are their weights before any evidence."""
    tried, days = [], 0
    for day in default_origins(history, bands)[-MOST_DAYS:]:
        months = [
            m for m in TRIED_MONTHS if truth(history, months_after(day, m), bands) is not None
        ]
        if months:
            tried += _try(history, day, months, bands, members, carrier)
            days += 1
    weights = _weights(tried, days, usual, len(bands))
    if not tried:
        return OwnPast(weights, AS_SAID, AS_SAID, 0)
    return OwnPast(weights, *_widths(tried, days, weights), days)


def trial_draws(history: History, day: date, most: int) -> int:
    """Give how many draws a trial takes, fewer for large areas."""
    children = int(np.nansum(history.looked_after(day, STANDARD_BANDS)))
    return int(np.clip(DRAWS_TIMES_CHILDREN // max(children, 1), FEWEST_DRAWS, most))


def _try(
    history: EpisodeHistory,
    day: date,
    months: Sequence[int],
    bands: Sequence[AgeBand],
    members: Sequence[Model],
    carrier: int,
) -> list[Tried]:
    seen = history.seen_on(day)
    asked = (*(m.name for m in members), carrier, tuple(bands))
    foretold = seen.once(asked, lambda: _foretold(seen, bands, members, carrier))
    if foretold is None:
        return []
    middles, half = foretold
    found = []
    for month in months:
        at = TRIED_MONTHS.index(month)
        actual = truth(history, months_after(day, month), bands)
        if actual is not None:
            found.append(Tried(middles[:, at], half[at], np.append(actual, actual.sum()), month))
    return found


def _foretold(
    seen: EpisodeHistory, bands: Sequence[AgeBand], members: Sequence[Model], carrier: int
) -> tuple[Numbers, Numbers] | None:
    """Give middles (members × months tried × bands) and half-widths, also of all, from a day."""
    day = seen.known_to
    number = trial_draws(seen, day, TRIAL_DRAWS)
    try:
        draws = [
            m.fit(seen, day).at_months(TRIED_MONTHS, bands=bands, draws=number, seed=0).draws
            for m in members
        ]
    except ValueError:
        return None
    middles = np.array([np.median(each, axis=0) for each in draws])
    carried = np.concatenate([draws[carrier], draws[carrier].sum(axis=2, keepdims=True)], axis=2)
    low, high = np.quantile(carried, (0.1, 0.9), axis=0)
    return middles, np.maximum((high - low) / 2, LEAST_HALF_WIDTH)


def _weights(tried: Sequence[Tried], days: int, usual: Numbers, bands: int) -> Numbers:
    """Weigh members by their errors band by band, each on the scale of the square root."""
    weights = np.repeat(usual[:, None], bands, axis=1)
    if tried:
        scale = [np.sqrt(np.maximum(t.actual[:-1], 1.0)) for t in tried]
        errors = [np.abs(t.middles - t.actual[:-1]) / s for t, s in zip(tried, scale, strict=True)]
        loss = np.mean(errors, axis=0) + 0.1
        weights = weights * np.exp(-SHARPNESS * days * (loss / loss.min(axis=0) - 1))
    result: Numbers = weights / weights.sum(axis=0)
    return result


def _widths(tried: Sequence[Tried], days: int, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Find how many times as wide the carrier's ranges should be to have held 80 %."""
    months = np.array([each.months for each in tried])
    middles = [(weights * each.middles).sum(axis=0) for each in tried]
    off = np.array(
        [
            np.abs(np.append(middle, middle.sum()) - each.actual) / each.half_widths
            for middle, each in zip(middles, tried, strict=True)
        ]
    )
    return _width(off[:, :-1], months, days), _width(off[:, -1:], months, days)


def _width(off: Numbers, months: NDArray[np.int64], days: int) -> Numbers:
    """Give the width for each horizon, leaning on that for all, and that on none."""
    common = _leaning(off, days, 1.0)
    widths = [common] * len(TRIED_MONTHS)
    for place, horizon in enumerate(TRIED_MONTHS):
        own = off[months == horizon]
        if len(own):
            widths[place] = _leaning(own, 12 * len(own) / horizon, common)
    result: Numbers = np.clip(np.array(widths), NARROWEST, WIDEST)
    return result


def _leaning(off: Numbers, days: float, usual: float) -> float:
    needed = max(float(np.quantile(off, 0.8)), 0.05)
    trust = days / (days + WIDTH_STRENGTH)
    return float(needed**trust * usual ** (1 - trust))
