"""The truth behind a made-up authority: every number its simulator draws from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

AGES = 18
"""Whole years of age at which a child can be looked after: 0 to 17."""


class Stay(StrEnum):
    """What kind of stay a child is in; decided on arrival, never seen by a forecaster."""

    SHORT = "short"
    PERMANENCE = "permanence"
    LONG = "long"


class Setting(StrEnum):
    """Where a child lives. On or off the island is part of it, as it is for a panel."""

    KINSHIP = "with family or friends"
    FOSTER = "fostered"
    RESIDENTIAL = "children's home"
    SUPPORTED = "supported accommodation"
    PARENTS = "placed with parents"
    OFF_FOSTER = "fostered off island"
    OFF_RESIDENTIAL = "children's home off island"
    ADOPTION = "placed for adoption"


DRAWN_SETTINGS: tuple[Setting, ...] = tuple(s for s in Setting if s is not Setting.ADOPTION)
"""Settings a new placement is drawn from; adoption comes only at the end of a stay."""


@dataclass(frozen=True, slots=True)
class StayMixture:
    """Shares of short, permanence and long stays among children who enter at these ages."""

    lowest: int
    highest: int
    short: float
    permanence: float
    long: float

    def __post_init__(self) -> None:
        if abs(self.short + self.permanence + self.long - 1) > 1e-9:
            raise ValueError(
                f"The shares of stays at ages {self.lowest} to {self.highest} must be 1"
            )


@dataclass(frozen=True, slots=True)
class PlacementMix:
    """Share of each of `DRAWN_SETTINGS` when a placement begins at these ages."""

    lowest: int
    highest: int
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.shares) != len(DRAWN_SETTINGS) or abs(sum(self.shares) - 1) > 1e-9:
            raise ValueError(
                f"A placement mix needs {len(DRAWN_SETTINGS)} shares that add up to 1 "
                f"(ages {self.lowest} to {self.highest})"
            )


@dataclass(frozen=True, slots=True)
class Moves:
    """Moves a year of a child in one placement: in its first six months, and later."""

    planned_early: float = 0.75
    planned_later: float = 0.10
    disruption_early: float = 0.30
    disruption_later: float = 0.09
    to_supported: float = 0.16
    """A year, from the 16th birthday, out of fostering and children's homes."""


ENTRY_AGES: tuple[float, ...] = (
    *(0.170, 0.035, 0.022, 0.020, 0.020, 0.023),
    *(0.030, 0.035, 0.040, 0.050, 0.065),
    *(0.085, 0.100, 0.105, 0.085, 0.060),
    *(0.035, 0.020),
)

STAYS: tuple[StayMixture, ...] = (
    StayMixture(0, 1, 0.30, 0.58, 0.12),
    StayMixture(2, 5, 0.45, 0.30, 0.25),
    StayMixture(6, 10, 0.50, 0.15, 0.35),
    StayMixture(11, 15, 0.43, 0.06, 0.51),
    StayMixture(16, 17, 0.45, 0.00, 0.55),
)

#                  kinship foster residential supported parents off_foster off_residential
PLACEMENTS: tuple[PlacementMix, ...] = (
    PlacementMix(0, 4, (0.25, 0.67, 0.00, 0.00, 0.08, 0.00, 0.00)),
    PlacementMix(5, 10, (0.27, 0.46, 0.04, 0.00, 0.07, 0.11, 0.05)),
    PlacementMix(11, 15, (0.17, 0.27, 0.16, 0.00, 0.05, 0.15, 0.20)),
    PlacementMix(16, 17, (0.12, 0.24, 0.16, 0.14, 0.04, 0.10, 0.20)),
)


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything chance is drawn from. The same truth and seed give the same authority.

    `entries_a_year` is the level on the last day; `drift` is its relative change a year up to
    then (0.05: five per cent more each year), `wander` the standard deviation of a random walk
    of its logarithm, year by year. Years are counted back from the last day.
    """

    name: str = "steady"
    entries_a_year: float = 34.0
    entry_ages: tuple[float, ...] = ENTRY_AGES
    over_dispersion: float = 3.0
    """Variance of a year's entries over their mean (DOMAIN: about 3 in small authorities)."""
    drift: float = 0.0
    wander: float = 0.0
    sibling_groups: tuple[float, ...] = (0.78, 0.15, 0.05, 0.02)
    """Share of arrivals of one child, of two brothers or sisters together, of three ..."""
    stays: tuple[StayMixture, ...] = STAYS
    short_mean_years: float = 0.40
    permanence_mean_years: float = 1.7
    permanence_shape: int = 4
    long_mean_years: float = 22.0
    """Before the 18th birthday cuts it: most long stays last to adulthood."""
    returning: float = 0.08
    """Share of arrivals of one child that are of a child who was looked after before."""
    placements: tuple[PlacementMix, ...] = PLACEMENTS
    moves: Moves = Moves()
    unaccompanied: float = 0.30
    """Share of arrivals of one child aged 15 to 17 that are unaccompanied asylum seekers."""

    def __post_init__(self) -> None:
        if len(self.entry_ages) != AGES or abs(sum(self.entry_ages) - 1) > 1e-9:
            raise ValueError("The entry ages must be 18 shares, for ages 0 to 17, that add up to 1")
        if abs(sum(self.sibling_groups) - 1) > 1e-9:
            raise ValueError("The shares of sibling group sizes must add up to 1")
        if self.over_dispersion < self.clumping:
            raise ValueError(
                f"Sibling groups alone give entries a variance of {self.clumping:.2f} times their "
                f"mean: the over-dispersion cannot be {self.over_dispersion:.2f}"
            )

    @property
    def family_size(self) -> float:
        """Children in one arrival, on average."""
        return sum(size * share for size, share in enumerate(self.sibling_groups, start=1))

    @property
    def clumping(self) -> float:
        """The over-dispersion that comes of sibling groups alone."""
        squares = sum(size**2 * share for size, share in enumerate(self.sibling_groups, start=1))
        return squares / self.family_size

    @property
    def level_variance(self) -> float:
        """Relative variance of the yearly level of entries that makes up the rest."""
        return (self.over_dispersion - self.clumping) / self.entries_a_year

    def stay_mixture(self, age: int) -> StayMixture:
        """Give the mixture of stays of children who enter at this age."""
        return next(m for m in self.stays if m.lowest <= age <= m.highest)

    def placement_mix(self, age: int) -> PlacementMix:
        """Give the mix of settings of placements that begin at this age."""
        return next(m for m in self.placements if m.lowest <= age <= m.highest)


JERSEY_LIKE = Truth(name="Jersey-like")
"""The truth of the shipped made-up authority: about 88 children looked after."""


def steady(children: int, **changes: float) -> Truth:
    """Give a truth with steady entries and about this many children looked after."""
    return _sized(replace(JERSEY_LIKE, name="steady", **changes), children)  # type: ignore[arg-type]


def drifting(children: int, drift: float = -0.04, wander: float = 0.10) -> Truth:
    """Give a truth whose entries drift; it has about this many children on a steady path."""
    return replace(_sized(JERSEY_LIKE, children), name="drifting", drift=drift, wander=wander)


def _sized(truth: Truth, children: int) -> Truth:
    from scenarios.baseline.made_up_authority.expectation import expected_stock

    entries = truth.entries_a_year * children / expected_stock(truth)
    return replace(truth, entries_a_year=entries)
