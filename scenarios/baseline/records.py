"""The facts read from an authority's files, with everything the engines do not need left behind.

No names, pupil numbers, ethnicity, birth mothers or postcodes are kept: what is not read cannot
leak. A *record* is one row of a file that has been checked; nothing here has been worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forecasting.history import Count


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """A child of the return's header table. Sex is "F", "M" or "" when not known."""

    child_id: str
    born: date
    sex: str
    uasc: bool | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class EpisodeRecord:
    """One episode of being looked after; the end is exclusive, and None while it lasts.

    `area` is the name of the folder it was read from: child numbers are only unique inside one.
    The need at entry and the provider, which nothing here asks about, are checked and not kept.
    """

    child_id: str
    began: date
    ended: date | None
    reason_new: str
    legal_status: str
    placement_type: str
    reason_ended: str
    reason_moved: str
    home_urn: str | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class SnapshotRecord:
    """A child of Annex A List 8: where they live now, and nothing of how they came there.

    `off_island` is true where the placement location says out of the authority's area.
    """

    child_id: str
    born: date
    sex: str
    uasc: bool | None
    legal_status: str
    placement_type: str
    period_began: date | None
    placement_began: date | None
    period_ended: date | None
    off_island: bool | None
    home_urn: str | None = None
    seen_on: date | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class NeedsRecord:
    """What is recorded of a child's needs and circumstances: a row of our needs template.

    Ratings are "0" to "4", "NK" or "NA"; a domain that is absent is not known.
    """

    child_id: str
    ratings: Mapping[str, str]
    siblings: str | None = None
    sibling_plan: str | None = None
    current_place: str | None = None
    status: str | None = None
    requirements: tuple[str, ...] = ()
    essential: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    sole_child: bool = False
    home_area: str | None = None
    school: str | None = None
    contact_area: str | None = None
    off_island_agreed: bool | None = None
    wishes: tuple[str, ...] = ()
    needed_by: str | None = None
    planned_end: date | None = None
    flags: tuple[str, ...] = ()
    court_conditions: tuple[str, ...] = ()
    parents_ruled_out: bool | None = None
    kin_ruled_out: bool | None = None
    emergency_on: date | None = None
    evaluated_on: date | None = None
    rated_on: date | None = None
    born: date | None = None
    sex: str = ""


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """One rating of one child's need in one domain: a row of our ratings template.

    The level is "0" to "4", "NK" or "NA". Rows are never corrected: a later row stands for it.
    """

    child_id: str
    domain: str
    level: str
    rated_on: date
    rated_by_role: str = ""
    evidence: str = ""
    evidence_type: str = ""
    evidence_date: date | None = None
    confidence: str | None = None
    direction: str | None = None
    strengths: str = ""
    child_view: str | None = None
    child_view_words: str = ""
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class HomeRecord:
    """A household or home where children may live: a row of our homes template; costs a week."""

    place_id: str
    type: str
    on_island: bool
    capacity: int
    youngest: int
    oldest: int
    sexes: str
    status: str
    tier: str | None = None
    bedrooms: int | None = None
    available_from: date | None = None
    held_until: date | None = None
    unavailable_reason: str | None = None
    approved_from: date | None = None
    area: str | None = None
    offers: tuple[str, ...] = ()
    named_children: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    emergency_admission: bool = False
    reserved_for_emergencies: int = 0
    capability: Mapping[str, int] = field(default_factory=dict)
    with_support: Mapping[str, int] = field(default_factory=dict)
    pair_assessments: tuple[tuple[str, str, str], ...] = ()
    weekly_cost_pence: int | None = None
    support_cost_pence: int | None = None
    paid_for: str | None = None
    """`bed` or `child`; what is usual for its kind where it is not said."""
    support_package: str | None = None
    support_from: date | None = None
    price_year: int | None = None
    stops_on: date | None = None
    """The first day on which it takes nobody any more, where that is planned."""


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """How long the way takes from one part of the area to a school or another part."""

    from_area: str
    to: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ApplicationRecord:
    """One household on its way to approval: a row of our pipeline template."""

    application_id: str
    type: str
    stage: str
    enquired_on: date | None = None
    applied_on: date | None = None
    stage_since: date | None = None
    approved_on: date | None = None
    withdrawn_on: date | None = None
    withdrawal_reason: str | None = None
    places: int | None = None
    bedrooms: int | None = None
    youngest: int | None = None
    oldest: int | None = None
    sexes: str | None = None
    area: str | None = None
    capability: Mapping[str, int] = field(default_factory=dict)
    visited_on: date | None = None
    stage_1_on: date | None = None
    training_on: date | None = None
    stage_2_on: date | None = None
    panel_on: date | None = None
    first_child_on: date | None = None
    campaign: str | None = None
    recruited_for: str | None = None
    became_place: str | None = None


@dataclass(frozen=True, slots=True)
class CostRecord:
    """What one kind of care costs. A price year is named by its beginning (2024 for 2024-25)."""

    category: str
    amount_pence: int
    unit: str
    price_year: int
    source: str
    jurisdiction: str
    campaign: str | None = None
    """Of the category campaign: which one, as the pipeline table names it."""


@dataclass(frozen=True, slots=True)
class About:
    """What the authority says of its own data, from an about table."""

    name: str | None = None
    area: str | None = None
    jurisdiction: str | None = None
    synthetic: bool = False
    data_from: date | None = None
    data_to: date | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One published number. The date stays as printed: a day, a month, a year or a span of days."""

    date: str
    measure: str
    value: float
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: what it was recognised as, its rows and its fingerprint."""

    name: str
    kind: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Records:
    """Everything read from a set of files, checked but not yet worked on."""

    children: tuple[ChildRecord, ...] = ()
    episodes: tuple[EpisodeRecord, ...] = ()
    snapshots: tuple[SnapshotRecord, ...] = ()
    counts: tuple[Count, ...] = ()
    needs: tuple[NeedsRecord, ...] = ()
    ratings: tuple[RatingRecord, ...] = ()
    homes: tuple[HomeRecord, ...] = ()
    minutes: tuple[MinutesRecord, ...] = ()
    pipeline: tuple[ApplicationRecord, ...] = ()
    costs: tuple[CostRecord, ...] = ()
    about: About | None = None
    published: tuple[PublishedFigure, ...] = ()
    files: tuple[FileRead, ...] = ()
