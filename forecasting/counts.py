"""Published counts of looked-after children in one area, and the age bands built from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand

EVERYONE = AgeBand(0, 17)


class Measure(StrEnum):
    """What was counted."""

    LOOKED_AFTER = "looked_after"
    ENTERED = "entered"
    LEFT = "left"
    RESIDENTS = "residents"


class Status(StrEnum):
    """Whether a figure was published."""

    OK = "ok"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"


class BandsCannotBeBuilt(ValueError):
    """An age band was asked for that the bands given do not add up to."""


@dataclass(frozen=True, slots=True)
class Count:
    """One published figure; no band means everyone, no children means not published."""

    area_code: str
    area: str
    day: date
    measure: Measure
    band: AgeBand | None
    children: int | None
    status: Status
    months: int = 12
    """For entered and left: the months to the day in which they were counted."""


@dataclass(frozen=True)
class CountHistory:
    """The counts of one area."""

    area: str
    area_code: str
    counts: tuple[Count, ...]

    def census_days(self) -> tuple[date, ...]:
        """Give the days with a published count of looked-after children, earliest first."""
        return self._census_days

    @cached_property
    def _census_days(self) -> tuple[date, ...]:
        days = {c.day for c in self.counts if c.measure is Measure.LOOKED_AFTER and _known(c)}
        return tuple(sorted(days))

    @property
    def known_to(self) -> date:
        """The last census day."""
        days = self.census_days()
        if not days:
            raise ValueError(f"{self.area}: there is no count of looked-after children.")
        return days[-1]

    def looked_after(self, day: date, bands: Sequence[AgeBand]) -> NDArray[np.float64]:
        """How many children of each band were looked after on a day; nan where not known."""
        return self.counted(Measure.LOOKED_AFTER, day, bands)

    def entered(self, day: date, bands: Sequence[AgeBand]) -> NDArray[np.float64]:
        """How many started to be looked after in the 12 months to a day; nan where not known."""
        return self.counted(Measure.ENTERED, day, bands)

    def counted(self, measure: Measure, day: date, bands: Sequence[AgeBand]) -> NDArray[np.float64]:
        """Any measure on a day by band, adding up the bands given; nan where one is missing."""
        asked = (measure, tuple(bands))
        if asked not in self._can_be_built:
            self._refuse_what_cannot_be_built(measure, bands)
            self._can_be_built.add(asked)
        given = self._figures.get((measure, day), {})
        return np.array([_built(given, band) for band in bands], dtype=np.float64)

    def days_of(self, measure: Measure) -> tuple[date, ...]:
        """Give the days with any figure of a twelve-month or one-day measure, earliest first."""
        return tuple(sorted({day for of, day in self._figures if of is measure}))

    def finest(self, measure: Measure, day: date) -> tuple[tuple[AgeBand, float], ...]:
        """Give the narrowest published bands that cover ages 0 to 17; none if ages are missing.

        The published total stands in, as one band, only where there are no bands that do.
        """
        figures = self._figures.get((measure, day), {})
        given = tuple(band for band, children in figures.items() if children == children)
        return tuple((band, figures[band]) for band in _tiles(given, EVERYONE))

    def published(self, measure: Measure, day: date) -> dict[AgeBand, int]:
        """Give every band with a published number on a day, whether or not they make up all."""
        figures = self._figures.get((measure, day), {})
        return {band: int(n) for band, n in figures.items() if n == n}

    def starts_a_year(self, as_of: date) -> float | None:
        """Give starts a year from flows of any length in the last three years, all ages."""
        flows = [
            (count.children, count.months)
            for count in self.counts
            if count.measure is Measure.ENTERED
            and count.band is None
            and count.children is not None
            and 0 <= (as_of - count.day).days <= 3 * 366
        ]
        months = sum(months for _, months in flows)
        return 12 * sum(children for children, _ in flows) / months if months else None

    def total_published(self, day: date) -> int | None:
        """Give the published total on a day, which need not be the sum of the bands."""
        for count in self.counts:
            if count.measure is Measure.LOOKED_AFTER and count.day == day and count.band is None:
                return count.children if _known(count) else None
        return None

    def seen_on(self, origin: date) -> "CountHistory":
        """Keep the counts about days up to the origin."""
        return replace(self, counts=tuple(c for c in self.counts if c.day <= origin))

    @cached_property
    def _figures(self) -> dict[tuple[Measure, date], dict[AgeBand, float]]:
        """Figures by measure and day. A twelve-month flow only: other lengths are not mixed in."""
        figures: dict[tuple[Measure, date], dict[AgeBand, float]] = {}
        for count in self.counts:
            if count.measure in (Measure.ENTERED, Measure.LEFT) and count.months != 12:
                continue
            value = float(count.children) if _known(count) and count.children is not None else nan
            if count.band is None:
                figures.setdefault((count.measure, count.day), {}).setdefault(EVERYONE, value)
            else:
                figures.setdefault((count.measure, count.day), {})[count.band] = value
        return figures

    @cached_property
    def _layouts(self) -> dict[Measure, set[tuple[AgeBand, ...]]]:
        """The sets of bands in which each measure was ever given."""
        as_given: dict[Measure, set[tuple[AgeBand, ...]]] = {}
        for (measure, _), given in self._figures.items():
            as_given.setdefault(measure, set()).add(tuple(given))
        return {
            measure: {tuple(sorted(layout)) for layout in layouts}
            for measure, layouts in as_given.items()
        }

    @cached_property
    def _can_be_built(self) -> set[tuple[Measure, tuple[AgeBand, ...]]]:
        """The bands that were asked for before, and could be built."""
        return set()

    def _refuse_what_cannot_be_built(self, measure: Measure, bands: Sequence[AgeBand]) -> None:
        layouts = self._layouts.get(measure, set())
        for band in bands if layouts else ():
            if not any(_tiles(layout, band) for layout in layouts):
                given = sorted({b for layout in layouts for b in layout if b != EVERYONE})
                raise BandsCannotBeBuilt(
                    f"{self.area}: ages {band.label} cannot be built from the bands given "
                    f"({', '.join(b.label for b in given) or 'totals only'})."
                )


nan = float("nan")


def _known(count: Count) -> bool:
    return count.status is Status.OK and count.children is not None


@lru_cache(maxsize=4096)
def _tiles(given: tuple[AgeBand, ...], wanted: AgeBand) -> tuple[AgeBand, ...]:
    """Give the bands that add up to the wanted one exactly, narrowest first; or none."""
    if wanted in given and wanted != EVERYONE:
        return (wanted,)
    pieces = _pieces(sorted(b for b in given if b != EVERYONE), wanted.lowest, wanted.highest)
    if not pieces and wanted == EVERYONE and EVERYONE in given:
        return (EVERYONE,)
    return pieces


def _pieces(given: Sequence[AgeBand], lowest: int, highest: int) -> tuple[AgeBand, ...]:
    for band in given:
        if band.lowest != lowest or band.highest > highest:
            continue
        if band.highest == highest:
            return (band,)
        if rest := _pieces(given, band.highest + 1, highest):
            return (band, *rest)
    return ()


def _built(given: dict[AgeBand, float], band: AgeBand) -> float:
    if band in given and band != EVERYONE:
        return given[band]
    pieces = _tiles(tuple(given), band)
    return sum(given[piece] for piece in pieces) if pieces else nan
