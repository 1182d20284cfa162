"""Flows: who begins to need a home, where children came from and where they go."""

from scenarios.in_words.words import day_of, one_decimal, per_cent, short_month
from scenarios.result import Row
from scenarios.statement.content import Column, Holds, Paragraph, Printed, Section, Table
from scenarios.statement.names import flow_words
from scenarios.statement.stated import Stated
from scenarios.statement.tables import HIGH, LOW, MEAN, MONTH, mean_and_range, shown, whole_table


def flows(stated: Stated) -> Section:
    """Give requests for a home month by month, and the ways through the whole run."""
    rows = stated.reference.table("requests")
    asked = sum(float(row["requests"] or 0) for row in rows)
    met = sum(float(row["met_at_once"] or 0) for row in rows)
    found = f" {per_cent(met / asked)} of them find one on the island that month." if asked else ""
    return Section(
        "Flows",
        (
            Paragraph(
                f"In an average month {one_decimal(asked / max(1, len(rows)))} children begin to "
                f"need a home, {stated.reference.condition}.{found} They have come into care, or "
                "their home has ended."
            ),
            _requests(stated),
            Paragraph(
                f"The next table follows every child to {stated.reference.last_month}: those of "
                "today, and those who come later."
            ),
            _ways(stated),
        ),
    )


def _requests(stated: Stated) -> Table:
    rows = stated.reference.table("requests")
    months = shown([str(row["month"]) for row in rows])
    return whole_table(
        "Homes asked for",
        stated.caption("Children who begin to need a home, by month"),
        rows,
        (
            MONTH,
            ("requests", Column("Children, on average", Holds.NUMBER)),
            ("met_at_once", Column("Find a home here that month", Holds.NUMBER)),
            ("days_waited_median", Column("Days waited, the middle", Holds.WHOLE)),
            ("days_waited_q90", Column("Days waited, 1 in 10 longer", Holds.WHOLE)),
            ("siblings_apart", Column("Pairs of brothers and sisters apart", Holds.NUMBER)),
        ),
        Printed(
            (
                *("Month", "Children, on average", "Find a home here that month"),
                *("Days waited, the middle", "Days waited, 1 in 10 longer"),
            ),
            tuple(
                (
                    short_month(day_of(str(row["month"]))),
                    one_decimal(float(row["requests"] or 0)),
                    one_decimal(float(row["met_at_once"] or 0)),
                    _days(row, "days_waited_median"),
                    _days(row, "days_waited_q90"),
                )
                for row in rows
                if row["month"] in months
            ),
        ),
    )


def _days(row: Row, name: str) -> str:
    if row[name] is None:
        return "not known yet" if row["requests"] else "nobody asked"
    return str(row[name])


def _ways(stated: Stated) -> Table:
    rows = stated.reference.table("flows")
    often = sorted(rows, key=lambda row: -float(row["mean"] or 0))
    return whole_table(
        "Ways through care",
        stated.caption(
            f"Where children were, and where they are or how they left by "
            f"{stated.reference.last_month}"
        ),
        rows,
        (
            ("from", Column("From"), flow_words),
            ("to", Column("To"), flow_words),
            *(MEAN, LOW, HIGH),
        ),
        Printed(
            ("From", "To", "Children, on average (8 futures in 10)"),
            tuple(
                (str(flow_words(row["from"])), str(flow_words(row["to"])), mean_and_range(row))
                for row in often
                if float(row["mean"] or 0) >= 0.5  # rarer ways are in the workbook
            ),
        ),
    )
