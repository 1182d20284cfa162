"""Turns a record into a row of its table and back, without loss."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from forecasting.ages import AgeBand
from forecasting.history import Measure, Status

WORDS = (Measure, Status)


def row_of(record: Any) -> dict[str, Any]:
    """Give the values of a record as a table holds them."""
    return {field.name: _stored(getattr(record, field.name)) for field in fields(record)}


def record_of(kind: type, row: Mapping[str, Any]) -> Any:
    """Make the record again from its row."""
    return kind(**{name: _restored(row[name], hint) for name, hint in _hints(kind)})


@cache
def _hints(kind: type) -> tuple[tuple[str, Any], ...]:
    """Give the fields of a record with the type each has when it is known."""
    hints = get_type_hints(kind)
    return tuple((field.name, _known(hints[field.name])) for field in fields(kind))


def _known(hint: Any) -> Any:
    """Leave None out of a type."""
    parts = [part for part in get_args(hint) if part is not NoneType]
    return parts[0] if NoneType in get_args(hint) else hint


def _stored(value: Any) -> Any:
    """Give a value as a column holds it."""
    if isinstance(value, AgeBand):
        return f"{value.lowest}-{value.highest}"
    if isinstance(value, WORDS):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    return value


def _restored(value: Any, hint: Any) -> Any:
    """Give a column's value as the record holds it."""
    if value is None:
        return None
    if hint is AgeBand:
        lowest, highest = value.split("-")
        return AgeBand(int(lowest), int(highest))
    if hint in WORDS:
        return hint(value)
    if get_origin(hint) is tuple:
        return _tuples(value)
    return value


def _tuples(value: Any) -> Any:
    """Turn JSON's lists, and lists inside them, into tuples."""
    return tuple(_tuples(part) for part in value) if isinstance(value, list) else value
