"""How wide each column of a table is: by its longest word and how much there is to say."""

from math import sqrt

from scenarios.statement.content import Printed
from scenarios.statement.word.page import A4_CM, MARGIN_CM

PAGE_CM = A4_CM[0] - 2 * MARGIN_CM
SHORT = 8
"""A text of so many letters is not broken over lines."""
LEAST_LETTERS = 6.0
"""No column is narrower than this many letters would be."""


def widths_cm(printed: Printed) -> tuple[float, ...]:
    """Give the width of each column in centimetres; together they fill the page.

    A column gets room for its longest word, so that none is broken, and for long texts with the
    root of their length, since these run over several lines.
    """
    columns = list(zip(printed.head, *printed.rows, strict=True))
    letters = [max(LEAST_LETTERS, _longest_word(texts), _root(texts)) for texts in columns]
    return tuple(PAGE_CM * each / sum(letters) for each in letters)


def _longest_word(texts: tuple[str, ...]) -> float:
    """Give the letters of the longest word; a short text, a month say, is one word."""
    words = (word for text in texts for word in ([text] if len(text) <= SHORT else text.split()))
    return float(max(map(len, words), default=0)) + 1


def _root(texts: tuple[str, ...]) -> float:
    return 2.4 * sqrt(max(len(text) for text in texts))
