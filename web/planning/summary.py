"""A scenario in words: only what it changes, for checking before it is run and beside results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scenarios.in_words.amounts import pounds
from scenarios.in_words.words import as_asked, day_of, month_and_year
from scenarios.levers.lever import LeverFields
from scenarios.levers.words import choice
from web.planning.fields import NAMES, Field, Kind, fields_of

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline

UNIT = ", in "
"""What follows it in a label says the unit, which stands with the value here."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line: what, and how much."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """One change: what it is called, where its usual effect comes from, and what was set."""

    title: str
    source: str
    lines: tuple[Said, ...]
    rest: str
    """The values left as usual, in a sentence; empty where there are none."""


def changes_in_words(
    levers: Sequence[Mapping[str, Any]], homes: Mapping[str, str]
) -> tuple[ChangeInWords, ...]:
    """Say each change; a value left as usual is named apart."""
    return tuple(_change(lever, homes) for lever in levers)


def home_names(baseline: "Baseline") -> dict[str, str]:
    """Give the words for each home's id."""
    from web.panel.words import home_and_where

    return {place.id: home_and_where(place) for place in baseline.places}


def targets_in_words(targets: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Say each target."""
    return tuple(
        f"{choice(each['measure'])}: at least {as_asked(each['at_least'])}, "
        f"in at least {as_asked(each['probability'])} of futures"
        for each in targets
    )


def _change(lever: Mapping[str, Any], homes: Mapping[str, str]) -> ChangeInWords:
    kind: type[LeverFields] | None = NAMES.get(lever["lever"])
    if kind is None:
        return ChangeInWords(choice(lever["lever"]), "", (), "")
    set_here: list[Said] = []
    usual: list[Said] = []
    for each in fields_of(kind):
        value = lever.get(each.name)
        if value is None or value == "":
            continue
        if each.name == "phase_in_months" and value == 1:
            continue
        said = Said(each.label.partition(UNIT)[0], _value(each, value, homes))
        (usual if _is_usual(each, value) else set_here).append(said)
    rest = "; ".join(f"{said.name.lower()}: {said.value}" for said in usual)
    return ChangeInWords(kind.title, kind.source, tuple(set_here), rest)


def _is_usual(each: Field, value: object) -> bool:
    if each.needed or not each.usual:
        return False
    return each.usual == (f"{value:g}" if isinstance(value, float) else str(value))


def _value(each: Field, value: Any, homes: Mapping[str, str]) -> str:
    if each.name == "place":
        return homes.get(str(value), str(value))
    if each.kind is Kind.MONTH:
        return month_and_year(day_of(str(value)))
    if each.kind is Kind.CHOICE:
        return choice(str(value))
    if each.name in ("year", "rationale"):
        return str(value)
    if not isinstance(value, int | float):
        return str(value)
    _, _, unit = each.label.partition(UNIT)
    if unit == "pounds":
        return pounds(value)
    return f"{value:,g}%" if unit == "per cent" else f"{value:,g}"
