"""The layout of PROBLEM.json: what each field may hold, and the child or place it makes."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field

from matching.child.codification import Domain
from matching.child.ratings import STALE_AFTER_MONTHS, RatingHistory
from matching.children import Child, ChildStatus, NeededBy, SiblingPlan
from matching.files.ratings_layout import RatingInFile, needs_with_ratings
from matching.files.values_in_file import Day, Rated, Read
from matching.places import Impact, PairAssessment, Place, PlaceStatus, PlaceType
from matching.policy import Jurisdiction, Policy
from matching.tiers import Tier

MOST_POUNDS = 1_000_000_000
MOST_MINUTES = 1_000_000
"""Beyond these a figure is a slip of the keyboard, and sums of it would overflow the solver."""


def _capability(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 4:
        raise ValueError("what a home can do is 0, 1, 2, 3 or 4")
    return value


def _status(value: object) -> object:
    words = str(value).strip().lower().replace(" ", "_").removeprefix("on_")
    return words if words in list(PlaceStatus) else PlaceStatus.NOT_AVAILABLE


def _beds(value: object) -> object:
    return int(value) if isinstance(value, bool) else value


def _sex(value: object) -> object:
    known = {"f": "F", "female": "F", "girl": "F", "m": "M", "male": "M", "boy": "M"}
    return known.get(str(value).strip().lower(), "") if value is not None else ""


def _words(value: object) -> object:
    return () if value is None else value


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Able = Annotated[int, BeforeValidator(_capability)]
Pounds = Annotated[Decimal, Field(ge=0, le=MOST_POUNDS)]
Minutes = Annotated[int, Field(ge=0, le=MOST_MINUTES)]


class ChildInFile(Read):
    """One child of a problem file."""

    id: str = Field(min_length=1)
    date_of_birth: Day
    sex: Annotated[str, BeforeValidator(_sex)] = ""
    status: ChildStatus = ChildStatus.WAITING
    siblings: str | None = None
    sibling_plan: SiblingPlan | None = None
    needs: dict[Domain, Rated] = Field(default_factory=dict)
    requirements: Words = ()
    essential: Words = ()
    not_with: Words = ()
    sole_child: bool = False
    home_area: str | None = None
    school: str | None = None
    contact_area: str | None = None
    off_island_agreed: bool | None = None
    current_place: str | None = None
    wishes: Words = ()
    court_conditions: Words = ()
    flags: Words = ()
    needed_by: NeededBy | None = None
    planned_end: Day | None = None
    parents_ruled_out: bool | None = None
    kin_ruled_out: bool | None = None
    moved_on: Day | None = None
    emergency_on: Day | None = None
    evaluated_on: Day | None = None
    ratings: list[RatingInFile] = Field(default_factory=list)

    def child(self, day: date) -> Child:
        """Make the child as known on a day; `needs` stands before a rating that differs."""
        history = RatingHistory(tuple(rating.rating() for rating in self.ratings))
        return Child(
            born=self.date_of_birth,
            needs=needs_with_ratings(self.needs, history, day),
            ratings=history,
            **_same(self, Child, {"needs", "ratings"}),
        )


class PlaceInFile(Read):
    """One place of a problem file; money in pounds."""

    id: str = Field(min_length=1)
    type: PlaceType
    tier: Tier | None = None
    on_island: bool | None = None
    capacity: int = Field(ge=0)
    bedrooms: int | None = Field(default=None, ge=0)
    ages: tuple[int, int] = (0, 17)
    sexes: Literal["any", "F", "M"] = "any"
    capability: dict[Domain, Able] = Field(default_factory=dict)
    with_support: dict[Domain, Able] = Field(default_factory=dict)
    offers: Words = ()
    status: Annotated[PlaceStatus, BeforeValidator(_status)] = PlaceStatus.AVAILABLE
    area: str | None = None
    weekly_cost: Pounds | None = None
    support_cost: Pounds | None = None
    residents: Words | None = None
    named_children: Words = ()
    exemptions: Words = ()
    emergency_admission: bool | None = None
    held_until: Day | None = None
    available_from: Day | None = None
    reserved_for_emergencies: Annotated[int, BeforeValidator(_beds)] = Field(default=0, ge=0)
    pair_assessments: Any = None
    unavailable_reason: str | None = None
    support_package: str | None = None
    support_from: Day | None = None
    stops_on: Day | None = None
    name: str | None = None

    def place(self) -> Place:
        """Make the place."""
        made_here = {"on_island", "pair_assessments"}
        off_island = self.type in (PlaceType.OFF_ISLAND_FOSTER, PlaceType.OFF_ISLAND_RESIDENTIAL)
        return Place(
            on_island=not off_island if self.on_island is None else self.on_island,
            youngest=self.ages[0],
            oldest=self.ages[1],
            weekly_cost_pence=_pence(self.weekly_cost),
            support_cost_pence=_pence(self.support_cost),
            pair_assessments=tuple(_pairs(self.pair_assessments, self.residents or ())),
            **_same(self, Place, made_here),
        )


class PolicyInFile(Read):
    """The settings of a problem file; what is left out has our default."""

    foster_limit: int | None = Field(default=3, ge=0)
    school_minutes: Minutes = 30
    minutes_limit: Minutes | None = None
    share_room_under: int = 9
    baby_in_carers_room_under_months: int = Field(default=0, ge=0)
    supported_from: int = 16
    not_known_counts_as: int = Field(default=3, ge=0, le=4)
    ratings_stale_after_months: int = Field(default=STALE_AFTER_MONTHS, ge=1)
    evaluate_emergency_within: int = 10
    flags_apart: tuple[tuple[str, str], ...] = Policy().flags_apart
    order: Words = ()


class ProblemInFile(Read):
    """A problem file whole."""

    date: Day
    jurisdiction: Jurisdiction = Jurisdiction.JEY
    policy: PolicyInFile = PolicyInFile()
    children: list[ChildInFile]
    places: list[PlaceInFile]
    minutes: list[tuple[str, str, Minutes]] = Field(default_factory=list)


def _same(read: BaseModel, made: type, but: set[str]) -> dict[str, Any]:
    """Give the fields that have one name in the file and in the thing made from it."""
    fields = set(type(read).model_fields) & set(made.__dataclass_fields__) - but  # type: ignore[attr-defined]  # made is a dataclass
    return {name: getattr(read, name) for name in sorted(fields)}


def _pence(pounds: Decimal | None) -> int | None:
    if pounds is None:
        return None
    return int((pounds * 100).to_integral_value(rounding=ROUND_HALF_UP))


def _pairs(read: object, residents: tuple[str, ...]) -> Iterator[PairAssessment]:
    """Read assessments as triples, as child to other to impact, or as child to impact."""
    if isinstance(read, Mapping):
        for child, value in read.items():
            if isinstance(value, Mapping):
                for other, impact in value.items():
                    yield from _pair(child, other, impact)
            else:
                for other in residents:
                    yield from _pair(child, other, value)
    elif isinstance(read, (list, tuple)):
        for each in read:
            if isinstance(each, Mapping):
                other = each.get("with", each.get("other"))
                yield from _pair(each.get("child"), other, each.get("impact"))
            elif isinstance(each, (list, tuple)) and len(each) == 3:
                yield from _pair(*each)


def _pair(child: object, other: object, impact: object) -> Iterator[PairAssessment]:
    """Give one assessment; a word we do not know is an assessment not made."""
    if str(impact) in list(Impact):
        yield PairAssessment(str(child), str(other), Impact(str(impact)))
