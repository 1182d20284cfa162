"""The marks of the charts, drawn small, with what each stands for."""

from markupsafe import Markup

from web.charts.colours import BLUE, INK, LIKELY, POSSIBLE
from web.charts.picture import KeyEntry

_FRAME = '<svg width="28" height="16" viewBox="0 0 28 16" aria-hidden="true" focusable="false">'


def line(words: str, colour: str = BLUE) -> KeyEntry:
    """Explain a line."""
    return _entry(f'<path d="M1 8h26" stroke="{colour}" stroke-width="3"/>', words)


def area(words: str, colour: str) -> KeyEntry:
    """Explain a shaded area."""
    return _entry(f'<rect x="1" y="1" width="26" height="14" fill="{colour}"/>', words)


def dot(words: str, colour: str) -> KeyEntry:
    """Explain a single point."""
    return _entry(f'<circle cx="14" cy="8" r="6" fill="{colour}"/>', words)


def dashes(words: str) -> KeyEntry:
    """Explain the dashed upright line."""
    return _entry(f'<path d="M14 0v16" stroke="{INK}" stroke-dasharray="3 3"/>', words)


def _entry(mark: str, words: str) -> KeyEntry:
    return KeyEntry(Markup(f"{_FRAME}{mark}</svg>"), words)  # noqa: S704 - all of it is written here


PAST = line("What happened", INK)
MIDDLE = line("The middle of all futures")
AVERAGE = line("The average of all futures")
HALF = area("Half of all futures lie here", LIKELY)
EIGHT_IN_TEN = area("8 futures in 10 lie here", POSSIBLE)
DATA_DAY = dashes("The day of the data")
