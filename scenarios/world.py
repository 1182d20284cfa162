"""The world a run looks at: an authority as it is, what is assumed, what levers change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Protocol

from matching.places import Place
from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.children.routes import Route
from scenarios.money.prices import Category


@dataclass(frozen=True, slots=True)
class PlannedPlaces:
    """Households or homes that a plan adds: one kind of place, so many of them, from a month on."""

    like: Place
    number: int
    first_month: date
    over_months: int


@dataclass(frozen=True, slots=True)
class EntriesChange:
    """From a month on, so many times as many children of these ages come into care.

    With a route, only families who would come by it: to a home, to kin, or elsewhere. Where it
    concerns families only, as many unaccompanied children come as would have.
    """

    first_month: date
    times: float
    youngest: int
    oldest: int
    last_month: date | None = None
    route: Route | None = None
    families_only: bool = False


@dataclass(frozen=True, slots=True)
class ExtraArrivals:
    """From a month on, so many more children a year come unaccompanied, and stay until 18."""

    first_month: date
    a_year: float
    youngest: int
    oldest: int
    share_boys: float = 0.5
    last_month: date | None = None
    skilled: float | None = None
    """The share who need more than any approved carer gives; as of others if not said."""
    phase_in_months: int = 1
    """Months until so many come: in the first of six, a sixth of them."""


@dataclass(frozen=True, slots=True)
class StaysChange:
    """From a month on, what is left of a stay is so many times as long, for these ages.

    After the last month, if there is one, what is left of it then goes by as it would have.
    """

    first_month: date
    times: float
    youngest: int
    oldest: int
    last_month: date | None = None


@dataclass(frozen=True, slots=True)
class RateChange:
    """From a month on, something happens so many times as often."""

    first_month: date
    times: float
    last_month: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """From a month on, places are as the new ones say; who lives there stays."""

    first_month: date
    was: Mapping[str, Place]
    """The places by id, as the plan finds them in that month."""
    new: Mapping[str, Place]
    """The same places as they will be, by the same ids."""
    last_month: date | None = None
    """After it they are as without this change."""

    def made_to(self, place: Place) -> Place:
        """Give a place with this change: only what the change is about differs.

        Places kept free add up with those that other changes keep.
        """
        was, new = self.was[place.id], self.new[place.id]
        given = [each.name for each in fields(Place) if each.init]
        altered = {n: getattr(new, n) for n in given if getattr(new, n) != getattr(was, n)}
        if ADDS_UP in altered:
            altered[ADDS_UP] += place.reserved_for_emergencies - was.reserved_for_emergencies
        return replace(place, **altered)


ADDS_UP = "reserved_for_emergencies"


def as_changed(place: Place, changes: Sequence[PlaceChange], month: date) -> Place:
    """Give a place of today as the changes of a month have it: what has ended is as without it."""
    for change in sorted(changes, key=lambda each: each.first_month):
        if place.id in change.new and change.first_month <= month <= (change.last_month or month):
            place = change.made_to(place)
    return place


@dataclass(frozen=True, slots=True)
class Closure:
    """A place that closes: its children seek other homes that month."""

    first_month: date
    place_id: str


@dataclass(frozen=True, slots=True)
class Returns:
    """From a month on, this share of the children who could is reviewed for a move each month."""

    first_month: date
    share_a_month: float
    last_month: date | None = None


@dataclass(frozen=True, slots=True)
class PriceChange:
    """From a month on, a category costs so many times as much."""

    first_month: date
    category: Category
    times: float
    last_month: date | None = None


@dataclass(frozen=True, slots=True)
class GrowthChange:
    """From a month on, prices of a category grow by more or at another rate, or partly so."""

    first_month: date
    category: Category
    rate: float | None
    """Growth a year: 0.042 for 4.2 %; none: whatever it is without this change."""
    points: float = 0.0
    """So much more a year than that: 0.01 for a point."""
    share: float = 1.0
    """How far the growth is on the way there."""
    last_month: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedSpending:
    """Something a plan pays for besides homes, month by month, whatever happens.

    Its prices are of the year in which it begins.
    """

    pence_a_month: int
    first_month: date
    last_month: date | None = None


@dataclass(frozen=True, slots=True)
class PathwayChange:
    """From a month on, the way to approval is another; what is not named stays as it was."""

    first_month: date
    goes_on_times: Mapping[str, float] = field(default_factory=dict)
    """By stage: so many times as many of those who come to it go on."""
    days_times: Mapping[str, float] = field(default_factory=dict)
    """By stage: so many times as many days, for those who come to it from then on."""
    assessors: int | None = None
    assessments_each: int = 4
    """Assessments an assessor does at once [A]."""
    panel_every_weeks: int | None = None
    last_month: date | None = None
    """After it all is as without the change, for those who come to a stage from then on."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """For some months, more people enquire than would have."""

    first_month: date
    months: int
    percent: float = 0.0
    a_month: float = 0.0
    phase_in_months: int = 1
    """Months until so many more come: in the first of six, a sixth of them."""


MONEY = ("spending", "price_changes", "growth_changes")
"""What of a world moves no child and changes no home."""


@dataclass(frozen=True, slots=True)
class World:
    """What a run starts from. Levers give back a changed copy and leave this one alone."""

    baseline: Baseline
    assumptions: Assumptions = field(default_factory=Assumptions)
    planned_places: tuple[PlannedPlaces, ...] = ()
    entries_changes: tuple[EntriesChange, ...] = ()
    extra_arrivals: tuple[ExtraArrivals, ...] = ()
    stays_changes: tuple[StaysChange, ...] = ()
    unplanned_changes: tuple[RateChange, ...] = ()
    """How often homes break down."""
    stopping_changes: tuple[RateChange, ...] = ()
    """How often fostering households stop."""
    pathway_changes: tuple[PathwayChange, ...] = ()
    """How households come to be approved."""
    campaigns: tuple[Campaign, ...] = ()
    """For people to enquire about fostering."""
    place_changes: tuple[PlaceChange, ...] = ()
    closures: tuple[Closure, ...] = ()
    step_downs: tuple[Returns, ...] = ()
    """Children in a children's home whom a family would suit."""
    returns: tuple[Returns, ...] = ()
    """Children off the island who could come back."""
    spending: tuple[PlannedSpending, ...] = ()
    price_changes: tuple[PriceChange, ...] = ()
    growth_changes: tuple[GrowthChange, ...] = ()

    def lives_like(self, other: "World") -> bool:
        """Say whether the same futures are lived in both worlds: they differ in money alone."""
        changes = (each.name for each in fields(World) if each.name not in (*MONEY, "baseline"))
        return self.baseline is other.baseline and all(
            getattr(self, name) == getattr(other, name) for name in changes
        )

    def places_in(self, month: date) -> tuple[Place, ...]:
        """Give today's places as the changes planned so far have them by a month."""
        return tuple(as_changed(p, self.place_changes, month) for p in self.baseline.places)


class Lever(Protocol):
    """Something that changes a world."""

    @property
    def first_month(self) -> date:
        """The first month in which it does."""

    def pull(self, world: World) -> World:
        """Give a changed copy of the world."""


def pulled(
    levers: Sequence[Lever], baseline: Baseline, assumptions: Assumptions | None = None
) -> World:
    """Give the world of a baseline with all these levers pulled."""
    return pulled_in(World(baseline, assumptions or Assumptions()), levers)


def pulled_in(world: World, levers: Sequence[Lever]) -> World:
    """Give a world with all these levers pulled besides, in the order of their months.

    A lever that chooses among homes finds them as levers of earlier months left them, in whatever
    order a scenario names them.
    """
    for lever in sorted(levers, key=lambda each: each.first_month):
        world = lever.pull(world)
    return world
