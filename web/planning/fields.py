"""Makes the fields of a form out of a lever's schema."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from scenarios.in_words.words import begun
from scenarios.levers import LEVERS
from scenarios.levers.lever import LeverFields
from scenarios.levers.words import choice, label

NAMES: Mapping[str, type[LeverFields]] = {
    str(lever.model_fields["lever"].default): lever for lever in LEVERS
}
"""Every lever by the name it has in files."""

WHEN_AND_WHY = ("first_month", "last_month", "phase_in_months", "rationale")
"""The fields that levers share, in the order of the form: they stand after a lever's own."""


class Kind(StrEnum):
    """How a field is filled in."""

    WHOLE = "a whole number"
    NUMBER = "a number"
    MONTH = "a month"
    WORDS = "words"
    LONG = "several lines of words"
    CHOICE = "one of a list"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in a scenario's file, and what a reader sees."""

    name: str
    label: str
    hint: str
    kind: Kind
    usual: str
    """What stands there when nothing is typed; empty where there is no usual value."""
    needed: bool
    lowest: float | None = None
    highest: float | None = None
    choices: tuple[Choice, ...] = ()


def fields_of(lever: type[LeverFields], homes: Sequence[Choice] = ()) -> tuple[Field, ...]:
    """Give every field of a lever but its name: its own first, then the months and the reason."""
    given = lever.model_fields
    own = [name for name in given if name not in ("lever", *WHEN_AND_WHY)]
    shared = [name for name in WHEN_AND_WHY if name in given]
    return tuple(_field(given[name].alias or name, given[name], homes) for name in (*own, *shared))


def _field(name: str, info: FieldInfo, homes: Sequence[Choice]) -> Field:
    annotation, bounds = _bare(info.annotation, info.metadata)
    choices = tuple(homes) if name == "place" else _choices(annotation)
    low = [bound.ge for bound in bounds if hasattr(bound, "ge")]
    high = [bound.le for bound in bounds if hasattr(bound, "le")]
    usual = "" if info.is_required() or info.default is None else _written(info.default)
    return Field(
        name=name,
        label=label(name),
        hint=_more_than(label(name), info.description or ""),
        kind=Kind.CHOICE if choices else _kind(name, annotation),
        usual=usual,
        needed=info.is_required(),
        lowest=low[0] if low else None,
        highest=high[0] if high else None,
        choices=choices,
    )


def _more_than(its_label: str, description: str) -> str:
    """Give what a description says beyond the label above it; the schema alone says it all."""
    said, _, _ = its_label.partition(", in p")
    begins = description.lower().startswith(said.lower())
    more = (description[len(said) :] if begins else description).strip(" ,:;")
    return "" if more == "per cent" else begun(more)


def _bare(annotation: Any, metadata: Sequence[Any]) -> tuple[Any, list[Any]]:
    """Give what a value is, where there is one, and everything said about it: bounds among it."""
    said = list(metadata)
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(each for each in get_args(annotation) if each is not NoneType)
    if get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        for each in more:
            said += each.metadata if isinstance(each, FieldInfo) else [each]
    return annotation, said


def _kind(name: str, annotation: Any) -> Kind:
    if name == "rationale":
        return Kind.LONG
    return {int: Kind.WHOLE, float: Kind.NUMBER, date: Kind.MONTH}.get(annotation, Kind.WORDS)


def _choices(annotation: Any) -> tuple[Choice, ...]:
    if get_origin(annotation) is Literal:
        return tuple(Choice(str(each), choice(str(each))) for each in get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(Choice(str(each.value), choice(str(each.value))) for each in annotation)
    return ()


def _written(value: object) -> str:
    """Write a usual value as somebody would type it."""
    if isinstance(value, Enum):
        return str(value.value)
    return f"{value:g}" if isinstance(value, float) else str(value)
