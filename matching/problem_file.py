"""PROBLEM.json read and checked at the door: everything wrong with it at once, in words."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from matching.children import Child, ChildStatus, NeededBy, SiblingPlan
from matching.codification import INTENSITY, Domain
from matching.needs import Needs
from matching.places import Impact, PairAssessment, Place, PlaceStatus, PlaceType
from matching.policy import Jurisdiction, Policy
from matching.problem import Problem, ProblemIsWrong
from matching.tiers import Tier

Rating = int | Literal["NK", "NA"]


def _rating(value: object) -> object:
    if value is None or value == "":
        return "NK"
    if isinstance(value, str) and value.strip().upper() in {"NK", "NA"}:
        return value.strip().upper()
    if isinstance(value, str) and value.strip().isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 4:
        raise ValueError("a rating is 0, 1, 2, 3 or 4, or NK (not known), or NA (does not apply)")
    return value


def _capability(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 4:
        raise ValueError("what a home can do is 0, 1, 2, 3 or 4")
    return value


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("write the date as year-month-day, like 2026-11-20") from None
    if value is not None and not isinstance(value, date):
        raise ValueError("write the date as year-month-day, like 2026-11-20")
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


Day = Annotated[date, BeforeValidator(_day)]
Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Rated = Annotated[Rating, BeforeValidator(_rating)]
Able = Annotated[int, BeforeValidator(_capability)]


class _Read(BaseModel):
    model_config = ConfigDict(extra="allow")


class ChildInFile(_Read):
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

    def child(self) -> Child:
        """Make the child."""
        needs = Needs.from_words({str(domain): rating for domain, rating in self.needs.items()})
        return Child(born=self.date_of_birth, needs=needs, **_same(self, Child, {"needs"}))


class PlaceInFile(_Read):
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
    weekly_cost: Decimal | None = Field(default=None, ge=0)
    support_cost: Decimal | None = Field(default=None, ge=0)
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


class PolicyInFile(_Read):
    """The settings of a problem file; what is left out has our default."""

    foster_limit: int | None = 3
    school_minutes: int = Field(default=30, ge=0)
    minutes_limit: int | None = Field(default=None, ge=0)
    share_room_under: int = 9
    supported_from: int = 16
    not_known_counts_as: int = Field(default=3, ge=0, le=4)
    evaluate_emergency_within: int = 10
    order: Words = ()


class ProblemInFile(_Read):
    """A problem file whole."""

    date: Day
    jurisdiction: Jurisdiction = Jurisdiction.JEY
    policy: PolicyInFile = PolicyInFile()
    children: list[ChildInFile]
    places: list[PlaceInFile]
    minutes: list[tuple[str, str, Annotated[int, Field(ge=0)]]] = Field(default_factory=list)


def read_problem(path: Path) -> Problem:
    """Read a problem file; raises `ProblemIsWrong` with everything wrong with it."""
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ProblemIsWrong([f"{path.name} is not text in UTF-8. Save it as UTF-8."]) from None
    except json.JSONDecodeError as error:
        raise ProblemIsWrong(
            [f"{path.name} is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."]
        ) from None
    return problem_from(read)


def problem_from(read: object) -> Problem:
    """Make a problem from parsed JSON; raises `ProblemIsWrong` with everything wrong with it."""
    try:
        found = ProblemInFile.model_validate(read)
    except ValidationError as error:
        raise ProblemIsWrong(list(_sentences(error, read))) from None
    findings = [*_across(found), *_inside(found)]
    policy = found.policy
    try:
        settings = {name: getattr(policy, name) for name in PolicyInFile.model_fields}
        made_policy = Policy(jurisdiction=found.jurisdiction, **settings)
    except ValueError as error:
        findings.append(f"Policy: {error}.")
        made_policy = Policy(jurisdiction=found.jurisdiction)
    children = tuple(child.child() for child in found.children)
    try:
        problem = Problem(
            date=found.date,
            policy=made_policy,
            children=children,
            places=tuple(place.place() for place in found.places),
            minutes={(start, to): minutes for start, to, minutes in found.minutes},
            warnings=tuple(_warnings(found)),
        )
    except ProblemIsWrong as wrong:
        raise ProblemIsWrong([*wrong.findings, *findings]) from None
    if findings:
        raise ProblemIsWrong(findings)
    return problem


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """Write a problem in the layout of the file, in the order of ids."""
    policy = {name: getattr(problem.policy, name) for name in PolicyInFile.model_fields}
    return {
        "date": problem.date.isoformat(),
        "jurisdiction": str(problem.policy.jurisdiction),
        "policy": {**policy, "order": list(problem.policy.order)},
        "children": [_child_json(child) for child in problem.children],
        "places": [_place_json(place, problem) for place in problem.places],
        "minutes": [[start, to, n] for (start, to), n in sorted(problem.minutes.items())],
    }


def problem_hash(problem: Problem) -> str:
    """Give a fingerprint of the problem that does not depend on the order of its lists."""
    written = problem_to_json(problem)
    for each in (*written["children"], *written["places"]):
        for name in ("requirements", "essential", "not_with", "wishes", "flags", "offers"):
            if name in each:
                each[name] = sorted(each[name])
    canonical = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


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


def _sentences(error: ValidationError, read: object) -> Iterator[str]:
    for each in error.errors(include_url=False, include_context=False):
        where = _where(each["loc"], read)
        message = str(each["msg"]).removeprefix("Value error, ")
        if each["type"] == "missing":
            yield f"{where} is missing. Add it."
        else:
            given = json.dumps(each["input"], default=str, ensure_ascii=False)
            yield f"{where} is {given if len(given) < 60 else 'not as it should be'}: {message}."


def _where(place: tuple[int | str, ...], read: object) -> str:
    """Say in words where in the file something is: which child or place, and which field."""
    parts = list(place)
    if len(parts) >= 2 and parts[0] in ("children", "places") and isinstance(parts[1], int):
        kind = "Child" if parts[0] == "children" else "Place"
        name = f"{kind} {_id_of(read, str(parts[0]), parts[1])}"
        fields = [str(part) for part in parts[2:] if not str(part).startswith("function-")]
        return f"{name}: {' '.join(fields)}" if fields else name
    return f"The problem: {' '.join(str(part) for part in parts)}" if parts else "The problem"


def _id_of(read: object, kind: str, index: int) -> str:
    try:
        return str(read[kind][index]["id"])  # type: ignore[index]  # any shape may have been read
    except (TypeError, KeyError, IndexError):
        return f"number {index + 1} (it has no id)"


def _inside(found: ProblemInFile) -> Iterator[str]:
    """Check single places beyond what types can say."""
    for place in found.places:
        youngest, oldest = place.ages
        if youngest > oldest or youngest < 0:
            yield f"Place {place.id}: ages {youngest} to {oldest} must rise from 0 or more."
        for domain, level in place.with_support.items():
            if level < place.capability.get(domain, 0):
                yield (
                    f"Place {place.id}: with_support {domain} is {level}, below what it can do "
                    "unaided. Correct one of them."
                )


def _across(found: ProblemInFile) -> Iterator[str]:
    """Check the residents a place lists against where the children say they live."""
    lives = {child.id: child.current_place for child in found.children}
    for place in found.places:
        if place.residents is None:
            continue
        for resident in place.residents:
            if resident not in lives:
                yield (
                    f"Place {place.id}: resident {resident} is not among the children. "
                    "Add the child (status settled), or take them off residents."
                )
            elif lives[resident] != place.id:
                lives_in = lives[resident] or "empty"
                yield (
                    f"Place {place.id}: residents lists {resident}, whose current_place is "
                    f"{lives_in}. Make the two agree."
                )
        yield from (
            f"Child {child.id}: current_place is {place.id}, whose residents do not list them. "
            "Make the two agree."
            for child in found.children
            if child.current_place == place.id
            and child.status is not ChildStatus.WAITING
            and child.id not in place.residents
        )


def _warnings(found: ProblemInFile) -> Iterator[str]:
    for each, kind in ((found, "The problem"), (found.policy, "Policy")):
        yield from _extra(each, kind)
    children = {child.id for child in found.children}
    for child in found.children:
        yield from _extra(child, f"Child {child.id}")
        for other in child.not_with:
            if other not in children:
                yield f"Child {child.id}: not_with names {other}, who is not among the children."
        for domain, rating in child.needs.items():
            if rating == "NA":
                yield f"Child {child.id}: {domain} does not apply (NA) and counts as 0."
    for place in found.places:
        yield from _extra(place, f"Place {place.id}")
        missing = [domain for domain in INTENSITY if domain not in place.capability]
        if missing:
            yield f"Place {place.id}: nothing is said of {', '.join(missing)}, counted as 0."
        if place.weekly_cost is None:
            yield f"Place {place.id}: the weekly cost is not known, counted as 0."


def _extra(read: BaseModel, what: str) -> Iterator[str]:
    for name in sorted(read.model_extra or {}):
        yield f"{what}: {name} is not a field we know; it was left aside."


def _child_json(child: Child) -> dict[str, Any]:
    fields = [name for name in ChildInFile.model_fields if name not in ("date_of_birth", "needs")]
    needs = {
        str(domain): "NA"
        if domain in child.needs.not_applicable
        else "NK"
        if level is None
        else level
        for domain, level in child.needs.ratings.items()
    }
    written = {name: _plain(getattr(child, name)) for name in fields}
    return {**written, "date_of_birth": child.born.isoformat(), "needs": needs}


def _place_json(place: Place, problem: Problem) -> dict[str, Any]:
    elsewhere = ("ages", "weekly_cost", "support_cost", "residents", "pair_assessments", "tier")
    fields = [name for name in PlaceInFile.model_fields if name not in elsewhere]
    return {
        **{name: _plain(getattr(place, name)) for name in fields},
        "tier": None if place.tier is None else str(place.tier),
        "ages": [place.youngest, place.oldest],
        "weekly_cost": _pounds(place.weekly_cost_pence),
        "support_cost": _pounds(place.support_cost_pence),
        "residents": [child.id for child in problem.residents_of(place.id)],
        "pair_assessments": sorted(
            [p.child, p.other, str(p.impact)] for p in place.pair_assessments
        ),
    }


def _pounds(pence: int | None) -> int | float | None:
    if pence is None:
        return None
    return pence // 100 if pence % 100 == 0 else pence / 100


def _plain(value: object) -> object:
    """Write a value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): each for key, each in value.items()}
    return str(value) if isinstance(value, str) else value
