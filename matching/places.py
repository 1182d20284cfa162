"""A place: a household or home where children live, what it offers and whom it may take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from matching.needs import INTENSITY, Domain
from matching.tiers import FOSTER, TIERS, Tier


class PlaceType(StrEnum):
    """The kinds of place."""

    KINSHIP = "kinship"
    FOSTER = "foster"
    INTENSIVE_FOSTER = "intensive_foster"
    RESIDENTIAL = "residential"
    SUPPORTED = "supported"
    SECURE = "secure"
    SHORT_BREAK = "short_break"
    OFF_ISLAND_FOSTER = "off_island_foster"
    OFF_ISLAND_RESIDENTIAL = "off_island_residential"

    @property
    def is_foster(self) -> bool:
        """Whether a foster carer's approval governs it, relatives and friends included."""
        return self in FOSTER_TYPES

    @property
    def is_home(self) -> bool:
        """Whether it is a children's home with a registered manager."""
        return self in (PlaceType.RESIDENTIAL, PlaceType.OFF_ISLAND_RESIDENTIAL)


FOSTER_TYPES = (
    PlaceType.KINSHIP,
    PlaceType.FOSTER,
    PlaceType.INTENSIVE_FOSTER,
    PlaceType.OFF_ISLAND_FOSTER,
)


class PlaceStatus(StrEnum):
    """Whether a place can be used at all; only `available` ones can."""

    AVAILABLE = "available"
    HOLD = "hold"
    BREAK = "break"
    FULL = "full"
    UNDER_REVIEW = "under_review"
    UNREGISTERED = "unregistered"
    CLOSED = "closed"
    NOT_AVAILABLE = "not_available"


class Impact(StrEnum):
    """What an impact assessment says of two children in one home; none recorded is not assessed."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    MANAGEABLE = "manageable"
    NOT_TOGETHER = "not_together"


@dataclass(frozen=True, slots=True)
class PairAssessment:
    """What is recorded of two children living in this place together."""

    child: str
    other: str
    impact: Impact


@dataclass(frozen=True, slots=True)
class Place:
    """One household or home; capacity and bedrooms are totals, no capability counts as 0."""

    id: str
    type: PlaceType
    tier: Tier | None = None
    on_island: bool = True
    capacity: int = 1
    bedrooms: int | None = None
    youngest: int = 0
    oldest: int = 17
    sexes: str = "any"
    capability: Mapping[Domain, int] = field(default_factory=dict, hash=False)
    with_support: Mapping[Domain, int] = field(default_factory=dict, hash=False)
    offers: tuple[str, ...] = ()
    status: PlaceStatus = PlaceStatus.AVAILABLE
    area: str | None = None
    weekly_cost_pence: int | None = None
    support_cost_pence: int | None = None
    named_children: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    emergency_admission: bool | None = None
    held_until: date | None = None
    available_from: date | None = None
    reserved_for_emergencies: int = 0
    pair_assessments: tuple[PairAssessment, ...] = ()
    unavailable_reason: str | None = None
    support_package: str | None = None
    support_from: date | None = None
    """The first day of the package; None: it is there, or begins with the move."""
    stops_on: date | None = None
    """The first day it takes nobody new, where that is planned; who lives there stays."""
    name: str | None = None
    levels: tuple[int, ...] = field(init=False, repr=False, compare=False)
    supported: tuple[int, ...] = field(init=False, repr=False, compare=False)
    in_tier: Tier = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        unaided = tuple(self.capability.get(domain, 0) for domain in INTENSITY)
        aided = (self.with_support.get(domain, 0) for domain in INTENSITY)
        object.__setattr__(self, "levels", unaided)
        object.__setattr__(self, "supported", tuple(map(max, unaided, aided)))
        object.__setattr__(
            self, "in_tier", self.tier or _usual_tier(self.type, self.capacity, unaided)
        )

    @property
    def label(self) -> str:
        """How a sentence speaks of the place."""
        return self.name or self.id

    @property
    def opens_on(self) -> date | None:
        """The recorded first day it can be used, or used again: after a hold, or when it opens."""
        after_hold = None if self.held_until is None else self.held_until + timedelta(days=1)
        return max((d for d in (self.available_from, after_hold) if d is not None), default=None)


def _usual_tier(kind: PlaceType, capacity: int, levels: tuple[int, ...]) -> Tier:
    """Find the tier of a place whose file names none."""
    match kind:
        case PlaceType.KINSHIP:
            return Tier.KIN
        case PlaceType.FOSTER | PlaceType.OFF_ISLAND_FOSTER:
            return next((tier for tier in FOSTER if _inside(levels, tier)), Tier.FOS3)
        case PlaceType.INTENSIVE_FOSTER:
            return Tier.FOS3
        case PlaceType.RESIDENTIAL | PlaceType.OFF_ISLAND_RESIDENTIAL:
            return Tier.HOM2 if capacity <= 2 else Tier.HOM1
        case PlaceType.SHORT_BREAK:
            return Tier.HOM1
        case PlaceType.SUPPORTED:
            return Tier.SUP
        case PlaceType.SECURE:
            return Tier.SEC


def _inside(levels: tuple[int, ...], tier: Tier) -> bool:
    envelope = TIERS[tier].envelope or ()
    return all(level <= limit for level, limit in zip(levels, envelope, strict=True))
