"""Turns a chart into inline SVG that a strict content security policy lets through."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring
from markupsafe import Markup

from web.charts.colours import GRID, QUIET_INK

FONT = "Arial, Helvetica, sans-serif"

LOOK = {
    "aria": False,
    "font": FONT,
    "background": "transparent",
    "padding": 4,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 13,
        "labelColor": QUIET_INK,
        "domainColor": "#8A9299",
        "tickColor": "#8A9299",
        "gridColor": GRID,
    },
}

DRAWN = {"svg", "g", "path", "rect", "line", "text", "tspan", "circle", "defs", "clipPath"}
DRAWN |= {"linearGradient", "stop"}
REFUSED = {"style", "class", "role", "tabindex", "xmlns", "version", "pointer-events"}


def inline_svg(chart: Mapping[str, Any], *, name: str, title: str, description: str) -> Markup:
    """Draw the chart and make it safe to stand in a page beside others.

    `name` must be unique on the page: ids inside the drawing are rewritten with it, because the
    drawing engine numbers them by a counter of the process.
    """
    drawing = fromstring(_drawn(chart))
    _keep_only_drawing(drawing)
    _rename_ids(drawing, name)
    _give_words(drawing, name, title, description)
    return Markup(tostring(drawing, encoding="unicode"))  # noqa: S704 - every part is checked above


def _drawn(chart: Mapping[str, Any]) -> str:
    """Run the drawing engine; it may fetch nothing from anywhere."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg({**chart, "config": LOOK}, allowed_base_urls=[]))


def _keep_only_drawing(drawing: Element) -> None:
    """Drop namespaces, styles, classes and roles; refuse elements that do more than draw."""
    for part in drawing.iter():
        part.tag = part.tag.rpartition("}")[2]
        if part.tag not in DRAWN:
            raise ValueError(f"A chart may not contain <{part.tag}>.")
        for key in list(part.attrib):
            plain = key.rpartition("}")[2]
            if plain in REFUSED or plain == "href" or plain.startswith(("on", "aria-")):
                del part.attrib[key]


def _rename_ids(drawing: Element, name: str) -> None:
    """Rewrite the ids, and what points to them, with the name of the chart."""
    new: dict[str, str] = {}
    for part in drawing.iter():
        if "id" in part.attrib:
            new[part.attrib["id"]] = f"{name}-{len(new) + 1}"
            part.attrib["id"] = new[part.attrib["id"]]
    for part in drawing.iter():
        for key, value in part.attrib.items():
            if "url(" in value:
                part.attrib[key] = re.sub(
                    r"url\(['\"]?#([^)'\"]+)['\"]?\)", lambda found: f"url(#{new[found[1]]})", value
                )


def _give_words(drawing: Element, name: str, title: str, description: str) -> None:
    """Say in words what the chart shows, for those who do not see it."""
    drawing.set("role", "img")
    drawing.set("aria-labelledby", f"{name}-title {name}-words")
    drawing.set("focusable", "false")
    for position, (tag, suffix, words) in enumerate(
        [("title", "title", title), ("desc", "words", description)]
    ):
        element = SubElement(drawing, tag, {"id": f"{name}-{suffix}"})
        element.text = words
        drawing.remove(element)
        drawing.insert(position, element)
