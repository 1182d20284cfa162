"""Children who come, each way they come apart: how many, in which families, at which ages.

Unaccompanied children who seek asylum come alone, nearly all at 15 to 17, and in waves of their
own; where the data mark enough of them they are followed apart from the others.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import Days, ages_on
from forecasting.episodes.entries import (
    AgeProfile,
    Entrants,
    fit_ages,
    fit_ages_alone,
    sample_entrants,
)
from forecasting.episodes.families import Families, fit_families
from forecasting.episodes.level import Level, fit_level
from forecasting.episodes.reference_rates import Rates
from forecasting.episodes.season import fit_season, season_ahead, season_of_days
from forecasting.spells import ROUTES, Route, Spells

LEAST_DISPERSION = 1.3
"""Entries of one month are never taken to differ by less than this beyond the season: levels
wander, too."""
ENOUGH_APART = 8
"""Unaccompanied children who must have come for them to be followed apart."""


MOST_MONTHS = 10_000
"""More than anyone looks ahead: keeps draws apart in one number with the month."""


@dataclass(frozen=True, eq=False)
class Coming:
    """One way in which children come."""

    level: Level
    families: Families
    ages: AgeProfile
    season: Rates
    """Multiples of January to December."""
    unaccompanied: bool

    def expected(
        self, as_of: date, months: int, draws: int, rng: np.random.Generator
    ) -> tuple[Rates, Rates, Rates]:
        """Sample children expected each month, the size of chance, and the ages to expect."""
        quarters = max(-(-months // 3), 1)
        levels, chance = self.level.sample(quarters, draws, rng)
        monthly = np.repeat(levels / 3, 3, axis=1)[:, :months]
        monthly = monthly * season_ahead(self.season, as_of, months)
        return monthly, chance, self.ages.sample(draws, rng)


def fit_coming(spells: Spells, quarters: Days, usual: float) -> tuple[Coming, ...]:
    """Learn from the periods that began in whole quarters; `usual` is expected in one unseen."""
    entered = (spells.began > quarters[0]) & (spells.began <= quarters[-1])
    alone = entered & (spells.route == ROUTES.index(Route.UNACCOMPANIED))
    if alone.sum() < ENOUGH_APART:
        return (_way(spells.only(entered), quarters, usual, alone=False),)
    usual_alone = usual * alone.sum() / entered.sum()
    return (
        _way(spells.only(entered & ~alone), quarters, usual - usual_alone, alone=False),
        _way(spells.only(alone), quarters, usual_alone, alone=True),
    )


def together(each: list[Entrants]) -> Entrants:
    """Put those who come in different ways into one table, sorted by draw and month."""
    if len(each) == 1:
        return each[0]
    families = np.cumsum([0, *(int(some.family.max(initial=-1)) + 1 for some in each)])
    draw, month, age, unaccompanied = (
        np.concatenate([getattr(some, name) for some in each])
        for name in ("draw", "month", "age", "unaccompanied")
    )
    family = np.concatenate([s.family + n for s, n in zip(each, families[:-1], strict=True)])
    # Each part is in this order already, which a stable sort makes use of.
    order = np.argsort(draw.astype(np.int64) * MOST_MONTHS + month, kind="stable")
    return Entrants(
        draw=draw[order],
        month=month[order],
        age=age[order],
        family=family[order].astype(np.int32),
        unaccompanied=unaccompanied[order],
    )


def sample_coming(
    coming: tuple[Coming, ...],
    times: float,
    as_of: date,
    months: int,
    draws: int,
    rng: np.random.Generator,
) -> Entrants:
    """Sample everyone who comes; `times` multiplies how many to expect."""
    each = []
    for way in coming:
        expected, chance, ages = way.expected(as_of, months, draws, rng)
        entrants = sample_entrants(
            times * expected,
            chance,
            way.families,
            ages,
            rng,
            unaccompanied=way.unaccompanied,
        )
        each.append(entrants)
    return together(each)


def _way(spells: Spells, quarters: Days, usual: float, *, alone: bool) -> Coming:
    """Learn one way in which children come from their periods of care."""
    span = np.arange(quarters[0] + 1, quarters[-1] + 1)
    everyone = np.ones(len(spells), dtype=bool)
    families = Families(0.0) if alone else fit_families(spells, everyone, len(span))
    ages = ages_on(spells.born, spells.began)
    season = fit_season(spells.began, span, max(families.dispersion(), LEAST_DISPERSION))
    edges = quarters.astype(np.int64) + 1
    days = np.concatenate([[0.0], np.cumsum(season_of_days(season, span))])
    usual_days = np.diff(days[edges - edges[0]]) / np.diff(edges)
    children = np.histogram(spells.began.astype(np.int64), bins=edges)[0] / usual_days
    return Coming(
        fit_level(children, usual, families),
        families,
        fit_ages_alone(ages) if alone else fit_ages(ages),
        season,
        alone,
    )
