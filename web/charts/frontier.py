"""The frontier: what the best plans found at each cost would give children."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.amounts import about_pounds, amount, change, unbroken
from scenarios.in_words.words import begun
from web.charts import key
from web.charts.colours import BLUE, DARK_PINK, POSSIBLE
from web.charts.picture import Panel, Picture, Table
from web.charts.small import Words, small_chart, upright

MILLION = 1_000_000
FINER_BELOW = 0.05
SHOWN: Mapping[str, str] = {
    "suitable_on_island": "Children in a suitable home here",
    "siblings_together": "Brothers and sisters together",
}
Row = Mapping[str, Any]


def frontier(rows: Sequence[Row]) -> Picture | None:
    """Draw suitability against cost; None where there is nothing to set a plan against."""
    if len(rows) < 2:
        return None
    ordered = sorted(rows, key=lambda row: float(row["gross_cost"]))
    return Picture(
        sentence="Along each chart: what the homes and programmes added cost, in £\u00a0million.",
        panels=tuple(
            _panel(name, title, ordered)
            for name, title in SHOWN.items()
            if all(row[name] is not None for row in ordered)
        ),
        key=(
            key.line("The best plans found, on average", BLUE),
            key.area("8 futures in 10 lie here (first chart)", POSSIBLE),
            key.dot("This plan", DARK_PINK),
        ),
        table=_table(ordered),
    )


def _panel(name: str, title: str, rows: Sequence[Row]) -> Panel:
    first, last = (
        f"{row[name]:.0%} for {about_pounds(row['gross_cost'])}" for row in (rows[0], rows[-1])
    )
    words = f"From {first} to {last}."
    ranged = name == "suitable_on_island"
    points = [
        {
            "cost": row["gross_cost"] / MILLION,
            "share": row[name],
            "low": row["q10"] if ranged else row[name],
            "high": row["q90"] if ranged else row[name],
            "this": row["this_plan"] == "yes",
        }
        for row in rows
    ]
    drawn = small_chart(points, _layers(_number(points)), Words(f"frontier-{name}", title, words))
    return Panel(title, drawn, words)


def _number(points: Sequence[Row]) -> str:
    """Say how shares are written upright: finer where whole per cents would stand twice."""
    spread = max(point["high"] for point in points) - min(point["low"] for point in points)
    return ".0%" if spread >= FINER_BELOW else ".1%"


def _layers(number: str) -> list[dict[str, Any]]:
    across = {
        "field": "cost",
        "type": "quantitative",
        "scale": {"padding": 8, "nice": False},
        "axis": {"title": None, "grid": False, "format": ",~r", "tickCount": 4},
    }
    share = upright(number, {"zero": False})
    middle = {"x": across, "y": {**share, "field": "share"}}
    mark = {"type": "point", "filled": True, "opacity": 1}
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 7, "color": POSSIBLE},
            "encoding": {"x": across, "y": {**share, "field": "low"}, "y2": {"field": "high"}},
        },
        {"mark": {"type": "line", "color": BLUE, "strokeWidth": 2}, "encoding": middle},
        {"mark": {**mark, "color": BLUE}, "encoding": middle},
        {
            "transform": [{"filter": "datum.this"}],
            "mark": {**mark, "color": DARK_PINK, "size": 130},
            "encoding": middle,
        },
    ]


def _table(rows: Sequence[Row]) -> Table:
    return Table(
        caption="What each plan costs and gives over the whole time (8 futures in 10)",
        head=("Plan", "The plan costs", "All care costs", *SHOWN.values()),
        rows=tuple(
            (
                f"This plan: {row['plan']}" if row["this_plan"] == "yes" else begun(row["plan"]),
                unbroken(about_pounds(row["gross_cost"])),
                _change(row),
                f"{amount(row['suitable_on_island'], 'share')} "
                f"({amount(row['q10'], 'share')} to {amount(row['q90'], 'share')})",
                amount(row["siblings_together"], "share"),
            )
            for row in rows
        ),
    )


def _change(row: Row) -> str:
    mean, low, high = (
        unbroken(change(row[name], "pounds"))
        for name in ("net_cost", "net_cost_q10", "net_cost_q90")
    )
    return mean if mean == low == high else f"{mean} ({low} to {high})"
