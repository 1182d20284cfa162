"""A curve: what each value of a setting gives, with the range about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from web.charts.beside import HEIGHT, WIDTH, Words
from web.charts.colours import BLUE, GRID, POSSIBLE
from web.charts.svg import inline_svg


@dataclass(frozen=True, slots=True)
class Point:
    """One value of the setting, and what it gives: in the middle, and where 8 futures in 10 lie."""

    value: float
    middle: float
    low: float
    high: float


def curve(points: Sequence[Point], words: Words, *, number: str = ",~r") -> Markup:
    """Draw the range, the line over it and a mark for every value tried."""
    across = {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": False, "nice": False},
        "axis": {
            "title": None,
            "grid": False,
            "values": [point.value for point in points],
            "format": ",~r",
            "labelOverlap": True,
        },
    }
    upright = {
        "type": "quantitative",
        "scale": {"zero": True},
        "axis": {
            "title": None,
            "tickCount": 5,
            "format": number,
            "domain": False,
            "ticks": False,
            "gridColor": GRID,
        },
    }
    middle = {"x": across, "y": {**upright, "field": "middle"}}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "area", "color": POSSIBLE},
            "encoding": {"x": across, "y": {**upright, "field": "low"}, "y2": {"field": "high"}},
        },
        {"mark": {"type": "line", "color": BLUE, "strokeWidth": 2}, "encoding": middle},
        {
            "mark": {"type": "point", "filled": True, "color": BLUE, "opacity": 1},
            "encoding": middle,
        },
    ]
    chart = {
        "width": WIDTH,
        "height": HEIGHT,
        "autosize": {"type": "fit", "contains": "padding"},
        "data": {
            "values": [
                {"value": p.value, "middle": p.middle, "low": p.low, "high": p.high} for p in points
            ]
        },
        "layer": layers,
    }
    return inline_svg(chart, name=words.name, title=words.title, description=words.description)
