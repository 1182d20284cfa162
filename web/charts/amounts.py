"""Amounts of each unit as a reader says them: shares in points, children, homes and pounds."""

from scenarios.words import MINUS, pounds

__all__ = ["amount", "change", "change_with_range", "pounds"]


def amount(value: float | None, unit: str) -> str:
    """Write a value of a measure."""
    if value is None:
        return "Not known"
    if unit == "share":
        return f"{100 * value:.1f}%"
    return pounds(value) if unit == "pounds" else f"{value:.1f}"


def change(value: float | None, unit: str) -> str:
    """Write a difference with its sign; of shares in points of a hundred."""
    if value is None:
        return "Not known"
    if unit == "pounds":
        return pounds(value) if value < 0 else f"+{pounds(value)}"
    shown = 100 * value if unit == "share" else value
    said = f"{shown:+.1f}"
    said = "0.0" if said in ("+0.0", "-0.0") else said.replace("-", MINUS)
    return f"{said} points" if unit == "share" else said


def change_with_range(row: dict[str, float | None], name: str, unit: str) -> str:
    """Write a difference and where 8 futures in 10 lie."""
    if row[name] is None:
        return "Not known"
    return f"{change(row[name], unit)} ({change(row['q10'], unit)} to {change(row['q90'], unit)})"
