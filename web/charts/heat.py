"""Tables whose cells are shaded by their numbers; the numbers and borders stand without colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matching.tiers import Tier
from scenarios.futures.tally import NO_TIER
from scenarios.in_words.amounts import FEW_DIFFER, outside_its_range, unbroken

SHADES = 4
AWAY: Mapping[str, str] = {
    "off island": "Off the island",
    "waiting": "Waiting for a home",
    NO_TIER: "A home designed for one child",
}
IN_SHORT: Mapping[str, str] = {
    Tier.KIN: "Relative or friend",
    Tier.FOS1: "Mainstream foster",
    Tier.FOS2: "Skilled foster",
    Tier.FOS3: "Intensive foster",
    Tier.SUP: "Supported",
    Tier.DIS: "Complex health",
    Tier.HOM1: "Small home",
    Tier.HOM2: "Therapeutic home",
    "waiting": "Waiting",
}
"""Above a column there is room for a word or two; the rows have the names in full."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as it is written, and how dark it stands: 0 is white."""

    text: str
    shade: int


NOBODY = Cell("0", 0)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A shaded table with a sentence."""

    sentence: str
    caption: str
    corner: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def shade(value: float, most: float) -> int:
    """Say how dark a value stands beside the largest: 0 for none, then in equal steps."""
    if value <= 0 or most <= 0:
        return 0
    return min(SHADES, 1 + int(SHADES * value / most))


def true_gap(rows: Sequence[Row]) -> HeatMap | None:
    """Lay out the `tiers` table of a run: the kind that would suit best, and the kind lived in."""
    if not rows:
        return None
    means = {(row["preferred"], row["actual"]): row["children_mean"] for row in rows}
    cells = {(row["preferred"], row["actual"]): _cell(row, max(means.values())) for row in rows}
    order = [*(tier.value for tier in Tier), *AWAY]
    preferred = [name for name in order if any(key[0] == name for key in means)]
    actual = [name for name in order if any(key[1] == name for key in means)]
    total = sum(means.values())
    same = sum(value for (wanted, lived), value in means.items() if wanted == lived)
    return HeatMap(
        sentence=(
            f"On average over the whole time, {same:.0f} of {total:.0f} children whose home is "
            "counted live in the kind of home that would suit them best. The others stand off the "
            "diagonal: each row is the kind that would suit best, each column the kind they live "
            "in. In brackets stands where 8 futures in 10 lie."
            f"{f' {FEW_DIFFER}' if any(map(_outside, rows)) else ''}"
        ),
        caption="Children by the kind of home that would suit best and the kind they live in",
        corner="Would suit best",
        head=tuple(IN_SHORT.get(lived, kind_words(lived)) for lived in actual),
        rows=tuple(
            (
                kind_words(wanted),
                tuple(cells.get((wanted, lived), NOBODY) for lived in actual),
            )
            for wanted in preferred
        ),
    )


def kind_words(name: str) -> str:
    """Name a kind of home, or where else a child lives."""
    return Tier(name).words if name in set(Tier) else AWAY.get(name, name.capitalize())


def _outside(row: Row) -> bool:
    return outside_its_range(row, "children_mean", "children")


def _cell(row: Row, most: float) -> Cell:
    mean = row["children_mean"]
    low, high = (f"{row[end]:.1f}" for end in ("q10", "q90"))
    inside = unbroken(f"({low})" if low == high else f"({low} to {high})")
    return Cell(f"{mean:.1f} {inside}", shade(mean, most))
