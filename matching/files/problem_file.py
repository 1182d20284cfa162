"""PROBLEM.json read and checked at the door: everything wrong with it at once, in words."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ValidationError

from matching.child.codification import INTENSITY
from matching.child.flags import SIBLINGS_TOGETHER
from matching.child.ratings import RatingHistory, all_missing
from matching.children import ChildStatus
from matching.files.problem_json import problem_hash, problem_to_json
from matching.files.problem_layout import ChildInFile, PolicyInFile, ProblemInFile
from matching.files.ratings_layout import disagreements
from matching.files.wrong_values import said_plainly
from matching.policy import Policy
from matching.problem import Problem, ProblemIsWrong

__all__ = ["ProblemInFile", "problem_from", "problem_hash", "problem_to_json", "read_problem"]


def read_problem(path: Path) -> Problem:
    """Read a problem file; raises `ProblemIsWrong` with everything wrong with it."""
    return problem_from(read_json(path))


def read_json(path: Path) -> object:
    """Read a JSON file; raises `ProblemIsWrong` when it is not one."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ProblemIsWrong([f"{path.name} is not text in UTF-8. Save it as UTF-8."]) from None
    except json.JSONDecodeError as error:
        raise ProblemIsWrong(
            [f"{path.name} is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."]
        ) from None


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
    children = tuple(child.child(found.date) for child in found.children)
    try:
        problem = Problem(
            date=found.date,
            policy=made_policy,
            children=children,
            places=tuple(place.place() for place in found.places),
            minutes={(start, to): minutes for start, to, minutes in found.minutes},
            warnings=tuple(sorted(_warnings(found))),
        )
    except ProblemIsWrong as wrong:
        raise ProblemIsWrong([*wrong.findings, *findings]) from None
    if findings:
        raise ProblemIsWrong(findings)
    return problem


def _sentences(error: ValidationError, read: object) -> Iterator[str]:
    for each in error.errors(include_url=False, include_context=False):
        where = _where(each["loc"], read)
        message = said_plainly(each["type"], each["msg"])
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
    """Check single children and places beyond what types can say."""
    for child in found.children:
        if child.date_of_birth > found.date:
            yield (
                f"Child {child.id}: date_of_birth {child.date_of_birth} is after the day of the "
                f"problem, {found.date}. Correct one of the dates."
            )
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
        if SIBLINGS_TOGETHER in child.flags and child.sibling_plan is None:
            yield (
                f"Child {child.id}: the flag {SIBLINGS_TOGETHER} counts for nothing by itself. "
                "Give siblings and sibling_plan."
            )
        yield from _of_ratings(child, found.date)
    for place in found.places:
        yield from _extra(place, f"Place {place.id}")
        missing = [domain for domain in INTENSITY if domain not in place.capability]
        if missing:
            yield f"Place {place.id}: nothing is said of {', '.join(missing)}, counted as 0."
        if place.support_from is not None and not place.with_support:
            yield (
                f"Place {place.id}: support_from says when a support package begins, and "
                "with_support names none."
            )
        if place.weekly_cost is None:
            yield (
                f"Place {place.id}: the weekly cost is not known; it counts as the dearest known "
                "one of its tier, or of all."
            )


def _of_ratings(child: ChildInFile, day: date) -> Iterator[str]:
    """Say what a child's ratings lack, and where they differ from the needs stated."""
    ratings = tuple(rating.rating() for rating in child.ratings)
    yield from all_missing(RatingHistory(ratings).profile_on(day).values(), child.id)
    for domain, stated, rated in disagreements(child.needs, ratings, day):
        yield (
            f"Child {child.id}: needs says {domain} {stated}, the latest rating {rated}; "
            "needs is used. Make the two agree."
        )
    for rating in ratings:
        if rating.rated_on > day:
            yield (
                f"Child {child.id}: {rating.domain} was rated on {rating.rated_on}, after the day "
                "of the problem; it is not used."
            )


def _extra(read: BaseModel, what: str) -> Iterator[str]:
    for name in sorted(read.model_extra or {}):
        yield f"{what}: {name} is not a field we know; it was left aside."
