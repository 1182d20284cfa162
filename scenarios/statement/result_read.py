"""A run's result as read from its file: checked once, then trusted by every section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np

from matching.in_words.listed import listed
from scenarios.in_words.words import full_day, month_and_year
from scenarios.reading.mean_and_range import MeanAndRange, mean_and_range
from scenarios.reading.measures import MEASURES
from scenarios.result import Provenance, Row
from scenarios.statement.content import Stamp
from scenarios.tables import TABLES

Laid = Mapping[str, Any]
"""A result laid out as `sufficiency run` writes it."""

NEEDED_TABLES = (*TABLES, "levers", "targets")
AGAIN = "Make it again with `sufficiency run`."


class CannotBeStated(ValueError):
    """A result does not hold what a statement needs; the sentence says what and what to do."""


@dataclass(frozen=True, slots=True)
class Read:
    """One result, with what every section asks of it."""

    laid: Laid

    @property
    def name(self) -> str:
        """The scenario's name."""
        return plain(str(self.laid.get("name") or "The scenario"))

    @property
    def made(self) -> Laid:
        """The provenance."""
        provenance: Laid = self.laid["provenance"]
        return provenance

    @property
    def condition(self) -> str:
        """Say under what condition the figures hold."""
        return f"in the scenario “{self.name}”" if self.made["levers"] else "if nothing changes"

    @property
    def data_day(self) -> str:
        """The day of the data in words."""
        return full_day(date.fromisoformat(self.made["data_date"]))

    @property
    def stamp(self) -> Stamp:
        """What stands under each figure."""
        made = self.made
        return Stamp(
            data_day=self.data_day,
            seed=made["seed"],
            draws=made["draws"],
            version=plain(str(made["version"])),
            unassessed=made["unassessed"],
            synthetic=made["synthetic"],
        )

    def table(self, name: str) -> Sequence[Row]:
        """Give the rows of one table."""
        rows: Sequence[Row] = self.laid["tables"][name]
        return rows

    @property
    def last_month(self) -> str:
        """The last month of the run, in words."""
        return month_and_year(date.fromisoformat(str(self.table("outcomes")[-1]["month"])))

    @property
    def periods(self) -> tuple[str, ...]:
        """The years, and the whole run last."""
        return tuple(self.laid["by_draw"]["children"])

    def spread(self, measure: str, period: str) -> MeanAndRange:
        """Give a measure's mean and range over the futures that have something to measure."""
        draws = np.array(self.laid["by_draw"][measure][period], dtype=np.float64)
        return mean_and_range(draws)


def plain(text: str) -> str:
    """Take out what no document can hold: characters that control a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()


def read_result(laid: Laid, number: int = 1) -> Read:
    """Check that a result holds what a statement needs; the refusal says what is missing."""
    parts = {"provenance", "tables", "by_draw"}
    absent = sorted(part for part in parts if not isinstance(laid.get(part), Mapping))
    if absent:
        raise CannotBeStated(f"Result {number} does not hold its {listed(absent)}. {AGAIN}")
    found = {
        "provenance": [f.name for f in fields(Provenance) if f.name not in laid["provenance"]],
        "tables": [name for name in NEEDED_TABLES if not _is_rows(laid["tables"].get(name))],
        "by_draw": [m.name for m in MEASURES if not isinstance(laid["by_draw"].get(m.name), dict)],
    }
    missing = [f"{name} in its {part}" for part, names in found.items() for name in names]
    if missing:
        raise CannotBeStated(
            f"Result {number} lacks {', '.join(missing)}: it may come from an earlier release. "
            f"{AGAIN}"
        )
    empty = [name for name in ("children", "outcomes", "shortfall") if not laid["tables"][name]]
    if empty:
        raise CannotBeStated(f"Result {number} has no rows in {', '.join(empty)}. {AGAIN}")
    return Read(laid)


def _is_rows(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(row, Mapping) for row in found)
