"""Writes the placement request of one of our children in the standard, and says what it loses.

A field the standard wants and of which we know nothing is left empty and said, never filled with
"no known risk" or "no preference": not known is not a statement.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from matching.child.codification import Domain
from matching.child.flags import ADAPTED_HOME, NO_PETS
from matching.child.tiers_of_child import tiers_of_child
from matching.children import Child
from matching.problem import Problem
from matching.tiers import Tier
from scenarios.placements_standard.fields import (
    ENTITIES,
    FIELDS,
    NO_KNOWN_RISK,
    NOT_SPECIFIED,
    PREFERRED,
    SUITABLE,
    UNSUITABLE,
    Kind,
)
from scenarios.placements_standard.mapping import (
    FLAGS_OF,
    NEEDED_BY,
    RISK_DOMAIN,
    SOLO,
    SUITABILITY_FIELDS,
)
from scenarios.placements_standard.reading import Note

TIERS_OF: Mapping[str, tuple[Tier, ...]] = dict(
    zip(
        SUITABILITY_FIELDS,
        (
            (Tier.FOS1, Tier.FOS2, Tier.FOS3),
            (Tier.DIS, Tier.HOM1, Tier.HOM2),
            (Tier.SUP,),
        ),
        strict=True,
    )
)
HELD = ("id", "needed_by", "home_area", "sole_child", "siblings", "needs", "flags", "ratings")
"""Fields of ours that the standard holds, or of which it is said apart what it loses."""
NEVER_SAID = ("status", "current_place", "moved_on")
"""Fields of ours that say nothing about what is asked for."""


def write_request(child: Child, problem: Problem) -> tuple[dict[str, Any], tuple[Note, ...]]:
    """Give the request, entity by entity, and what of ours it cannot hold or leaves empty."""
    values = {field.name: _value(field.name, child, problem) for field in FIELDS}
    request: dict[str, Any] = {entity: {} for entity in ENTITIES}
    notes = []
    for field in FIELDS:
        value = values[field.name]
        if value is None and not field.needed:
            continue
        request[field.entity][field.name] = value
        if value is None:
            notes.append((field.name, "not known to us: left empty. A person has to fill it in"))
        elif field.kind is Kind.WHOLE and not isinstance(value, int):
            notes.append(
                (field.name, "the standard wants a whole number; ours is written as it is")
            )
    notes += _lost(child)
    return request, tuple(Note(child.id, field, what) for field, what in notes)


def flat(request: Mapping[str, Any]) -> dict[str, Any]:
    """Give a request as one row of a table."""
    return {
        name: ";".join(value) if isinstance(value, list) else "" if value is None else value
        for entity in request.values()
        for name, value in entity.items()
    }


def _value(name: str, child: Child, problem: Problem) -> Any:
    """Give one field; None when we know nothing of it."""
    match name:
        case "childId":
            return int(child.id) if child.id.isascii() and child.id.isdigit() else child.id
        case "neededBy":
            days = {ours: theirs for theirs, ours in NEEDED_BY.items()}
            return None if child.needed_by is None else days[child.needed_by]
        case "siblingCount":
            return len(problem.brothers_and_sisters_of(child)) or None
        case "preferredLocation":
            return child.home_area
        case "livingCompanions" if child.sole_child:
            return SOLO
        case _ if name in TIERS_OF and child.needs.assessed:
            return _suited(TIERS_OF[name], child, problem)
    recorded = [option for option, flag in FLAGS_OF.get(name, {}).items() if flag in child.flags]
    if name == "specificCommunicationRequirements":
        return recorded or None
    if recorded:
        return _as_kind(name, recorded[0])
    return _from_the_rest(name, child)


def _as_kind(name: str, option: str) -> object:
    return option == "true" if name in ("homeAdaptation", "deprivationOfLiberty") else option


def _from_the_rest(name: str, child: Child) -> object:
    """Give a field from ratings and requirements, where no flag says it."""
    level, wanted = child.needs.ratings, {*child.requirements, *child.essential}
    match name:
        case "communicationNeeds":
            known = {0: "N", None: "Not Specified", 1: "Not Specified"}
            return known.get(level[Domain.COM], "Y")
        case "homeAdaptation":
            health = level[Domain.HLT]
            needed = ADAPTED_HOME in wanted
            return True if needed else False if health is not None and health <= 2 else None
        case "culturalNeeds":
            if any(each.startswith(("faith:", "language:")) for each in wanted):
                return "Required"
            return {None: "Not Known", 0: "Not required"}.get(level[Domain.IDN], "Required")
        case "pets":
            return "No" if NO_PETS in wanted else "Not Known"
        case _ if name in TIERS_OF:
            return NOT_SPECIFIED
        case _ if name in RISK_DOMAIN:
            return NO_KNOWN_RISK if level[RISK_DOMAIN[name]] == 0 else None
    return None


def _suited(tiers: Sequence[Tier], child: Child, problem: Problem) -> str:
    """Say how a kind of care suits, from ratings; Not specified while an assessment could tell."""
    counted = _standing(tiers, child, problem, problem.policy.not_known_counts_as)
    return counted if counted == _standing(tiers, child, problem, 0) else NOT_SPECIFIED


def _standing(tiers: Sequence[Tier], child: Child, problem: Problem, not_known: int) -> str:
    suits = tiers_of_child(child, problem, not_known=not_known)
    if suits and suits[0] in tiers:
        return PREFERRED
    return SUITABLE if set(suits) & set(tiers) else UNSUITABLE


def _lost(child: Child) -> Iterator[tuple[str, str]]:
    """Say what of ours the standard has no place for."""
    rated = [f"{d} {n}" for d, n in child.needs.ratings.items() if n is not None]
    if rated:
        yield "needs", f"the levels have no place in the standard: {', '.join(rated)}"
    if child.ratings.ratings:
        yield "ratings", "evidence, views and history of the ratings have no place in the standard"
    if child.siblings is not None:
        yield "siblings", "only their number is written, not who they are nor the plan"
    carried = {flag for by_option in FLAGS_OF.values() for flag in by_option.values()}
    other = [flag for flag in child.flags if flag not in carried]
    support = [flag for flag in child.flags if flag in FLAGS_OF["additionalSupport"].values()]
    if other or support[1:]:
        lost = ", ".join((*other, *support[1:]))
        yield "flags", f"no place in the standard: {lost}"
    for field in fields(child):
        value = getattr(child, field.name)
        if field.name not in (*HELD, *NEVER_SAID) and value not in (None, (), "", False):
            yield field.name, "no place in the standard, or only in part"
