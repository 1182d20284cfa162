"""Forecast: how many children of each age may be looked after."""

from scenarios.statement.content import Column, Figure, FigureName, Paragraph, Part, Section
from scenarios.statement.names import band_words, level_words
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


def _in_the_past(stated: Stated) -> tuple[Part, ...]:
    """Say how wrong forecasts from earlier days would have been, where that was tried."""
    besides = stated.besides
    if besides.record is None:
        return ()
    return (Paragraph(besides.how_it_did), besides.record)


def _beside_others(stated: Stated) -> tuple[Part, ...]:
    """Say how the area stands beside authorities of similar size, where the data allow."""
    peers = stated.besides.peers
    return (Paragraph(f"Compared with similar authorities. {peers}"),) if peers else ()


def forecast(stated: Stated) -> Section:
    """Give the headline, the picture and the children by age."""
    rows = stated.reference.table("children")
    of_ages = [row for row in rows if row["level"] == "all"]
    bands = {str(row["age_band"]): str(band_words(row["age_band"])) for row in of_ages}
    return Section(
        "Forecast",
        (
            Paragraph(stated.headline),
            Paragraph(
                f"These are {stated.reference.made['draws']:,} simulated futures, "
                f"{stated.reference.condition}. Nobody knows which one will come. A range that "
                "holds 8 futures in 10 is missed about twice in ten times."
            ),
            *_in_the_past(stated),
            *_beside_others(stated),
            Figure(FigureName.CHILDREN, stated.caption("Children looked after, month by month")),
            whole_table(
                "Children to come",
                stated.caption("Children looked after: the average, and where 8 futures in 10 lie"),
                rows,
                (
                    MONTH,
                    ("age_band", Column("Ages"), band_words),
                    ("level", Column("Level of need"), level_words),
                    *(MEAN, LOW, MIDDLE, HIGH),
                ),
                by_month(of_ages, bands, lambda row: str(row["age_band"]), mean_and_range),
            ),
        ),
    )
