"""Amounts of each unit as a reader says them: shares in points, children, homes and pounds."""

from collections.abc import Iterable, Mapping
from typing import Any

MINUS = "−"
"""Stays with its number at the end of a line, as a hyphen does not."""

NO_BREAK, WORD_JOINER = "\u00a0", "\u2060"

NO_BREAK_TO = f"{NO_BREAK}to{NO_BREAK}"

FEW_DIFFER = "Where an average lies outside its range, a few futures differ much from the rest."
"""Said below figures of which one is `outside_its_range`, and only there."""

MILLION = 1_000_000
NO_POUNDS = ("£0", "£0.0 million")
EXACT_BELOW = 10_000
"""Pounds below which a mean of futures is written to the pound."""


def pounds(value: float) -> str:
    """Write pounds, in millions where there are millions."""
    sign = MINUS if round(value) < 0 else ""
    if abs(value) >= MILLION:
        return f"{sign}£{abs(value) / MILLION:.1f} million"
    return f"{sign}£{abs(round(value)):,}"


def unbroken(said: str) -> str:
    """Keep an amount on one line: no break before its million, nor between sign and pounds."""
    return said.replace(" ", NO_BREAK).replace("£", f"{WORD_JOINER}£")


def about_pounds(value: float, beside: Iterable[float | None] = ()) -> str:
    """Write what was worked out in futures: to the thousand where there are ten and more.

    It is rounded as the largest of those `beside` it is, so that they can be held together.
    """
    largest = max(abs(each or 0) for each in (value, *beside))
    if round(largest, -3) >= MILLION:
        millions = round(value / MILLION, 1)
        return f"{MINUS if millions < 0 else ''}£{abs(millions):.1f} million"
    return pounds(round(value, -3) if largest >= EXACT_BELOW else value)


def amount(value: float | None, unit: str, beside: Iterable[float | None] = ()) -> str:
    """Write a value of a measure; pounds are rounded as those beside them are."""
    if value is None:
        return "Not known"
    if unit == "share":
        return f"{100 * value:.1f}%"
    if unit == "weeks":
        return f"{value:,.0f}"
    return about_pounds(value, beside) if unit == "pounds" else f"{value:.1f}"


def amount_with_range(mean: float | None, low: float | None, high: float | None, unit: str) -> str:
    """Write a value of a measure and where 8 futures in 10 lie."""
    if mean is None:
        return "Not known"
    said, bottom, top = (amount(each, unit, (mean, low, high)) for each in (mean, low, high))
    return f"{said} ({bottom} to {top})"


def change(value: float | None, unit: str, beside: Iterable[float | None] = ()) -> str:
    """Write a difference with its sign; of shares in points of a hundred."""
    if value is None:
        return "Not known"
    if unit == "pounds":
        said = about_pounds(value, beside)
        return said if said in NO_POUNDS or said.startswith(MINUS) else f"+{said}"
    shown = 100 * value if unit == "share" else value
    said = f"{shown:+,.0f}" if unit == "weeks" else f"{shown:+.1f}"
    said = said[1:] if said[1:] in ("0", "0.0") else said.replace("-", MINUS)
    return f"{said} points" if unit == "share" else said


def change_with_range(
    row: Mapping[str, Any], name: str, unit: str, low: str = "q10", high: str = "q90"
) -> str:
    """Write a difference and where 8 futures in 10 lie; `low` and `high` name their columns."""
    if row[name] is None:
        return "Not known"
    said, bottom, top = _changes(row, (name, low, high), unit)
    return f"{said} ({bottom.removesuffix(' points')} to {top.removesuffix(' points')})"


def outside_its_range(
    row: Mapping[str, Any], name: str, unit: str, low: str = "q10", high: str = "q90"
) -> bool:
    """Tell whether a difference, as it is written, lies outside the range beside it.

    So a mean does where most futures change little and a few change much.
    """
    if row[name] is None:
        return False
    said, bottom, top = _changes(row, (name, low, high), unit)
    below, above = row[name] < row[low], row[name] > row[high]
    return bool((below and said != bottom) or (above and said != top))


def _changes(row: Mapping[str, Any], columns: Iterable[str], unit: str) -> list[str]:
    """Write differences that stand beside each other, rounded alike."""
    together = [row[column] for column in columns]
    return [change(each, unit, together) for each in together]


def range_unbroken(said: str) -> str:
    """Keep each amount on one line, and its range on one: pounds, being long, may break in it."""
    first, _, rest = said.partition(" (")
    if not rest:
        return unbroken(said)
    ends = [unbroken(end) for end in rest.split(" to ")]
    return f"{unbroken(first)} ({(' to ' if '£' in rest else NO_BREAK_TO).join(ends)}"
