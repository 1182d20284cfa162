"""Actions: what would be done differently, what each adds, and scenarios side by side."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from scenarios.in_words.amounts import FEW_DIFFER, change_with_range, outside_its_range
from scenarios.in_words.words import in_full, inside, month_and_year, per_cent
from scenarios.levers.words import choice, label
from scenarios.reading.compare import Comparison
from scenarios.reading.contributions import INTERACTION
from scenarios.reading.measures import WHOLE
from scenarios.result import Row
from scenarios.statement.content import (
    Bullets,
    Column,
    Holds,
    Paragraph,
    Part,
    Printed,
    Section,
    Table,
    ToWrite,
)
from scenarios.statement.measured import NOTHING, period_words
from scenarios.statement.names import MEASURE, lever_words, measure_words
from scenarios.statement.result_read import Read, plain
from scenarios.statement.stated import Stated
from scenarios.statement.tables import whole_table

AT_ONCE = ("phase_in_months", 1)
FIRST_ASKED = (
    "suitable_on_island",
    "off_island",
    "waiting",
    "siblings_together",
    "unplanned",
    "cost",
)


def actions(stated: Stated) -> Section:
    """Give the levers of each scenario, the differences, the contributions and the targets."""
    parts: list[Part] = []
    for read in stated.results:
        parts += _done_differently(read)
    if stated.comparison is not None:
        parts += [
            Paragraph("Differences come from the same futures, so chance is not part of them."),
            *(Paragraph(plain(sentence)) for sentence in stated.comparison.sentences),
            _differences(stated.comparison, stated),
        ]
    parts += [_contributions(read, stated) for read in stated.results if read.table("levers")]
    if _any_outside(stated):
        parts.append(Paragraph(FEW_DIFFER))
    parts.append(
        ToWrite(
            "What is decided",
            "Say which actions are agreed, who owns each, by when and with what money. The "
            "figures support the decision; they do not make it.",
        )
    )
    return Section("Actions", tuple(parts))


def _any_outside(stated: Stated) -> bool:
    """Tell whether an average that a page prints here lies outside the range beside it."""
    adds = [("contribution", row) for read in stated.results for row in read.table("levers")]
    compared = () if stated.comparison is None else stated.comparison.rows
    differs = [("difference", row) for row in compared if row["period"] == WHOLE]
    return any(
        outside_its_range(row, name, MEASURE[str(row["measure"])].unit)
        for name, row in (*adds, *differs)
        if row["measure"] in FIRST_ASKED
    )


def _done_differently(read: Read) -> list[Part]:
    """List the levers of a scenario with their month and reason."""
    levers = read.made["levers"]
    if not levers:
        return [Paragraph(f"{read.name}: nothing is done differently.")]
    return [
        Paragraph(f"{read.name}: what is done differently."),
        Bullets(tuple(_lever(each) for each in levers)),
    ]


def _lever(lever: Mapping[str, Any]) -> str:
    said_apart = ("lever", "from", "until", "rationale")
    settings = "; ".join(
        f"{inside(label(name))}: {_value(value)}"
        for name, value in lever.items()
        if name not in said_apart and value is not None and (name, value) != AT_ONCE
    )
    why = plain(str(lever.get("rationale") or "")).rstrip(".") or "no reason is recorded"
    first = month_and_year(date.fromisoformat(str(lever["from"])))
    last = lever.get("until")
    until = f" until {month_and_year(date.fromisoformat(str(last)))}" if last else ""
    return plain(f"{lever_words(lever['lever'])} from {first}{until}: {settings}. Why: {why}.")


def _value(value: str | float) -> str:
    return choice(value) if isinstance(value, str) else in_full(value)


def _differences(comparison: Comparison, stated: Stated) -> Table:
    """Hold every other result against the reference."""
    rows = comparison.rows
    return whole_table(
        "Differences",
        stated.caption(f"Each scenario against {stated.reference.name}"),
        rows,
        (
            ("scenario", Column("Scenario"), lambda name: plain(str(name))),
            ("measure", Column("Measure"), measure_words),
            ("unit", Column("Unit")),
            ("period", Column("Period"), lambda period: period_words(str(period))),
            ("reference_mean", Column("Reference", Holds.NUMBER)),
            ("mean", Column("This scenario", Holds.NUMBER)),
            ("difference", Column("Difference", Holds.NUMBER)),
            ("q10", Column("1 future in 10 has less", Holds.NUMBER)),
            ("q90", Column("1 future in 10 has more", Holds.NUMBER)),
            ("better", Column("Futures that are better", Holds.SHARE)),
        ),
        Printed(
            ("Scenario", "Measure", "Difference (8 futures in 10)", "Futures that are better"),
            tuple(
                (
                    plain(str(row["scenario"])),
                    measure_words(row["measure"]),
                    _change(row, "difference"),
                    "neither way" if row["better"] is None else per_cent(float(row["better"])),
                )
                for row in rows
                if row["period"] == WHOLE and row["measure"] in FIRST_ASKED
            ),
        ),
    )


def _contributions(read: Read, stated: Stated) -> Table:
    """Give what each lever adds; with one term for how they work on each other, they add up."""
    rows = read.table("levers")
    several = len(read.made["levers"]) > 1
    number = stated.results.index(read) + 1
    return whole_table(
        f"What each adds {number}",
        stated.caption(f"{read.name}: what each action adds over the whole time"),
        rows,
        (
            ("lever", Column("Action"), lever_words),
            ("measure", Column("Measure"), measure_words),
            ("contribution", Column("Adds, on average", Holds.NUMBER)),
            ("q10", Column("1 future in 10 has less", Holds.NUMBER)),
            ("q90", Column("1 future in 10 has more", Holds.NUMBER)),
        ),
        Printed(
            ("Action", "Measure", "Adds (8 futures in 10)"),
            tuple(
                (
                    lever_words(row["lever"]),
                    measure_words(row["measure"]),
                    _change(row, "contribution"),
                )
                for row in rows
                if row["measure"] in FIRST_ASKED and (several or row["lever"] != INTERACTION)
            ),
        ),
    )


def _change(row: Row, key: str) -> str:
    """Write a difference with its range; none where there was nothing to measure."""
    if row[key] is None:
        return NOTHING
    return change_with_range(row, key, MEASURE[str(row["measure"])].unit)
