"""What each change adds: alone, and what comes of them together."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.amounts import FEW_DIFFER, change_with_range, outside_its_range
from scenarios.in_words.words import begun
from scenarios.reading.contributions import INTERACTION
from scenarios.reading.measures import MEASURES, Measure
from web.charts import key
from web.charts.beside import Bar, parts_of_own_scale
from web.charts.colours import DARK_PINK, LIKELY
from web.charts.picture import Panel, Picture, Table
from web.charts.small import Words

SHOWN = ("suitable_on_island", "off_island", "siblings_together", "cost")
TITLES: Mapping[str, str] = {
    "suitable_on_island": "In a suitable home here, points of 100",
    "off_island": "Children off the island",
    "siblings_together": "Brothers and sisters together, points of 100",
    "cost": "Cost over the whole time, £ million",
}
UNITS = {measure.name: measure.unit for measure in MEASURES}
SCALE = {"share": 100.0, "pounds": 1e-6}
Row = Mapping[str, Any]


def contributions(rows: Sequence[Row], names: Mapping[str, str]) -> Picture | None:
    """Draw the `levers` table of a run; `names` are the titles of its levers."""
    if not rows:
        return None
    rows = _without_nothing(rows)
    levers = list(dict.fromkeys(row["lever"] for row in rows))
    together = (
        " “Together” is what they do to each other’s effect, so that the bars add up to the whole."
        if INTERACTION in levers
        else ""
    )
    outside = any(outside_its_range(row, "contribution", UNITS[row["measure"]]) for row in rows)
    by_measure = {m.name: [row for row in rows if row["measure"] == m.name] for m in MEASURES}
    return Picture(
        sentence=(
            "Each bar is what one change does when it alone is made, in the very same futures."
            f"{together}{f' {FEW_DIFFER}' if outside else ''}"
        ),
        panels=tuple(
            _panel(m, by_measure[m.name], names)
            for m in MEASURES
            if m.name in SHOWN and any(r["contribution"] is not None for r in by_measure[m.name])
        ),
        key=(
            key.area("What one change adds", LIKELY),
            key.line("8 futures in 10 lie here", DARK_PINK),
        ),
        table=Table(
            caption="What each change adds, on average, and where 8 futures in 10 lie",
            head=("Measure, over the whole time", *(_name(lever, names) for lever in levers)),
            rows=tuple(_line(m, by_measure[m.name]) for m in MEASURES if by_measure[m.name]),
        ),
    )


def _without_nothing(rows: Sequence[Row]) -> list[Row]:
    """Leave out what changes do to each other where there is only one."""
    alone = len({row["lever"] for row in rows} - {INTERACTION}) == 1
    return [row for row in rows if not (alone and row["lever"] == INTERACTION)]


def _name(lever: str, names: Mapping[str, str]) -> str:
    return "Together" if lever == INTERACTION else names.get(lever, lever.replace("_", " "))


def _said(row: Row, measure: Measure, names: Mapping[str, str]) -> str:
    """Say one bar; what changes do to each other is no change of its own."""
    together = row["lever"] == INTERACTION
    lever = "what they do to each other" if together else _name(row["lever"], names).lower()
    return f"{lever}, {change_with_range(row, 'contribution', measure.unit)}"


def _line(measure: Measure, rows: Sequence[Row]) -> tuple[str, ...]:
    words = begun(measure.words)
    return (
        words,
        *(change_with_range(row, "contribution", measure.unit) for row in rows),
    )


def _panel(measure: Measure, rows: Sequence[Row], names: Mapping[str, str]) -> Panel:
    scale = SCALE.get(measure.unit, 1.0)
    known = [row for row in rows if row["contribution"] is not None]
    figures = [
        Bar(
            _name(row["lever"], names),
            "part",
            scale * row["contribution"],
            scale * row["q10"],
            scale * row["q90"],
        )
        for row in known
    ]
    strongest = max(known, key=lambda row: abs(row["contribution"]))
    words = f"Largest: {_said(strongest, measure, names)}."
    if not any(row["q10"] or row["q90"] for row in known):
        words = f"In 8 futures of 10 nothing changes. {words}"
    about = Words(f"adds-{measure.name}", TITLES[measure.name], words)
    drawn = parts_of_own_scale(figures, about)
    return Panel(TITLES[measure.name], drawn, words)
