"""Reads the form of a scenario: the scenario, or everything that is wrong with what was typed."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from matching.files.wrong_values import said_plainly
from scenarios.in_words.words import begun, in_full, inside
from scenarios.levers.lever import TOGETHER, LeverFields
from scenarios.scenario import Scenario
from scenarios.world import World
from web.planning.fields import NAMES, Field, Kind, fields_of
from web.planning.form import MOST_CHANGES, Form, Typed
from web.planning.targets import TARGETS, target_from
from web.planning.whole_numbers import whole

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline

LONGEST_WORDS = 2_000
LARGEST_NUMBER = 1_000_000_000
MOST_FUTURES, MOST_MONTHS = 1_000, 60
"""More takes longer than people wait for a page; the command takes it."""
ABOUT_WORDS = {
    "name": "Name of the scenario",
    "months": "Months ahead",
    "draws": "How many futures",
    "seed": "Seed",
}


def scenario_from(form: Form, baseline: "Baseline") -> Scenario | Form:
    """Give the scenario, or the form with everything that is wrong with it."""
    wrong: dict[str, str] = {}
    about = _about(form.about, wrong)
    targets = [target for name in TARGETS if (target := target_from(name, form.about, wrong))]
    levers = [lever_from(n, typed, baseline, wrong) for n, typed in enumerate(form.changes)]
    if len(levers) > MOST_CHANGES:
        wrong["name"] = f"A scenario can hold {MOST_CHANGES} changes at most: remove some"
    if wrong:
        return Form(form.about, form.changes, wrong)
    return Scenario(
        **about,
        baseline=baseline.name,
        targets=tuple(targets),
        levers=tuple(lever for lever in levers if lever is not None),
    )


def _about(texts: Mapping[str, str], wrong: dict[str, str]) -> dict[str, Any]:
    limits = {"months": (1, MOST_MONTHS), "draws": (10, MOST_FUTURES), "seed": (0, 2**32 - 1)}
    found: dict[str, Any] = {"name": texts["name"]}
    if not 1 <= len(texts["name"]) <= 200:
        wrong["name"] = "Enter a name of up to 200 letters, so that others know the scenario again"
    for name, (low, high) in limits.items():
        number = whole(texts[name])
        if number is None or not low <= number <= high:
            wrong[name] = f"{ABOUT_WORDS[name]} must be a whole number from {low:,} to {high:,}"
        found[name] = number
    return found


def lever_from(
    number: int, typed: Typed, baseline: "Baseline", wrong: dict[str, str]
) -> LeverFields | None:
    """Make one lever; what is wrong is said beside its fields."""
    kind = NAMES[typed.lever]
    by_name = {each.name: each for each in fields_of(kind)}
    given = {n: _plain(by_name[n], text) for n, text in typed.texts.items() if text}
    before = len(wrong)
    for name, text in given.items():
        if len(text) > LONGEST_WORDS or _too_large(by_name[name], text):
            wrong[f"{number}-{name}"] = f"{by_name[name].label} is too long or too large"
    for name, text in typed.texts.items():
        if not text and by_name[name].usual:  # emptied: what was meant is not for us to say
            wrong[f"{number}-{name}"] = _asked_for(by_name[name])
    if len(wrong) > before:
        return None
    try:
        lever = kind.model_validate(given)
    except ValidationError as error:
        for finding in error.errors():
            name = str(finding["loc"][0] if finding["loc"] else finding["ctx"]["field"])
            wrong[f"{number}-{name}"] = _said(by_name.get(name), finding)
        return None
    try:
        lever.pull(World(baseline))
    except ValueError as error:
        said = str(error).removeprefix(f"{typed.lever}: ")
        wrong[f"{number}-{next(iter(by_name))}"] = begun(said)
        return None
    return lever


def _plain(each: Field, text: str) -> str:
    """Take thousands' commas, pound signs and per cent signs off a number."""
    if each.kind in (Kind.WHOLE, Kind.NUMBER):
        return re.sub(r"[,£%\s]", "", text)
    return text


def _too_large(each: Field, text: str) -> bool:
    if each.kind not in (Kind.WHOLE, Kind.NUMBER):
        return False
    try:
        return not abs(float(text)) <= LARGEST_NUMBER
    except ValueError:
        return False


def _asked_for(each: Field) -> str:
    verb = "Choose" if each.kind is Kind.CHOICE else "Enter"
    return f"{verb} {inside(each.label)}"


def _said(each: Field | None, finding: ErrorDetails) -> str:
    """Say what is wrong with a field as its label has it."""
    if each is None:
        return said_plainly(finding["type"], finding["msg"])
    kind = finding["type"]
    if kind == TOGETHER:
        return f"{each.label}: {finding['msg'].partition(': ')[2]}"
    if kind in ("missing", "string_too_short"):
        return _asked_for(each)
    if kind in ("literal_error", "enum"):
        return f"{each.label}: choose one from the list"
    if each.kind is Kind.MONTH:
        return f"{each.label} must be a year and a month, such as 2027-03"
    number = "a whole number" if each.kind is Kind.WHOLE else "a number"
    if each.lowest is not None and each.highest is not None:
        return (
            f"{each.label} must be {number} from {in_full(each.lowest)} to {in_full(each.highest)}"
        )
    if each.lowest is not None:
        return f"{each.label} must be {number}, {in_full(each.lowest)} or more"
    return f"{each.label} must be {number}"
