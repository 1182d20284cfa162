"""Many authorities side by side, year by year: what a pooled model learns from.

A *panel* holds all years; a *standing* is how areas stand on one day, with what came before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import DFE_BANDS, STANDARD_BANDS
from forecasting.counts import BandsCannotBeBuilt, CountHistory, Measure
from forecasting.episodes.reference_rates import STARTS_PER_CHILD, reference_age_at_start
from forecasting.history import History
from forecasting.reference.england import Row, english_rows

Numbers = NDArray[np.float64]
BANDS = STANDARD_BANDS
PRINTED_IN = tuple(
    tuple(part for part in DFE_BANDS if band.lowest <= part.lowest <= band.highest)
    for band in BANDS
)
"""The printed bands that make up each."""
GROUPS = 12
"""Areas are left out in so many groups: one fit then serves all areas of a group."""
TELLING = 20
"""Children in an area whose figures by age agree by more than chance."""
RECENT_YEARS = 2
"""Starts are the mean of so many last years."""


@dataclass(frozen=True, eq=False)
class Standing:
    """How areas stand: areas × bands each, children."""

    stock: Numbers
    starts: Numbers
    """In a year; the mean of the last two published."""
    moved: Numbers
    """The change of the stock over the last year; none where not known."""


@dataclass(frozen=True, eq=False)
class Panel:
    """Areas × years × bands; nan where not published."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    years: tuple[int, ...]
    stock: Numbers
    starts: Numbers

    def without(self, group: int | None) -> "Panel":
        """Leave a group of areas out, so that no area of it helps to foretell itself."""
        if group is None:
            return self
        kept = np.arange(len(self.codes)) % GROUPS != group
        return Panel(
            tuple(c for c, keep in zip(self.codes, kept, strict=True) if keep),
            tuple(n for n, keep in zip(self.names, kept, strict=True) if keep),
            self.years,
            self.stock[kept],
            self.starts[kept],
        )

    def group_of(self, history: History) -> int | None:
        """Find the group of an area of the panel."""
        at = self.place_of(history)
        return None if at is None else at % GROUPS

    def place_of(self, history: History) -> int | None:
        """Find an area of the panel: by its code, its name, or the same figures."""
        for at, (code, name) in enumerate(zip(self.codes, self.names, strict=True)):
            if name == history.area or code == getattr(history, "area_code", None):
                return at
        if not isinstance(history, CountHistory):
            return None
        for at, year in enumerate(self.years):
            stock = _figures(history, Measure.LOOKED_AFTER, year)
            same = np.flatnonzero((self.stock[:, at] == stock).all(axis=1))
            if len(same) and stock.sum() >= TELLING:
                return int(same[0])
        return None

    def up_to(self, day: date) -> "Panel":
        """Keep the years published for days up to this one."""
        kept = [at for at, year in enumerate(self.years) if date(year, 3, 31) <= day]
        years = tuple(self.years[at] for at in kept)
        return replace(self, years=years, stock=self.stock[:, kept], starts=self.starts[:, kept])

    def known(self, at: int) -> NDArray[np.bool_]:
        """Which areas have all bands published in a year (by its place in the list)."""
        return np.asarray(~np.isnan(self.stock[:, at]).any(axis=1))

    def standing(self, at: int) -> Standing:
        """Give how every area stands in a year."""
        stock = self.stock[:, at]
        moved = np.full_like(stock, np.nan)
        for back in (1, 2):
            if at >= back:
                change = (stock - self.stock[:, at - back]) / back
                moved = np.where(np.isnan(moved), change, moved)
        recent = self.starts[:, max(at - RECENT_YEARS + 1, 0) : at + 1]
        return Standing(stock, mean_starts(stock, recent), np.nan_to_num(moved))


def mean_starts(stock: Numbers, recent: Numbers) -> Numbers:
    """Average starts over years (areas × years × bands); usual starts where none is published."""
    known = ~np.isnan(recent)
    mean = np.nansum(recent, axis=1) / np.maximum(known.sum(axis=1), 1)
    usual = usual_starts(np.nansum(stock, axis=1))
    result: Numbers = np.where(known.any(axis=1), mean, usual)
    return result


def usual_starts(children: Numbers) -> Numbers:
    """Give the starts a year that areas with so many children usually have, by band."""
    ages = reference_age_at_start()
    shares = np.array([ages[band.lowest : band.highest + 1].sum() for band in BANDS])
    result: Numbers = STARTS_PER_CHILD * children[:, None] * shares
    return result


def panel_of(histories: Sequence[CountHistory]) -> Panel:
    """Lay counts on 31 March of each year side by side."""
    first = min(history.census_days()[0].year for history in histories)
    last = max(history.known_to.year for history in histories)
    years = tuple(range(first, last + 1))

    def table(measure: Measure) -> Numbers:
        return np.array([[_figures(h, measure, year) for year in years] for h in histories])

    return Panel(
        tuple(history.area_code for history in histories),
        tuple(history.area for history in histories),
        years,
        table(Measure.LOOKED_AFTER),
        table(Measure.ENTERED),
    )


def _figures(history: CountHistory, measure: Measure, year: int) -> Numbers:
    try:
        return history.counted(measure, date(year, 3, 31), BANDS)
    except BandsCannotBeBuilt:
        return np.full(len(BANDS), np.nan)


@lru_cache(maxsize=1)
def english_panel() -> Panel:
    """Give the panel that ships with the package: `panel_of` its authorities, much quicker."""
    by_area = english_rows()
    years = [int(row["year"]) for rows in by_area.values() for row in rows]
    every = tuple(range(min(years), max(years) + 1))
    stock = np.full((len(by_area), len(every), len(BANDS)), np.nan)
    starts = stock.copy()
    for at, rows in enumerate(by_area.values()):
        for row in rows:
            year = int(row["year"]) - every[0]
            stock[at, year] = _of_row(row, Measure.LOOKED_AFTER)
            starts[at, year] = _of_row(row, Measure.ENTERED)
    names = tuple(rows[0]["area"] for rows in by_area.values())
    return Panel(tuple(by_area), names, every, stock, starts)


def _of_row(row: Row, measure: Measure) -> list[float]:
    """Add printed bands up; not a number where one is not published."""
    return [
        sum(float(row[f"{measure.value}_{part.label}"] or "nan") for part in parts)
        for parts in PRINTED_IN
    ]
