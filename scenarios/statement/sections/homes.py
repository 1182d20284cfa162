"""Homes and stability: where children live, and what happens to their homes."""

from scenarios.in_words.siblings_in_words import siblings_in_words
from scenarios.in_words.words import OUTCOMES
from scenarios.statement.content import Column, Figure, FigureName, Paragraph, Section
from scenarios.statement.measured import measures_table
from scenarios.statement.names import outcome_words
from scenarios.statement.stated import Stated
from scenarios.statement.tables import (
    HIGH,
    LOW,
    MEAN,
    MIDDLE,
    MONTH,
    by_month,
    mean_and_range,
    whole_table,
)

STABILITY = (
    *("unplanned", "siblings_together", "met_at_once"),
    *("went_off_island", "came_back", "off_island", "waiting"),
)
STABILITY_READ = (
    "A home breaks down when it ends without a plan. The first and the last year may not be whole."
)


def homes(stated: Stated) -> Section:
    """Give where children live month by month, and the measures of stability by year."""
    rows = stated.reference.table("outcomes")
    together = siblings_in_words(stated.reference.table("siblings"))
    return Section(
        "Homes and stability",
        (
            Paragraph(
                "Each child is counted once, at the end of the month. A home suits when it is "
                "inside the rules and can meet the child's needs, with a package of support where "
                "that is needed."
            ),
            Figure(FigureName.OUTCOMES, stated.caption("Where children live, month by month")),
            whole_table(
                "Where children live",
                stated.caption("Where children live: the average, and where 8 futures in 10 lie"),
                rows,
                (MONTH, ("outcome", Column("Where"), outcome_words), MEAN, LOW, MIDDLE, HIGH),
                by_month(rows, OUTCOMES, lambda row: str(row["outcome"]), mean_and_range),
            ),
            Paragraph(f"{STABILITY_READ} {together}".rstrip()),
            measures_table("Stability", "Stability and being together, by year", STABILITY, stated),
        ),
    )
