"""A curve: what each value of a setting gives, with the range about it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from markupsafe import Markup

from web.charts.colours import BLUE, POSSIBLE
from web.charts.small import Words, small_chart, upright


@dataclass(frozen=True, slots=True)
class Point:
    """One value of the setting, and what it gives: in the middle, and where 8 futures in 10 lie."""

    value: float
    middle: float
    low: float
    high: float


def curve(
    points: Sequence[Point], words: Words, *, number: str = ",~r", most: float | None = None
) -> Markup:
    """Draw the range, the line over it and a mark for every value tried.

    The scale goes from nothing to `most`, or to what is drawn.
    """
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
    amount = upright(number, {"zero": True} if most is None else {"domain": [0, most]})
    middle = {"x": across, "y": {**amount, "field": "middle"}}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "area", "color": POSSIBLE},
            "encoding": {"x": across, "y": {**amount, "field": "low"}, "y2": {"field": "high"}},
        },
        {"mark": {"type": "line", "color": BLUE, "strokeWidth": 2}, "encoding": middle},
        {
            "mark": {"type": "point", "filled": True, "color": BLUE, "opacity": 1},
            "encoding": middle,
        },
    ]
    return small_chart([asdict(point) for point in points], layers, words)
