"""A picture as PNG, for documents: the same small charts as on the pages, with their titles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from web.charts.colours import INK
from web.charts.picture import KeyEntry, Panel, Picture
from web.charts.range_over_time import HEIGHT, WIDTH
from web.charts.svg import FONT

ACROSS = 2
GAP, TITLE, KEY = 16, 24, 24
SCREEN, PRINT = 96, 240
"""Dots an inch: of the drawing's own units, and of the picture, so that it is sharp in print."""


@dataclass(frozen=True, slots=True)
class Png:
    """A picture as bytes, which know how large they are to be shown, and its height on a screen."""

    content: bytes
    height: int


def png_of(picture: Picture) -> Png | None:
    """Draw the panels of a picture side by side with the key below; none where it has none."""
    if not picture.panels:
        return None
    import vl_convert

    drawing = sheet(picture.panels, picture.key)
    content = vl_convert.svg_to_png(drawing, scale=72 / SCREEN, ppi=PRINT)
    return Png(bytes(content), _size(picture.panels, picture.key)[1])


def _size(panels: Sequence[Panel], key: Sequence[KeyEntry]) -> tuple[int, int]:
    """Give the width and height of the sheet."""
    across = min(ACROSS, len(panels))
    down = -(-len(panels) // across)
    return across * (WIDTH + GAP), down * (TITLE + HEIGHT + GAP) + KEY * len(key)


def sheet(panels: Sequence[Panel], key: Sequence[KeyEntry]) -> str:
    """Put the drawings on one white sheet, each with its title above it."""
    width, height = _size(panels, key)
    parts = [*_panels(panels, min(ACROSS, len(panels))), *_key(key, height - KEY * len(key))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="white"/>{"".join(parts)}</svg>'
    )


def _panels(panels: Sequence[Panel], across: int) -> Iterator[str]:
    for place, panel in enumerate(panels):
        x = place % across * (WIDTH + GAP)
        y = place // across * (TITLE + HEIGHT + GAP)
        yield _words(panel.title, x + 4, y + 17, bold=True)
        yield f'<g transform="translate({x},{y + TITLE})">{panel.svg}</g>'


def _key(key: Sequence[KeyEntry], top: int) -> Iterator[str]:
    for place, entry in enumerate(key):
        y = top + place * KEY
        yield f'<g transform="translate(4,{y + 2})">{entry.svg}</g>'
        yield _words(entry.words, 40, y + 15)


def _words(words: str, x: int, y: int, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{y}" font-family="{FONT}" font-size="14" fill="{INK}"{weight}>'
        f"{escape(words)}</text>"
    )
