"""The world a run looks at: an authority as it is, what is assumed, what levers change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from matching.places import Place
from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.money.prices import GROWTH, Category


@dataclass(frozen=True, slots=True)
class PlannedPlaces:
    """Households or homes that a plan adds: one kind of place, so many of them, from a month on."""

    like: Place
    number: int
    first_month: date
    over_months: int


@dataclass(frozen=True, slots=True)
class EntriesChange:
    """From a month on, so many times as many children of these ages come into care."""

    first_month: date
    times: float
    youngest: int
    oldest: int


@dataclass(frozen=True, slots=True)
class PlannedSpending:
    """Something a plan pays for besides homes, month by month, whatever happens."""

    pence_a_month: int
    price_year: int
    first_month: date
    last_month: date | None = None


@dataclass(frozen=True, slots=True)
class World:
    """What a run starts from. Levers give back a changed copy and leave this one alone."""

    baseline: Baseline
    assumptions: Assumptions = field(default_factory=Assumptions)
    planned_places: tuple[PlannedPlaces, ...] = ()
    entries_changes: tuple[EntriesChange, ...] = ()
    spending: tuple[PlannedSpending, ...] = ()
    growth: Mapping[Category, float] = field(default_factory=lambda: GROWTH)
    """Growth of prices a year, by category."""
