"""A problem written in the layout of its file, and its fingerprint."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from matching.children import Child
from matching.files.problem_layout import ChildInFile, PlaceInFile, PolicyInFile
from matching.files.ratings_layout import rating_to_json
from matching.places import Place
from matching.policy import Policy
from matching.problem import Problem

ONLY_IF_RECORDED = ("emergency_on", "evaluated_on", "support_from", "stops_on")
"""Fields that came later: a problem without them keeps the fingerprint it always had."""


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """Write a problem in the layout of the file, in the order of ids."""
    return {
        "date": problem.date.isoformat(),
        "jurisdiction": str(problem.policy.jurisdiction),
        "policy": policy_to_json(problem.policy),
        "children": [child_to_json(child) for child in problem.children],
        "places": [_place_json(place, problem) for place in problem.places],
        "minutes": [[start, to, n] for (start, to), n in sorted(problem.minutes.items())],
    }


def policy_to_json(policy: Policy) -> dict[str, Any]:
    """Write the settings in the layout of the file."""
    settings = {name: getattr(policy, name) for name in PolicyInFile.model_fields}
    return {**settings, "order": list(policy.order)}


def problem_hash(problem: Problem) -> str:
    """Give a fingerprint of the problem that does not depend on the order of its lists."""
    written = problem_to_json(problem)
    for each in (*written["children"], *written["places"]):
        for name in ("requirements", "essential", "not_with", "wishes", "flags", "offers"):
            if name in each:
                each[name] = sorted(each[name])
    canonical = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def child_to_json(child: Child) -> dict[str, Any]:
    """Write one child in the layout of the file."""
    elsewhere = ("date_of_birth", "needs", "ratings")
    fields = [name for name in ChildInFile.model_fields if name not in elsewhere]
    needs = {
        str(domain): "NA"
        if domain in child.needs.not_applicable
        else "NK"
        if level is None
        else level
        for domain, level in child.needs.ratings.items()
    }
    ratings = [rating_to_json(rating) for rating in child.ratings.ratings]
    return {
        **_recorded(child, fields),
        "date_of_birth": child.born.isoformat(),
        "needs": needs,
        **({"ratings": ratings} if ratings else {}),
    }


def _place_json(place: Place, problem: Problem) -> dict[str, Any]:
    elsewhere = ("ages", "weekly_cost", "support_cost", "residents", "pair_assessments", "tier")
    fields = [name for name in PlaceInFile.model_fields if name not in elsewhere]
    return {
        **_recorded(place, fields),
        "tier": None if place.tier is None else str(place.tier),
        "ages": [place.youngest, place.oldest],
        "weekly_cost": _pounds(place.weekly_cost_pence),
        "support_cost": _pounds(place.support_cost_pence),
        "residents": [child.id for child in problem.residents_of(place.id)],
        "pair_assessments": sorted(
            [p.child, p.other, str(p.impact)] for p in place.pair_assessments
        ),
    }


def _recorded(what: Child | Place, fields: Sequence[str]) -> dict[str, Any]:
    return {
        name: _plain(getattr(what, name))
        for name in fields
        if name not in ONLY_IF_RECORDED or getattr(what, name) is not None
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
