"""How wide forecasts of many areas range: the variance of their past errors by level and horizon.

A year ahead leans on the published variances of the last value; two and three years ahead, of
which few past days tell, lean on the variance of a year.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.episodes.reference_rates import ERROR_VARIANCE_OLDEST, ERROR_VARIANCE_TOTAL
from forecasting.many_areas.panel import BANDS, Numbers
from forecasting.many_areas.pooled_change import SMALLEST, YEARS_AHEAD

PUBLISHED_STRENGTH = 1.0
"""Past days that the published variances of the last value's errors count for."""
GROWN_STRENGTH = 2.0
"""Past days for which the variance of a year, grown as published ones grow, counts at two and three
years: there are few past days with a truth so far ahead."""
SIZE_OF_PUBLISHED = 150.0
"""Children in the areas behind those; beyond, the variance of the total grows with its square."""
FEWEST = 2.0
"""Children that errors range as widely as, even where there are fewer or none."""
MIDDLE = 0.8
"""The share that the interval is stretched to hold."""
NORMAL_REACH = 1.2816
"""Standard deviations either side that hold the middle 80 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Published:
    """The published variance of the last value's error."""

    rate: float
    """Over the level."""
    is_total: bool

    def variance(self, level: float) -> float:
        """Give the variance at a level; that of a total grows with the square of a large one."""
        wider = max(1.0, level / SIZE_OF_PUBLISHED) if self.is_total else 1.0
        return self.rate * level * wider


@dataclass(frozen=True, slots=True)
class Spread:
    """The variance of an error by the level it is about: `steady` × level + `sizing` × level²."""

    steady: float
    sizing: float
    days: int
    """Past days behind it."""
    before: "Published | Spread"
    """What is believed before there is any evidence."""
    growth: float
    """How many times that."""
    strength: float
    """Past days that it counts for."""

    def variance(self, level: float) -> float:
        """Give the variance, part of it what was believed before."""
        level = max(level, FEWEST)
        own = self.steady * level + self.sizing * level**2
        usual = self.growth * self.before.variance(level)
        return (self.days * own + self.strength * usual) / (self.days + self.strength)


@dataclass(frozen=True, eq=False)
class Errors:
    """Levels, and what forecasts were wrong by: (areas of all past days) × bands each."""

    stock: Numbers
    error: Numbers
    days: int


def spreads_ahead(found: dict[int, Errors]) -> dict[int, tuple[Spread, ...]]:
    """Fit the spread of each band, then of the total, by years ahead."""
    places = range(len(BANDS) + 1)
    first = tuple(_spread_of_a_year(found[1], at) for at in places)
    later = {
        years: tuple(_spread_of_years(found[years], at, years, first[at]) for at in places)
        for years in YEARS_AHEAD
        if years > 1
    }
    return {1: first, **later}


def _spread_of_a_year(errors: Errors, at: int) -> Spread:
    usual = Published(_published(at)[0], at == len(BANDS))
    return Spread(*_fitted(errors, at), errors.days, usual, 1.0, PUBLISHED_STRENGTH)


def _spread_of_years(errors: Errors, at: int, years: int, year: Spread) -> Spread:
    growth = _published(at)[years - 1] / _published(at)[0]
    return Spread(*_fitted(errors, at), errors.days, year, growth, GROWN_STRENGTH)


def _published(at: int) -> tuple[float, ...]:
    """Give the published variances over the level of a band, or of the total after the bands."""
    oldest = at < len(BANDS) and BANDS[at].lowest >= 16
    return ERROR_VARIANCE_OLDEST if oldest else ERROR_VARIANCE_TOTAL


def _fitted(errors: Errors, at: int) -> tuple[float, float]:
    """Fit the variance to the errors, then stretch it until the middle range holds its share."""
    if not errors.days:
        return 0.0, 0.0
    of_all = at == len(BANDS)
    error = errors.error.sum(axis=1) if of_all else errors.error[:, at]
    level = np.maximum(errors.stock.sum(axis=1) if of_all else errors.stock[:, at], SMALLEST)
    steady, sizing = _line_above_none(level, error**2 / level)
    variance = np.maximum(steady * level + sizing * level**2, 1e-9)
    reach = float(np.quantile(np.abs(error) / np.sqrt(variance), MIDDLE)) / NORMAL_REACH
    return steady * reach**2, sizing * reach**2


def _line_above_none(x: Numbers, y: Numbers) -> tuple[float, float]:
    """Fit y = a + b x by least squares with neither a nor b below none."""
    slope = float(np.cov(x, y)[0, 1] / max(float(np.var(x, ddof=1)), 1e-9))
    height = float(y.mean() - slope * x.mean())
    if slope < 0:
        return float(y.mean()), 0.0
    if height < 0:
        return 0.0, float((x @ y) / (x @ x))
    return height, slope
