"""A few lines for the screen: children and where they live, now and in the years ahead."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.words import OUTCOMES, day_of, short_month, whole

STEPS = (0, 12, 24, 36)


def short_table(result: Mapping[str, Any]) -> str:
    """Lay out the children of all ages and the outcomes in whole children.

    Each with the range of 8 futures in 10, but for today, of which there is only one.
    """
    tables = result["tables"]
    children = [r for r in tables["children"] if (r["age_band"], r["level"]) == ("all", "all")]
    steps = [step for step in STEPS if step < len(children)]
    lines = [["", *(short_month(day_of(children[step]["month"])) for step in steps)]]
    lines.append(
        ["Children (8 futures in 10)", *(_cell(children[step], "q50", step) for step in steps)]
    )
    for outcome, words in OUTCOMES.items():
        rows = [row for row in tables["outcomes"] if row["outcome"] == outcome]
        lines.append([words, *(_cell(rows[step], "mean", step) for step in steps)])
    return _aligned(lines)


def _cell(row: Mapping[str, Any], middle: str, step: int) -> str:
    if row["q10"] == row["q90"]:
        return whole(row["q50"])
    figure = whole(row[middle])
    return f"{figure} ({whole(row['q10'])}-{whole(row['q90'])})" if step else f"about {figure}"


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
