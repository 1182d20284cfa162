"""Small charts of figures side by side: bars, shares with their ranges, and histograms."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from textwrap import wrap
from typing import Any

from markupsafe import Markup

from web.charts.colours import BLUE, DARK_PINK, GRID, INK, LIKELY
from web.charts.small import HEIGHT, Words, small_chart, upright

LETTERS_A_LINE, MOST_LINES, LINE = 24, 2, 20
DOWN: dict[str, Any] = {
    "field": "place",
    "type": "nominal",
    "sort": None,
    "axis": {
        "title": None,
        "grid": False,
        "ticks": False,
        "domain": False,
        "labelLimit": 160,
        "labelExpr": "split(datum.label, '\\n')",
    },
}
"""The names of bars that lie, from top to bottom in their order."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: where it stands, whose it is, and its range where it has one."""

    place: str
    series: str
    value: float
    low: float | None = None
    high: float | None = None


def bars(
    figures: Sequence[Bar], colours: Mapping[str, str], words: Words, *, highest: float
) -> Markup:
    """Draw a bar for each figure, series beside series; all charts of a picture share a scale."""
    layer: dict[str, Any] = {
        "mark": {"type": "bar"},
        "encoding": {**_places(figures, colours), "y": _amount([0, highest], ",.3~g")},
    }
    return _drawn(figures, [layer], words)


def shares(
    figures: Sequence[Bar], colours: Mapping[str, str], words: Words, *, wanted: float
) -> Markup:
    """Draw a point with its range for each share, and the line where it should be."""
    places = _places(figures, colours)
    whole = _amount([0, 1], ".0%")
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": [{"wanted": wanted}]},
            "mark": {"type": "rule", "color": INK, "strokeDash": [4, 3]},
            "encoding": {"y": {**whole, "field": "wanted"}},
        },
        {
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {**places, "y": {**whole, "field": "low"}, "y2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 50, "opacity": 1},
            "encoding": {**places, "y": whole},
        },
    ]
    return _drawn(figures, layers, words)


def parts(figures: Sequence[Bar], words: Words, *, lowest: float, highest: float) -> Markup:
    """Draw each part of a change as a bar to the left or right of nothing, with its range."""
    across = {
        "type": "quantitative",
        "scale": {"domain": [lowest, highest], "nice": False},
        "axis": {"title": None, "tickCount": 5, "format": ",~r", "gridColor": GRID},
    }
    colour = {"condition": {"test": "datum.series === 'whole'", "value": INK}, "value": LIKELY}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "height": {"band": 0.7}},
            "encoding": {"y": DOWN, "x": {**across, "field": "value"}, "color": colour},
        },
        {
            "transform": [{"filter": "isValid(datum.low)"}],
            "mark": {"type": "rule", "strokeWidth": 2, "color": DARK_PINK},
            "encoding": {"y": DOWN, "x": {**across, "field": "low"}, "x2": {"field": "high"}},
        },
        {
            "data": {"values": [{"nothing": 0}]},
            "mark": {"type": "rule", "color": INK},
            "encoding": {"x": {**across, "field": "nothing"}},
        },
    ]
    named = [replace(each, place=_in_lines(each.place)) for each in figures]
    lines = max((each.place.count("\n") + 1 for each in named), default=1)
    return _drawn(named, layers, words, height=max(HEIGHT, len(named) * lines * LINE))


def _in_lines(name: str) -> str:
    """Break a long name so that all of it is read; the end of one still longer is left out."""
    return "\n".join(wrap(name, LETTERS_A_LINE, max_lines=MOST_LINES, placeholder=" …"))


def parts_of_own_scale(figures: Sequence[Bar], words: Words) -> Markup:
    """Draw the same on a scale that just holds every bar and range."""
    reach = [0.0, *(figure.value for figure in figures)]
    reach += [end for figure in figures for end in (figure.low, figure.high) if end is not None]
    room = 0.05 * max(max(reach) - min(reach), 0.1)
    return parts(figures, words, lowest=min(reach) - room, highest=max(reach) + room)


def histogram(counts: Sequence[float], words: Words, *, even: float, highest: float) -> Markup:
    """Draw how often the truth lay in each tenth of the futures, and the line of even chances."""
    figures = [Bar(str(10 * tenth), "", count) for tenth, count in enumerate(counts)]
    tenths = {
        "field": "place",
        "type": "ordinal",
        "sort": None,
        "axis": {"title": None, "labelAngle": 0, "grid": False},
    }
    upright = _amount([0, highest], "d")
    upright["axis"]["tickMinStep"] = 1
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "color": BLUE},
            "encoding": {"x": tenths, "y": upright},
        },
        {
            "data": {"values": [{"even": even}]},
            "mark": {"type": "rule", "color": INK, "strokeDash": [4, 3]},
            "encoding": {"y": {**upright, "field": "even"}},
        },
    ]
    return _drawn(figures, layers, words)


def _drawn(
    figures: Sequence[Bar], layers: list[dict[str, Any]], words: Words, *, height: int = HEIGHT
) -> Markup:
    return small_chart([asdict(each) for each in figures], layers, words, height=height)


def _places(figures: Sequence[Bar], colours: Mapping[str, str]) -> dict[str, Any]:
    """Put places along the chart in their order, and the series of each beside one another."""
    order = list(colours)
    return {
        "x": {
            "field": "place",
            "type": "ordinal",
            "sort": list(dict.fromkeys(each.place for each in figures)),
            "axis": {"title": None, "labelAngle": 0, "grid": False, "labelLimit": 90},
        },
        "xOffset": {"field": "series", "type": "nominal", "sort": order},
        "color": {
            "field": "series",
            "type": "nominal",
            "scale": {"domain": order, "range": [colours[name] for name in order]},
            "legend": None,
        },
    }


def _amount(domain: Sequence[float], number: str) -> dict[str, Any]:
    return {"field": "value", **upright(number, {"domain": list(domain), "nice": False})}
