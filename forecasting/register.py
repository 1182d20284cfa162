"""The forecast register: what was foretold, from which data and with which settings, for good.

An *entry* is one forecast as it was made. What later came of its figures is in `checked.py`; an
entry itself never changes.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from forecasting.ages import AgeBand, parse_bands
from forecasting.forecast import ALL, QUANTILES, Forecast, Row

LEVEL_NAMES = tuple(f"q{round(100 * level):02d}" for level in QUANTILES)


@dataclass(frozen=True, slots=True)
class Figure:
    """One foretold number of children; a level that was not kept is None."""

    age_band: str
    placement: str
    day: date
    mean: float
    levels: tuple[float | None, ...]
    """In the order of `forecast.QUANTILES`."""

    def level(self, name: str) -> float | None:
        """Give one level by the name of its column, such as q10."""
        return self.levels[LEVEL_NAMES.index(name)]


@dataclass(frozen=True, slots=True)
class Made:
    """What a forecast was made of, and how: the same once more is the same forecast."""

    area: str
    as_of: date
    data_hash: str
    months: int
    bands: tuple[str, ...]
    by_placement: bool
    model: str
    draws: int
    seed: int
    version: str
    scenario: str = ""
    """What was to be done differently, empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One forecast in the register."""

    made: Made
    made_on: date
    known_to: date
    """How far its data reached: a figure for a day up to then is no forecast, but hindsight."""
    model_asked: str
    figures: tuple[Figure, ...]
    """The as-of day first: what was the last known number."""

    @property
    def identity(self) -> str:
        """The fingerprint of what it was made of, by which it is kept once."""
        made = self.made
        told = [
            made.area, made.as_of.isoformat(), made.data_hash, made.months, made.bands,
            made.by_placement, made.model, made.draws, made.seed, made.version, made.scenario,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:24]

    @property
    def age_bands(self) -> tuple[AgeBand, ...]:
        """The bands it was made for."""
        return parse_bands(",".join(self.made.bands))

    @property
    def days(self) -> tuple[date, ...]:
        """The days it speaks of, the as-of day first."""
        return tuple(dict.fromkeys(figure.day for figure in self.figures))


def entry_of(
    forecast: Forecast, *, model_asked: str, known_to: date, data_hash: str, version: str, on: date
) -> Entry:
    """Enter a forecast as it was just made, on a day."""
    made = Made(
        area=forecast.area,
        as_of=forecast.as_of,
        data_hash=data_hash,
        months=len(forecast.dates) - 1,
        bands=tuple(band.label for band in forecast.bands),
        by_placement=forecast.by_placement is not None,
        model=forecast.model,
        draws=len(forecast.draws),
        seed=forecast.seed,
        version=version,
    )
    return Entry(made, on, known_to, model_asked, figures_of(forecast.rows()))


def figures_of(rows: Iterable[Row]) -> tuple[Figure, ...]:
    """Read figures off the table of a forecast, or of a run's children, which has fewer levels."""
    return tuple(
        Figure(
            age_band=str(row["age_band"]),
            placement=str(row.get("placement", ALL)),
            day=date.fromisoformat(str(row["date"])),
            mean=float(row["mean"]),
            levels=tuple(float(row[n]) if row.get(n) is not None else None for n in LEVEL_NAMES),
        )
        for row in rows
    )


def known_levels(figure: Figure) -> tuple[Sequence[float], Sequence[float]]:
    """Give the levels that were kept of a figure: the shares below, and the numbers."""
    kept = [
        (share, number)
        for share, number in zip(QUANTILES, figure.levels, strict=True)
        if number is not None
    ]
    return [share for share, _ in kept], [number for _, number in kept]
