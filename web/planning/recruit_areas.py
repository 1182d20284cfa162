"""In which parish or district a home of each kind would be best: sentence, shaded table, table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.areas.in_words import AFTER_SUITABILITY
from scenarios.in_words.amounts import NO_BREAK, unbroken
from scenarios.in_words.words import begun
from web.charts.heat import Cell, HeatMap, shade
from web.charts.picture import Table

KINDS = 6
"""The shaded table has the kinds that are wanted most; more hide what there is to see."""
NOT_KNOWN = "Not known"
Row = Mapping[str, Any]
Kind = tuple[Row, Sequence[Row]]
"""A kind of home as ranked, and its areas, the nearest first."""


@dataclass(frozen=True, slots=True)
class Areas:
    """What the page says of areas; without a table of minutes, a sentence alone."""

    sentence: str
    map: HeatMap | None
    table: Table | None
    campaign: str | None
    families: str
    after_suitability: str = AFTER_SUITABILITY


def areas_of(payload: Mapping[str, Any]) -> Areas | None:
    """Work out what is said of areas; none where the answer is older than they are."""
    if "areas" not in payload:
        return None
    kinds = list(zip(payload["rows"], payload["areas"], strict=True))
    shown = [kind for kind in kinds if _compared(kind)]
    return Areas(
        sentence=kinds[0][0]["where"],
        map=_map(shown[:KINDS]) if shown else None,
        table=_table(kinds) if shown else None,
        campaign=payload["campaign"],
        families=payload["families"],
    )


def _compared(kind: Kind) -> list[Row]:
    return [row for row in kind[1] if row["journey"] is not None]


def _map(kinds: Sequence[Kind]) -> HeatMap:
    """Shade the nearer areas darker; columns stand in the order of the kind wanted most."""
    areas = list(dict.fromkeys(row["area"] for kind in kinds for row in _compared(kind)))
    minutes = [{row["area"]: row["journey"] for row in _compared(kind)} for kind in kinds]
    every = [value for found in minutes for value in found.values()]
    return HeatMap(
        sentence=(
            "Minutes of an average journey to school or family from a home in each parish or "
            "district, for the kinds wanted most: the darker, the nearer. The table below says "
            "which areas cannot be told apart."
        ),
        caption="Minutes of an average journey to school or family, by kind of home and area",
        corner="One more",
        head=tuple(areas),
        rows=tuple(
            (
                begun(row["home"].split(" ", 1)[1]),
                tuple(_cell(found.get(area), min(every), max(every)) for area in areas),
            )
            for (row, _), found in zip(kinds, minutes, strict=True)
        ),
    )


def _cell(value: int | None, least: int, most: int) -> Cell:
    if value is None:
        return Cell(NOT_KNOWN, 0)
    return Cell(str(value), shade(most - value, most - least))


def _table(kinds: Sequence[Kind]) -> Table:
    return Table(
        caption="Where each kind of home would be best, in minutes on average (8 futures in 10)",
        head=("One more", "Best in or near", "To school there", "To family there", "Farthest"),
        rows=tuple(
            (f"{place}. {begun(kind[0]['home'].split(' ', 1)[1])}", *_cells(kind))
            for place, kind in enumerate(kinds, 1)
        ),
        words=(1, 4),
    )


def _cells(kind: Kind) -> tuple[str, str, str, str]:
    """Say it of the nearest area; where no area is told apart, none is farthest."""
    compared = _compared(kind)
    if not compared:
        return NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN
    first, last = compared[0], compared[-1]
    near = [unbroken(row["area"]) for row in compared if row["standing"] != "farther"]
    return (
        "No difference" if last["standing"] != "farther" else ", ".join(near),
        _ranged(first, "to_school"),
        _ranged(first, "to_family"),
        unbroken(f"{last['area']} ({last['journey']})")
        if last["standing"] == "farther"
        else "None",
    )


def _ranged(row: Row, name: str) -> str:
    if row[name] is None:
        return NOT_KNOWN
    low, high = row[f"{name}_q10"], row[f"{name}_q90"]
    return f"{row[name]} ({low}{NO_BREAK}to{NO_BREAK}{high})"
