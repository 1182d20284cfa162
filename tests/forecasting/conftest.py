"""Small authorities whose rates are known, for finding the numbers again; and small counts."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from forecasting.ages import DFE_BANDS, AgeBand, as_days, birthdays
from forecasting.history import (
    Count,
    CountHistory,
    EpisodeHistory,
    Measure,
    Spells,
    Status,
    Stays,
)
from forecasting.placement import GROUPS

SHORT, LONG = 0.35, 6.0
"""Years: a stay is short or long, memoryless either way; everybody leaves at 18."""
START_AGES = np.array([5, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 5, 6, 5, 3]) / 54
MOVES_A_YEAR = 0.4


def make_known_authority(
    seed: int,
    *,
    starts_a_year: float = 35.0,
    share_short: float = 0.5,
    complete_from: date = date(2014, 4, 1),
    known_to: date = date(2022, 3, 31),
    area: str = "Known",
    families: bool = False,
) -> EpisodeHistory:
    """Make an authority at rest; stays that ended before the window are missing, as in returns."""
    rng = np.random.default_rng(seed)
    first, last = as_days(date(1995, 1, 1)), as_days(known_to)
    days = int((last - first).astype(int)) + 1
    came = rng.poisson(starts_a_year / 1.25 / 365.25 if families else starts_a_year / 365.25, days)
    size = (
        rng.choice([1, 2], p=[0.75, 0.25], size=came.sum())
        if families
        else np.ones(came.sum(), dtype=int)
    )
    family = np.repeat(np.arange(len(size)), size)
    began = np.repeat(np.repeat(np.arange(days), came), size) + first
    age = rng.choice(18, p=START_AGES, size=len(began))
    born = began - (1 + np.floor((age + rng.random(len(began))) * 365.2)).astype(int)
    mean = np.where(rng.random(len(began)) < share_short, SHORT, LONG)
    length = 1 + np.floor(rng.exponential(mean) * 365.25).astype(int)
    ended = np.minimum(began + length, birthdays(born, 18))
    kept = (ended >= as_days(complete_from)) & (ended > began)
    began, born, family, ended = began[kept], born[kept], family[kept], ended[kept]
    ended = np.where(ended > last, np.datetime64("NaT"), ended)
    spells = Spells(
        np.arange(len(born)), born, began, ended, family if families else family * 0 - 1
    )
    return EpisodeHistory(area, spells, stays_of(spells, last, rng), complete_from, known_to)


def stays_of(spells: Spells, last: np.datetime64, rng: np.random.Generator) -> Stays:
    """Cut each period of care into stays in places drawn at random."""
    rows = []
    until = np.where(np.isnat(spells.ended), last + 1, spells.ended)
    for spell in range(len(spells)):
        day, first = spells.began[spell], True
        while day < until[spell]:
            stop = day + 1 + int(rng.exponential(1 / MOVES_A_YEAR) * 365.25)
            ends = stop if stop < until[spell] else spells.ended[spell]
            rows.append(
                (
                    spell,
                    rng.choice(len(GROUPS), p=[0.5, 0.2, 0.1, 0, 0.1, 0.05, 0.05]),
                    day,
                    ends,
                    not first,
                )
            )
            day, first = stop, False
    columns = list(zip(*rows, strict=True))
    return Stays(
        np.array(columns[0], dtype=np.int64),
        np.array(columns[1], dtype=np.int8),
        np.array(columns[2], dtype="datetime64[D]"),
        np.array(columns[3], dtype="datetime64[D]"),
        np.array(columns[4], dtype=bool),
    )


def make_spells(*rows: tuple[str, str, str | None]) -> EpisodeHistory:
    """Make a history of a few periods of care: born, began, ended."""
    born, began, ended = (
        np.array([row[i] or "NaT" for row in rows], dtype="datetime64[D]") for i in range(3)
    )
    number = np.arange(len(rows))
    spells = Spells(number, born, began, ended, number * 0 - 1)
    return EpisodeHistory("Few", spells, Stays.none(), date(2015, 4, 1), date(2020, 3, 31))


def make_counts(
    stock: dict[int, tuple[int | None, ...]],
    starts: dict[int, tuple[int | None, ...]] | None = None,
    bands: tuple[AgeBand, ...] = DFE_BANDS,
    area: str = "Counted",
) -> CountHistory:
    """Make a history of counts on 31 March of some years, by band; None is suppressed."""
    tables = ((Measure.LOOKED_AFTER, stock), (Measure.ENTERED, starts or {}))
    return CountHistory(
        area,
        "X1",
        tuple(
            Count("X1", area, date(year, 3, 31), measure, band, children, status_of(children))
            for measure, table in tables
            for year, row in table.items()
            for band, children in zip(bands, row, strict=True)
        ),
    )


def status_of(children: int | None) -> Status:
    return Status.SUPPRESSED if children is None else Status.OK


@pytest.fixture(scope="session")
def known_authority() -> Callable[..., EpisodeHistory]:
    return make_known_authority


@pytest.fixture(scope="session")
def an_authority() -> EpisodeHistory:
    return make_known_authority(1)


@pytest.fixture(scope="session")
def spells_of() -> Callable[..., EpisodeHistory]:
    return make_spells


@pytest.fixture(scope="session")
def counts_of() -> Callable[..., CountHistory]:
    return make_counts


@pytest.fixture(scope="session")
def steady_counts() -> CountHistory:
    """Make counts of an authority that wanders a little about 160 children."""
    rng = np.random.default_rng(7)
    stock = {y: tuple(int(n) for n in rng.poisson((9, 27, 30, 60, 40))) for y in range(2012, 2020)}
    starts = {
        y: tuple(int(n) for n in rng.poisson((12, 12, 10, 18, 14))) for y in range(2012, 2020)
    }
    return make_counts(stock, starts)
