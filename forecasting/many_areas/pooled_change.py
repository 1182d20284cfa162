"""How the children of each age change over a year or more, learnt from many authorities at once.

Two regressions for each band and horizon. *Together* lets the change follow the children of the
band, those of the band below who grow into it, recent starts, and the last change: it learns what
is common to all areas as well. *Apart* learns only what tells one area from another. The
mathematics is in docs/explanation/forecasting.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.many_areas.panel import BANDS, Numbers, Panel, Standing

TOGETHER_RIDGE, APART_RIDGE = 1.0, 10.0
"""How strongly the coefficients are held near none, in areas of one year's evidence."""
HALF_LIFE = 3.0
"""Years after which a past year counts half."""
SMALLEST = 4.0
"""Children below which a band is not weighted up further."""
TOGETHER_SHARE = (1.0, 0.2, 1.0, 1.0)
"""How much of each band's change is learnt together; the rest (one less this) is learnt apart."""
YOUNGEST = 0
"""The youngest come and go in waves. A wave goes on for a year and no further: what is foretold
for one year is foretold for two and three."""
YEARS_AHEAD = (1, 2, 3)


@dataclass(frozen=True, eq=False)
class Together:
    """Coefficients of one horizon, for each band."""

    bands: tuple[Numbers, ...]

    def change(self, standing: Standing) -> Numbers:
        """Foretell the change: areas × bands."""
        columns = [
            _drivers(standing, b) @ coefficients for b, coefficients in enumerate(self.bands)
        ]
        return np.stack(columns, axis=1)


@dataclass(frozen=True, eq=False)
class Apart:
    """Coefficients of one horizon, and what is usual: drivers for each child of the band."""

    bands: tuple[Numbers, ...]
    usual: tuple[Numbers, ...]

    def change(self, standing: Standing) -> Numbers:
        """Foretell how far the change differs from that of the other areas: areas × bands."""
        columns = [
            _unusual(standing, b, usual) @ coefficients
            for b, (coefficients, usual) in enumerate(zip(self.bands, self.usual, strict=True))
        ]
        return np.stack(columns, axis=1)


@dataclass(frozen=True, eq=False)
class PooledChange:
    """What one moment knew: the regressions of every horizon that had a past."""

    together: dict[int, Together]
    apart: dict[int, Apart]

    def change(self, standing: Standing, years: int) -> Numbers:
        """Foretell the change over so many years, before it is held back: areas × bands."""
        share = np.array(TOGETHER_SHARE)
        found = share * self._together(standing, years)
        if years in self.apart:
            found = found + (1 - share) * self.apart[years].change(standing)
        result: Numbers = np.maximum(found, -standing.stock)
        return result

    def parts_of_a_year(self, standing: Standing) -> Numbers:
        """Take the change of one year apart: areas × bands × (common, driver by driver).

        Common is what the drivers that are usual for so many children foretell; each driver adds
        what it differs from that. The parts add up to the change unless it is cut off at nobody.
        """
        parts = []
        for band, share in enumerate(TOGETHER_SHARE):
            usual, own = self.apart[1].usual[band], self.together[1].bands[band]
            away = _drivers(standing, band) - standing.stock[:, band, None] * usual
            each = share * away * own
            each[:, APART_DRIVERS] += (
                (1 - share) * away[:, APART_DRIVERS] * self.apart[1].bands[band]
            )
            common = share * standing.stock[:, band] * float(usual @ own)
            parts.append(np.column_stack([common, each, np.zeros((len(each), 5 - each.shape[1]))]))
        return np.stack(parts, axis=1)

    def _together(self, standing: Standing, years: int) -> Numbers:
        """Average the direct regression and the yearly one taken step by step."""
        steps = self._step_by_step(standing, years)
        if years == 1:
            return steps
        direct = self.together[years].change(standing) if years in self.together else steps
        result: Numbers = (steps + direct) / 2
        result[:, YOUNGEST] = self.together[1].change(standing)[:, YOUNGEST]
        return result

    def _step_by_step(self, standing: Standing, years: int) -> Numbers:
        now = standing
        for _ in range(years):
            stock = np.maximum(now.stock + self.together[1].change(now), 0)
            now = Standing(stock, now.starts, stock - now.stock)
        return now.stock - standing.stock


def fit_change(panel: Panel) -> PooledChange:
    """Learn from every pair of years in the panel; it must not hold the future."""
    together: dict[int, Together] = {}
    apart: dict[int, Apart] = {}
    now = panel.standing(_last_known(panel))
    here = panel.known(_last_known(panel))
    for years in YEARS_AHEAD:
        pairs = _pairs(panel, years)
        if pairs:
            bands = range(len(BANDS))
            together[years] = Together(tuple(_fit_together(pairs, b) for b in bands))
            apart[years] = Apart(
                tuple(_fit_apart(pairs, b) for b in bands),
                tuple(_usual(_drivers(now, b)[here], now.stock[here, b]) for b in bands),
            )
    if 1 not in together:
        raise ValueError("No two years in a row are published by then for the other areas.")
    return PooledChange(together, apart)


@dataclass(frozen=True, eq=False)
class _Pair:
    """Areas with both years known: how they stood, what the stock became, and its weight."""

    before: Standing
    after: Numbers
    weight: float


def _pairs(panel: Panel, years: int) -> list[_Pair]:
    pairs = []
    usable = len(panel.years) - years
    # In the first year no last change is known: it serves only where there is no other.
    for at in range(1 if usable > 1 else 0, usable):
        both = panel.known(at) & panel.known(at + years)
        if both.any():
            age = len(panel.years) - 1 - years - at
            then = only(panel.standing(at), both)
            pairs.append(_Pair(then, panel.stock[both, at + years], 0.5 ** (age / HALF_LIFE)))
    return pairs


def only(standing: Standing, kept: np.ndarray) -> Standing:
    """Keep some areas."""
    return Standing(standing.stock[kept], standing.starts[kept], standing.moved[kept])


def _drivers(standing: Standing, band: int) -> Numbers:
    """Give what a band's change may follow: areas × drivers.

    The youngest have no band below them; the band above says how many such an area has kept.
    """
    columns = [standing.stock[:, band], standing.starts[:, band], standing.moved[:, band]]
    if band == YOUNGEST:
        columns.append(standing.stock[:, band + 1])
    else:
        columns += [standing.stock[:, band - 1], standing.starts[:, band - 1]]
    return np.stack(columns, axis=1)


APART_DRIVERS = (1, 2, 3)
"""Starts, the last change, and the next band; the band's own children are what it is seen by."""


def _unusual(standing: Standing, band: int, usual: Numbers) -> Numbers:
    """Give how far each driver is from what is usual for so many children."""
    away = _drivers(standing, band) - standing.stock[:, band, None] * usual
    return away[:, APART_DRIVERS]


def _usual(drivers: Numbers, stock: Numbers) -> Numbers:
    result: Numbers = drivers.sum(axis=0) / max(float(stock.sum()), 1.0)
    return result


def _fit_together(pairs: Sequence[_Pair], band: int) -> Numbers:
    rows = [
        (_drivers(p.before, band), p.after[:, band] - p.before.stock[:, band], p) for p in pairs
    ]
    return _ridge([(x, y, _weights(p, band)) for x, y, p in rows], TOGETHER_RIDGE, _mass(pairs))


def _fit_apart(pairs: Sequence[_Pair], band: int) -> Numbers:
    rows = []
    for pair in pairs:
        stock = pair.before.stock[:, band]
        change = pair.after[:, band] - stock
        away = _unusual(pair.before, band, _usual(_drivers(pair.before, band), stock))
        rows.append((away, change - stock * change.sum() / stock.sum(), _weights(pair, band)))
    return _ridge(rows, APART_RIDGE, _mass(pairs))


def _weights(pair: _Pair, band: int) -> Numbers:
    """Errors grow with the level: so their squares count for less."""
    result: Numbers = pair.weight / np.maximum(pair.before.stock[:, band], SMALLEST)
    return result


def _mass(pairs: Sequence[_Pair]) -> float:
    return sum(pair.weight * len(pair.after) for pair in pairs)


def _ridge(
    rows: Sequence[tuple[Numbers, Numbers, Numbers]], penalty: float, mass: float
) -> Numbers:
    """Solve a weighted ridge regression without a constant, each driver on its own scale."""
    gram = sum(np.einsum("ai,a,aj->ij", x, w, x) for x, _, w in rows)
    answer = sum(np.einsum("ai,a,a->i", x, w, y) for x, y, w in rows)
    held = np.diag(np.diag(gram) + 1e-6) * penalty / mass
    result: Numbers = np.linalg.solve(gram + held, answer)
    return result


def _last_known(panel: Panel) -> int:
    known = [at for at in range(len(panel.years)) if panel.known(at).any()]
    if not known:
        raise ValueError("Nothing is published by then for the other areas.")
    return known[-1]
