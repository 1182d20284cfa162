"""A funnel: authorities by size, with the limits within which they would differ by chance."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from scenarios.in_words.words import begun, per_cent
from web.charts import key
from web.charts.colours import BLUE, DARK_PINK, INK, LIKELY
from web.charts.picture import Panel, Picture, Table
from web.charts.small import Words, small_chart, upright

LIMITS: tuple[tuple[str, list[int]], ...] = (
    ("low_95", [4, 3]),
    ("high_95", [4, 3]),
    ("low_998", []),
    ("high_998", []),
)
INSIDE = "inside the lines"
Row = Mapping[str, Any]


def funnels(rows: Sequence[Row]) -> Picture:
    """Draw each measure of `sufficiency peers --funnel` that is known of the one area."""
    measures = list(dict.fromkeys(row["measure"] for row in rows if row["is_this_area"]))
    of = {name: [row for row in rows if row["measure"] == name] for name in measures}
    within = inside(rows)
    outside = [name for name in measures if name not in within]
    return Picture(
        sentence=(
            f"Outside the inner lines: {', '.join(outside)}."
            if outside
            else "Nothing stands outside the lines: it may all be chance."
        ),
        panels=tuple(_panel(name, of[name]) for name in measures),
        key=(
            key.line("This area", DARK_PINK),
            key.line("Other authorities", BLUE),
            key.line("The limits, and the middle", INK),
        ),
        table=Table(
            caption="Every authority by measure, with its limits for 95 of 100",
            head=("Measure and authority", "Children", "Value", "95 of 100 lie"),
            rows=tuple(
                (
                    f"{name}: {row['authority']}",
                    f"{row['children']:.0f}",
                    _value(name, row["value"]),
                    f"{_value(name, row['low_95'])} to {_value(name, row['high_95'])}",
                )
                for name in measures
                for row in of[name]
            ),
        ),
    )


def inside(rows: Sequence[Row]) -> tuple[str, ...]:
    """Name the measures by which the one area stands inside the lines."""
    own = (row for row in rows if row["is_this_area"])
    return tuple(row["measure"] for row in own if _how(row) == INSIDE)


def _own(rows: Sequence[Row]) -> Row:
    return next(row for row in rows if row["is_this_area"])


def _how(row: Row) -> str:
    """Say where an authority stands."""
    value = row["value"]
    if row["low_95"] <= value <= row["high_95"]:
        return INSIDE
    side = "above" if value > row["high_95"] else "below"
    far = not row["low_998"] <= value <= row["high_998"]
    return f"{side} {'both' if far else 'the inner one'}"


def _value(measure: str, value: float) -> str:
    return per_cent(value) if measure.startswith("share") else f"{value:.2f}"


def _panel(name: str, rows: Sequence[Row]) -> Panel:
    own = _own(rows)
    title = begun(name)
    words = (
        f"{own['authority']}: {_value(name, own['value'])}, {_how(own)}; the middle is "
        f"{_value(name, own['middle'])}."
    )
    about = Words(f"funnel-{name.replace(' ', '-')}", title, words)
    return Panel(title, _drawn(rows, about, share=name.startswith("share")), words)


def _drawn(rows: Sequence[Row], about: Words, *, share: bool) -> Markup:
    across = {
        "field": "children",
        "type": "quantitative",
        "scale": {"zero": True, "nice": False},
        "axis": {"title": None, "grid": False, "tickCount": 5, "format": ",~r"},
    }
    amount = upright(".0%" if share else ",~r")
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "line", "color": INK, "strokeWidth": 1, "strokeDash": dash},
            "encoding": {"x": across, "y": {**amount, "field": field}},
        }
        for field, dash in (*LIMITS, ("middle", []))
    ]
    layers.append(
        {
            "mark": {"type": "point", "filled": True, "opacity": 1},
            "encoding": {
                "x": across,
                "y": {**amount, "field": "value"},
                "size": {"condition": {"test": "datum.is_this_area", "value": 120}, "value": 40},
                "color": {
                    "condition": {"test": "datum.is_this_area", "value": DARK_PINK},
                    "value": LIKELY,
                },
            },
        }
    )
    return small_chart(sorted(rows, key=lambda row: row["children"]), layers, about)
