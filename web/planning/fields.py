"""Makes the fields of a form out of a lever's schema."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from scenarios.levers import LEVERS
from scenarios.levers.lever import LeverFields
from web.planning.words import choice, label

NAMES: Mapping[str, type[LeverFields]] = {
    str(lever.model_fields["lever"].default): lever for lever in LEVERS
}
"""Every lever by the name it has in files."""


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
    """Give every field of a lever but its name: its own first, then the month and the reason."""
    own: list[Field] = []
    common: list[Field] = []
    for name, info in lever.model_fields.items():
        if name == "lever":
            continue
        made = _field(info.alias or name, info, homes)
        (common if name in LeverFields.model_fields else own).append(made)
    return (*own, *common)


def _field(name: str, info: FieldInfo, homes: Sequence[Choice]) -> Field:
    kinds = [kind for kind in get_args(info.annotation) or (info.annotation,) if kind != NoneType]
    choices = tuple(homes) if name == "place" else _choices(info.annotation, kinds)
    low = [bound.ge for bound in info.metadata if hasattr(bound, "ge")]
    high = [bound.le for bound in info.metadata if hasattr(bound, "le")]
    usual = "" if info.is_required() or info.default is None else _written(info.default)
    return Field(
        name=name,
        label=label(name),
        hint=info.description or "",
        kind=Kind.CHOICE if choices else _kind(name, kinds),
        usual=usual,
        needed=info.is_required(),
        lowest=low[0] if low else None,
        highest=high[0] if high else None,
        choices=choices,
    )


def _kind(name: str, kinds: Sequence[Any]) -> Kind:
    if name == "rationale":
        return Kind.LONG
    return {int: Kind.WHOLE, float: Kind.NUMBER, date: Kind.MONTH}.get(kinds[0], Kind.WORDS)


def _choices(annotation: Any, kinds: Sequence[Any]) -> tuple[Choice, ...]:
    if get_origin(annotation) is Literal:
        return tuple(Choice(str(each), choice(str(each))) for each in get_args(annotation))
    if isinstance(kinds[0], type) and issubclass(kinds[0], Enum):
        return tuple(Choice(str(each.value), choice(str(each.value))) for each in kinds[0])
    return ()


def _written(value: object) -> str:
    """Write a usual value as somebody would type it."""
    if isinstance(value, Enum):
        return str(value.value)
    return f"{value:g}" if isinstance(value, float) else str(value)
