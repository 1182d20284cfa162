"""The small form of the pipeline page: how many households by when, and how many assessors."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from forecasting.ages import months_after
from scenarios.assumptions import Assumptions
from scenarios.homes.households_to_come import RECRUITED
from scenarios.in_words.words import full_day

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline

MOST_HOUSEHOLDS, MOST_ASSESSORS = 1000, 500
FIELDS = ("households", "by", "assessors")
YEARS = 2
"""The usual target: as many households as stop in so many years."""


@dataclass(frozen=True, slots=True)
class TargetForm:
    """What stands in the fields, what was read from them, and what is wrong with each."""

    texts: Mapping[str, str]
    wrong: Mapping[str, str]
    hint: str
    households: int | None = None
    by: date | None = None
    assessors: int | None = None

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """Fields that are wrong, each with its sentence."""
        return tuple(self.wrong.items())


def typed_target(asked: Mapping[str, str]) -> dict[str, str]:
    """Take what was typed out of an address; a field that is empty or not there is not typed."""
    texts = {name: asked.get(name, "").strip() for name in FIELDS}
    return {name: text for name, text in texts.items() if text}


def read_target(typed: Mapping[str, str], baseline: "Baseline", last: date) -> TargetForm:
    """Read the form; an empty target is the usual one, and without a number nobody assesses."""
    usual = _usual(baseline)
    texts = {
        "households": typed.get("households", str(usual[0])),
        "by": typed.get("by", usual[1].isoformat()),
        "assessors": typed.get("assessors", ""),
    }
    wrong: dict[str, str] = {}
    households = _whole(texts["households"], 1, MOST_HOUSEHOLDS)
    if households is None:
        wrong["households"] = f"Write the households as a whole number, 1 to {MOST_HOUSEHOLDS:,}."
    by = _day(texts["by"])
    if by is None:
        wrong["by"] = "Write the day as year-month-day, such as 2028-03-31."
    elif not baseline.as_of < by <= last:
        wrong["by"] = f"The day must be after {full_day(baseline.as_of)}, up to {full_day(last)}."
    assessors = _whole(texts["assessors"], 0, MOST_ASSESSORS) if texts["assessors"] else None
    if texts["assessors"] and assessors is None:
        wrong["assessors"] = f"Write the assessors as a whole number, 0 to {MOST_ASSESSORS}."
    hint = f"{usual[0]} would make up for those that stop in {YEARS} years"
    form = TargetForm(texts, wrong, hint)
    return form if wrong else replace(form, households=households, by=by, assessors=assessors)


def _usual(baseline: "Baseline") -> tuple[int, date]:
    today = sum(
        place.type in RECRUITED and place.on_island and not place.named_children
        for place in baseline.places
    )
    stop = 1 - (1 - Assumptions().households_leaving_a_year) ** YEARS
    return max(1, round(today * stop)), months_after(baseline.as_of, 12 * YEARS)


def _whole(text: str, least: int, most: int) -> int | None:
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        return None
    return int(text) if least <= int(text) <= most else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None
