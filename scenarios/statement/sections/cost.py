"""Cost: what care costs by year and category, in the prices of each year."""

from collections.abc import Sequence

from scenarios.in_words.notes import about_money
from scenarios.result import Row
from scenarios.statement.content import (
    Column,
    Figure,
    FigureName,
    Holds,
    Paragraph,
    Part,
    Printed,
    Section,
)
from scenarios.statement.names import cost_words
from scenarios.statement.prices_table import prices_table
from scenarios.statement.stated import Stated
from scenarios.statement.tables import whole_table


def cost(stated: Stated) -> Section:
    """Give the cost of each year, and what is left out."""
    rows = stated.reference.table("cost")
    if not rows:
        return Section("Cost", (Paragraph("No cost is known: there was no price to count with."),))
    about = [
        Paragraph(
            "Every price has its own price year and source. Prices then grow, so each year is in "
            "its own prices. A kind of care without a known price is left out and named below: it "
            "is not free. No child is ever moved to save money, here or in the simulation."
        ),
        *(Paragraph(note) for note in about_money(stated.notes)),
    ]
    parts: list[Part] = [
        *about,
        Figure(
            FigureName.COST,
            stated.caption("What care costs by year and by kind, in millions of pounds"),
        ),
        whole_table(
            "Cost",
            stated.caption("What care costs by year, in pounds of that year"),
            rows,
            (
                ("year", Column("Year", Holds.YEAR)),
                ("category", Column("What for"), cost_words),
                ("mean", Column("Average", Holds.POUNDS)),
                ("q10", Column("1 future in 10 costs less", Holds.POUNDS)),
                ("q90", Column("1 future in 10 costs more", Holds.POUNDS)),
                ("price_year", Column("Price year", Holds.YEAR)),
                ("months", Column("Months of the year", Holds.WHOLE)),
            ),
            _by_year(rows),
        ),
    ]
    if stated.baseline is not None:
        parts.append(
            prices_table(stated.baseline, stated.caption("Prices counted with, and their sources"))
        )
    return Section("Cost", tuple(parts))


def _by_year(rows: Sequence[Row]) -> Printed:
    """Show thousands of pounds, a year a column."""
    years = {row["year"]: row["months"] for row in rows}
    at = {(row["category"], row["year"]): row for row in rows}
    kinds = [kind for kind in dict.fromkeys(row["category"] for row in rows) if kind != "all"]
    return Printed(
        (
            "Thousands of pounds",
            *(
                f"{year}" if months == 12 else f"{year} ({months} {_months(months)})"
                for year, months in years.items()
            ),
        ),
        tuple(
            (
                str(cost_words(kind)),
                *(_thousands(at.get((kind, year))) for year in years),
            )
            for kind in (*kinds, "all")
        ),
    )


def _months(count: object) -> str:
    return "month" if count == 1 else "months"


def _thousands(row: Row | None) -> str:
    if row is None:
        return "none"
    mean, low, high = (f"{round(float(row[key] or 0) / 1000):,}" for key in ("mean", "q10", "q90"))
    return mean if low == high == mean else f"{mean} ({low} to {high})"
