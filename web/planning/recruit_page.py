"""Whom to recruit: kinds of home ranked by what one more of each would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matching.in_words.how_many import how_many
from scenarios.candidates import usual_candidates
from scenarios.in_words.amounts import (
    FEW_DIFFER,
    MINUS,
    change_with_range,
    outside_its_range,
    range_unbroken,
)
from scenarios.in_words.words import begun
from web.charts.heat import Cell, HeatMap, shade
from web.charts.picture import Table
from web.planning.recruit_areas import Areas, areas_of
from web.store.results import StoredResult

SENTENCES = 5
ANY_AGE = (0, 17)
WORTH = "in_suitable_homes"
COLUMNS: Mapping[str, tuple[str, str]] = {
    "in_suitable_homes": ("Children in a suitable home here", "children"),
    "waiting": ("Children waiting", "children"),
    "siblings_together": ("Brothers and sisters together, in 100", "share"),
    "off_island": ("Children off the island", "children"),
    "cost": ("Cost over the whole time", "pounds"),
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RecruitPage:
    """Everything the page says."""

    sentence: str
    sentences: tuple[str, ...]
    ranked: Table
    map: HeatMap
    areas: Areas | None
    months: int
    command: str


def recruit_page(result: StoredResult) -> RecruitPage:
    """Work the page out from what one more home of each kind would change."""
    rows = result.payload["rows"]
    best = rows[0]
    sure = [row for row in rows if row[f"{WORTH}_q10"] is not None and row[f"{WORTH}_q10"] > 0]
    return RecruitPage(
        sentence=(
            f"{_first(best, len(rows))} {_sure(len(sure))}"
            if (best[WORTH] or 0) > 0
            else f"No home of the kinds tried ({len(rows)}) lets more children live in a "
            "suitable home on the island, on average."
        ),
        sentences=tuple(result.payload["sentences"][:SENTENCES]),
        ranked=_ranked(rows),
        map=_map(rows),
        areas=areas_of(result.payload),
        months=result.payload["months"],
        command=result.payload.get("command", ""),
    )


def _first(best: Row, kinds: int) -> str:
    return (
        f"Look first for {best['home']}: of {kinds} kinds of home, one more of these lets the most "
        "children live in a suitable home on the island."
    )


def _sure(kinds: int) -> str:
    if kinds == 0:
        return "No kind helps in nine futures of ten: the order is uncertain."
    return f"{how_many(kinds, 'kind helps', 'kinds help')} in at least nine futures of ten."


def _ranked(rows: Sequence[Row]) -> Table:
    return Table(
        caption="What one more home of each kind would change, on average (8 futures in 10)",
        head=("One more", *(words for words, _ in COLUMNS.values())),
        rows=tuple(
            (
                f"{place}. {begun(row['home'])}",
                *(_cell(row, name, unit) for name, (_, unit) in COLUMNS.items()),
            )
            for place, row in enumerate(rows, 1)
        ),
        note=FEW_DIFFER
        if any(
            outside_its_range(row, name, unit, *_ends(name))
            for row in rows
            for name, (_, unit) in COLUMNS.items()
        )
        else "",
    )


def _cell(row: Row, name: str, unit: str) -> str:
    said = change_with_range(row, name, unit, *_ends(name))
    return range_unbroken(said.replace(" points", ""))  # the heading says of how many


def _ends(name: str) -> tuple[str, str]:
    return f"{name}_q10", f"{name}_q90"


def _hundredths(worth: float) -> str:
    """Write a change with its sign; none where there is nothing to see."""
    said = f"{worth:+.2f}".replace("-", MINUS)
    return said[1:] if said[1:] == "0.00" else said


def _map(rows: Sequence[Row]) -> HeatMap:
    """Lay the worth of each kind out by kind of carer and ages, as many columns as are ranked."""
    worth = {row["home"]: row[WORTH] for row in rows}
    kinds: dict[str, dict[tuple[int, int], float]] = {}
    for each in usual_candidates():
        if each.words in worth:
            kinds.setdefault(each.kind, {})[each.ages] = worth[each.words]
    tried = {band for found in kinds.values() for band in found}
    ages = sorted(tried, key=lambda band: (band == ANY_AGE, band))
    most = max((value for found in kinds.values() for value in found.values()), default=0)
    return HeatMap(
        sentence=(
            "More children in a suitable home on the island, on average, for one more home of "
            "each kind and age range. An empty cell was not tried."
        ),
        caption="Children who would gain a suitable home, by kind of home and ages",
        corner="Kind of home",
        head=tuple("Any age" if band == ANY_AGE else f"{band[0]} to {band[1]}" for band in ages),
        rows=tuple(
            (
                begun(kind),
                tuple(
                    Cell(_hundredths(found[band]), shade(found[band], most))
                    if band in found
                    else Cell("", 0)
                    for band in ages
                ),
            )
            for kind, found in kinds.items()
        ),
    )
