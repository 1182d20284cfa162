"""One small chart: what was, the middle of what may come, and the ranges about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from web.charts.colours import BLUE, INK, LIKELY, POSSIBLE
from web.charts.svg import inline_svg

WIDTH, HEIGHT = 300, 190
WHOLE = "d"
"""How whole numbers are written, as d3 has it."""
FEW = 5

Layer = dict[str, Any]
"""One layer of a Vega-Lite chart."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that is no forecast."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Expected:
    """The middle figure for a day, and the ranges that hold half and eight tenths of futures."""

    day: date
    middle: float
    low: float
    high: float
    likely_low: float | None = None
    likely_high: float | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What the charts of one picture share, so that they can be compared at a glance."""

    first: date
    last: date
    highest: float
    as_of: date | None = None
    number: str = WHOLE


def range_over_time(
    expected: Sequence[Expected],
    past: Sequence[Known],
    frame: Frame,
    *,
    name: str,
    title: str,
    description: str,
) -> Markup:
    """Draw the ranges, the middle line over them, and the past before them."""
    layers = [
        _area([(each.day, each.low, each.high) for each in expected], POSSIBLE),
        _area([(each.day, each.likely_low, each.likely_high) for each in expected], LIKELY),
        _line([(each.day, each.middle) for each in expected], BLUE),
        _line([(each.day, each.value) for each in past], INK),
        _as_of(frame),
    ]
    chart = {
        "width": WIDTH,
        "height": HEIGHT,
        "autosize": {"type": "fit", "contains": "padding"},
        "encoding": {"x": _days(frame)},
        "layer": [
            {**layer, "encoding": _encoding(layer, frame)} for layer in layers if layer is not None
        ],
    }
    return inline_svg(chart, name=name, title=title, description=description)


def _area(rows: Sequence[tuple[date, float | None, float | None]], colour: str) -> Layer | None:
    """Draw the area between two quantiles, where they are known and apart."""
    values = [
        {"day": day.isoformat(), "value": low, "high": high}
        for day, low, high in rows
        if low is not None and high is not None
    ]
    if all(row["value"] == row["high"] for row in values):
        return None
    return {"data": {"values": values}, "mark": {"type": "area", "color": colour}}


def _line(points: Sequence[tuple[date, float]], colour: str) -> Layer | None:
    """Draw one line through the points."""
    if not points:
        return None
    return {
        "data": {"values": [{"day": day.isoformat(), "value": value} for day, value in points]},
        "mark": {"type": "line", "color": colour, "strokeWidth": 2.5},
    }


def _as_of(frame: Frame) -> Layer | None:
    """Mark the day up to which the data reach."""
    if frame.as_of is None:
        return None
    return {
        "data": {"values": [{"day": frame.as_of.isoformat()}]},
        "mark": {"type": "rule", "color": INK, "strokeDash": [3, 3], "strokeWidth": 1},
    }


def _encoding(layer: Layer, frame: Frame) -> dict[str, Any]:
    """Say which figures a layer's heights stand for; an upright rule has none."""
    kind = layer["mark"]["type"]
    if kind == "rule":
        return {}
    upper = {"y2": {"field": "high"}} if kind == "area" else {}
    return {"y": _numbers(frame), **upper}


def _days(frame: Frame) -> dict[str, Any]:
    """Run from the first day to the last, with a tick at each new year."""
    first = frame.first.year + (frame.first > date(frame.first.year, 1, 1))
    years = range(first, frame.last.year + 1)
    every = 1 if len(years) <= 7 else 2
    return {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc", "domain": [_day(frame.first), _day(frame.last)]},
        "axis": {
            "title": None,
            "format": "%Y",
            "grid": False,
            "values": [_day(date(year, 1, 1)) for year in years if (years[-1] - year) % every == 0],
        },
    }


def _numbers(frame: Frame) -> dict[str, Any]:
    """Run from nothing to the highest figure of the picture, so that heights compare."""
    return {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, frame.highest], "nice": False},
        "axis": {
            "title": None,
            "format": frame.number,
            "tickCount": 5,
            **_every_one(frame),
            "domain": False,
            "ticks": False,
        },
    }


def _every_one(frame: Frame) -> dict[str, Any]:
    """Mark every whole number where there are few, so that none stands there twice."""
    if frame.number != WHOLE or frame.highest >= FEW:
        return {}
    return {"values": list(range(int(frame.highest) + 1))}


def _day(day: date) -> dict[str, int | bool]:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}
