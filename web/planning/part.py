"""One question of a page about recruitment: what is said to it, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scenarios.in_words.amounts import unbroken
from scenarios.in_words.words import begun
from scenarios.pipeline.answers.every_answer import QUESTIONS
from scenarios.pipeline.stages import STAGES
from web.charts.picture import Table

if TYPE_CHECKING:
    from scenarios.pipeline.answers.asked import Answer

LABELS: Mapping[str, str] = {stage.value: begun(stage.label) for stage in STAGES}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One question, what is said to it, its tables, and one more that need not be seen at once."""

    id: str
    title: str
    sentences: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    more: Table | None = None


def part(
    answers: "Mapping[str, Answer]", name: str, *tables: Table, more: Table | None = None
) -> Part:
    """Lay an answer out under the question it answers."""
    shown = tuple(table for table in tables if table.rows)
    return Part(name, QUESTIONS[name], answers[name].sentences, shown, more)


def cells(row: Row, *names: str) -> tuple[str, ...]:
    """Write the numbers of a row; a dash where there is none."""
    return tuple(_known(row[name]) for name in names)


def ranged(row: Row, name: str) -> str:
    """Write a mean and where eight futures in ten lie; what is the same in all stands alone."""
    mean, low, high = (row[f"{name}_{each}"] for each in ("mean", "q10", "q90"))
    return f"{mean:g}" if low == high == mean else f"{mean:g} {unbroken(f'({low:g} to {high:g})')}"


def _known(value: object) -> str:
    return "–" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
