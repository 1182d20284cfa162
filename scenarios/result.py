"""What a run gives back: a sentence, where it comes from, and tables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cell = str | int | float | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything needed to get the same figures again, and to know what they rest on."""

    run_id: str
    data_date: str
    data_hash: str
    model: str
    version: str
    seed: int
    draws: int
    months: int
    levers: tuple[Mapping[str, object], ...]
    assumptions: Mapping[str, float | int]
    codification: str
    jurisdiction: str | None
    """Whose law holds, where the data say so; the words for the authority's area follow it."""
    on_record: int
    """How many of today's children have a record of their own; none where there are only counts."""
    elsewhere: int
    """Of these, with parents, adopters or elsewhere: no home is looked for, no needs are read."""
    assessed: int
    unassessed: int
    synthetic: bool
    sources: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one scenario."""

    name: str
    area: str
    headline: str
    provenance: Provenance
    tables: Mapping[str, Sequence[Row]]
    by_draw: Mapping[str, Mapping[str, Sequence[float | None]]]
    """Each measure, by period and draw: what results are compared by."""

    def to_dict(self) -> dict[str, object]:
        """Give the result as `INTERFACES` lays it out."""
        provenance = {
            field: getattr(self.provenance, field) for field in Provenance.__dataclass_fields__
        }
        return {
            "name": self.name,
            "area": self.area,
            "headline": self.headline,
            "provenance": provenance,
            "tables": {name: list(rows) for name, rows in self.tables.items()},
            "by_draw": {name: dict(periods) for name, periods in self.by_draw.items()},
        }

    def to_json(self) -> str:
        """Give the result as JSON, the same bytes for the same result."""
        return json.dumps(self.to_dict(), indent=1, ensure_ascii=False)
