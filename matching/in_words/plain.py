"""Answers as plain lists and words, dates as year-month-day."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def plain(answer: "DataclassInstance") -> dict[str, Any]:
    """Write an answer as JSON has it."""
    return asdict(answer, dict_factory=_dated)


def _dated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in pairs}
