"""What a forecaster who knew the truth behind a simulated authority would say.

They know every number of the truth, how many families a year were to be expected up to the origin,
and every child looked after then. Nothing of the future: entries go on from there by the same law.
One of the two also knows what nobody can see: of which kind each stay is.
"""

from dataclasses import replace
from datetime import date

import numpy as np

from forecasting.ages import STANDARD_BANDS, Days, ages_on, as_days, band_of_age, months_after
from scenarios.baseline.made_up_authority.authority import LONGEST_STAY_YEARS, SimulatedAuthority
from scenarios.baseline.made_up_authority.entries import YEAR, entries_on, levels_a_year
from scenarios.baseline.made_up_authority.expectation import terms_left
from scenarios.baseline.made_up_authority.stays import PERMANENCE, simulate_stays
from scenarios.baseline.made_up_authority.truth import AGES, Truth

YEARS_AHEAD = 4


def all_knowing(
    authority: SimulatedAuthority,
    origin: date,
    horizons: tuple[int, ...],
    draws: int,
    *,
    kinds: bool,
    seed: int = 0,
) -> np.ndarray:
    """Sample children looked after: draws × horizons × standard bands; `kinds` are known or not."""
    rng = np.random.default_rng([seed, authority.seed, origin.toordinal()])
    found = _today(authority, origin, horizons, draws, kinds, rng)
    return found + _coming(authority, origin, horizons, draws, rng)


def _today(
    authority: SimulatedAuthority,
    origin: date,
    horizons: tuple[int, ...],
    draws: int,
    kinds: bool,
    rng: np.random.Generator,
) -> np.ndarray:
    periods, day = authority.periods, as_days(origin)
    here = np.flatnonzero((periods.began <= day) & (periods.ended > day))
    years = (day - periods.began[here]).astype(float) / YEAR
    left = chances_of_kinds(authority.truth, periods.age[here], years)
    if kinds:
        left = np.eye(left.shape[1])[periods.kind[here]]
    family, of_child = np.unique(periods.family[here], return_inverse=True)
    chance = rng.random((draws, len(family)))[:, of_child]
    kind = (chance[:, :, None] > np.cumsum(left, axis=1)[None, :, :-1]).sum(axis=2)
    longer = _years_to_go(authority.truth, years, kind, of_child, len(family), rng)
    ended = day + np.maximum(1, np.round(longer * YEAR)).astype("timedelta64[D]")
    born = np.broadcast_to(periods.born[here], ended.shape)
    return _counted(
        np.repeat(np.arange(draws), len(here)),
        born.ravel(),
        np.broadcast_to(day, born.size),
        ended.ravel(),
        origin,
        horizons,
        draws,
    )


def chances_of_kinds(truth: Truth, age: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Give the chance that a child who came at an age and stayed so long is of each kind."""
    shares = np.array(
        [[m.short, m.permanence, m.long] for m in map(truth.stay_mixture, range(AGES))]
    )
    weight = shares[age] * np.stack(
        [
            np.exp(-years / truth.short_mean_years),
            terms_left(truth, years).sum(axis=0),
            np.exp(-years / truth.long_mean_years),
        ],
        axis=1,
    )
    return weight / weight.sum(axis=1, keepdims=True)


def _years_to_go(
    truth: Truth,
    years: np.ndarray,
    kind: np.ndarray,
    of_child: np.ndarray,
    families: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """Draw how much longer each child stays; brothers and sisters of one kind leave together."""
    draws = len(kind)
    waits = rng.exponential(1, (3 + truth.permanence_shape, draws, families))[:, :, of_child]
    # A permanence stay is so many steps one after another: how many are done is not known.
    terms = terms_left(truth, years)
    done = np.cumsum(terms / terms.sum(axis=0), axis=0)
    first = np.zeros(len(of_child), dtype=bool)
    first[np.unique(of_child, return_index=True)[1]] = True
    chance = rng.random((draws, families))[:, of_child]
    steps = (chance[None] > done[:-1, None]).sum(axis=0)
    step = truth.permanence_mean_years / truth.permanence_shape
    to_go = sum(waits[3 + each] * (each >= steps) for each in range(truth.permanence_shape))
    short, long = waits[0] * truth.short_mean_years, waits[1] * truth.long_mean_years
    return np.where(kind == PERMANENCE, to_go * step, np.where(kind < PERMANENCE, short, long))


def _coming(
    authority: SimulatedAuthority,
    origin: date,
    horizons: tuple[int, ...],
    draws: int,
    rng: np.random.Generator,
) -> np.ndarray:
    truth, last = replace(authority.truth, returning=0.0), authority.last_day
    years = LONGEST_STAY_YEARS + int(np.ceil((last - authority.first_day).days / YEAR))
    known = levels_a_year(truth, np.random.default_rng([authority.seed, 1]), years)
    back = (last - origin).days / YEAR
    now = int(back)
    ahead = np.arange(1, YEARS_AHEAD + 1)
    strays = np.cumsum(rng.normal(0, truth.wander or 0.0, (draws, YEARS_AHEAD)), axis=1)
    expected = known.lasting[now] * np.exp(truth.drift * ahead + strays)
    if truth.level_variance > 0:
        expected = expected * rng.gamma(
            1 / truth.level_variance, truth.level_variance, expected.shape
        )
    # The year of the origin has begun already, and its own level is known.
    rest = np.full((draws, 1), known.of_the_year[now] * (back - now))
    families = rng.poisson(np.concatenate([rest, expected], axis=1))
    draw = np.repeat(np.repeat(np.arange(draws), YEARS_AHEAD + 1), families.ravel())
    year = np.repeat(np.tile(np.arange(YEARS_AHEAD + 1), draws), families.ravel())
    chance = rng.random(len(year))
    days = np.where(year == 0, chance * (back - now), back - now + year - 1 + chance) * YEAR
    # `entries_on` counts back from a last day; here that is the day of the origin.
    entries = entries_on(truth, rng, -days, origin)
    stays = simulate_stays(truth, entries, rng)
    return _counted(
        draw[stays.family], stays.born, stays.began, stays.ended, origin, horizons, draws
    )


def _counted(
    draw: np.ndarray,
    born: Days,
    began: Days,
    ended: Days,
    origin: date,
    horizons: tuple[int, ...],
    draws: int,
) -> np.ndarray:
    """Count who is looked after at each horizon: draws × horizons × bands."""
    found = np.zeros((draws, len(horizons), len(STANDARD_BANDS)))
    band = band_of_age(STANDARD_BANDS)
    for at, months in enumerate(horizons):
        day = months_after(origin, months)
        ages = ages_on(born, day)
        here = (began <= as_days(day)) & (as_days(day) < ended) & (ages < AGES)
        np.add.at(found[:, at], (draw[here], band[ages[here]]), 1)
    return found
