"""What small charts share: their size, their words, and the scale on their upright side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from web.charts.colours import GRID
from web.charts.svg import inline_svg

WIDTH, HEIGHT = 300, 190


@dataclass(frozen=True, slots=True)
class Words:
    """What stands for a chart to those who do not see it; the name is unique on its page."""

    name: str
    title: str
    description: str


def upright(number: str, scale: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Give the upright scale of an amount, written as `number` says (a d3 format)."""
    return {
        "type": "quantitative",
        **({} if scale is None else {"scale": dict(scale)}),
        "axis": {
            "title": None,
            "format": number,
            "tickCount": 5,
            "domain": False,
            "ticks": False,
            "gridColor": GRID,
        },
    }


def small_chart(
    rows: Sequence[Mapping[str, Any]],
    layers: Sequence[Mapping[str, Any]],
    words: Words,
    *,
    height: int = HEIGHT,
) -> Markup:
    """Draw layers over the rows they are drawn from."""
    chart = {
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "data": {"values": [dict(row) for row in rows]},
        "layer": list(layers),
    }
    return inline_svg(chart, name=words.name, title=words.title, description=words.description)
