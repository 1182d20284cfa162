"""Supply: approved, usable and filled places in each kind of home."""

from collections.abc import Sequence

from scenarios.in_words.words import one_decimal
from scenarios.result import Row
from scenarios.statement.content import Column, Holds, Paragraph, Part, Printed, Section, ToWrite
from scenarios.statement.lost_places import lost_places
from scenarios.statement.names import tier_words
from scenarios.statement.stated import Stated
from scenarios.statement.tables import MONTH, whole_table

COUNTS = ("approved", "available", "filled")


def supply(stated: Stated) -> Section:
    """Give the places of each kind of home on the island, month by month."""
    rows = stated.reference.table("places")
    return Section(
        "Supply",
        (
            Paragraph(
                "A place is approved when it exists. It can be used when nothing stands in the "
                "way that month. It is filled when a child, or a young adult who stayed on, lives "
                "there. A place that can be used may still suit nobody who needs one: see the gap."
            ),
            whole_table(
                "Places",
                stated.caption("Places on the island by kind of home, on average"),
                rows,
                (
                    MONTH,
                    ("tier", Column("Kind of home"), tier_words),
                    ("approved", Column("Approved", Holds.NUMBER)),
                    ("available", Column("Can be used", Holds.NUMBER)),
                    ("filled", Column("Filled", Holds.NUMBER)),
                ),
                _first_and_last(rows, stated),
            ),
            *_lost(stated),
            ToWrite(
                "Providers and partners",
                "Say who runs the homes, what is agreed with them and until when. Give the "
                "reasons why places cannot be used, and what is being done about each.",
            ),
        ),
    )


def _lost(stated: Stated) -> tuple[Part, ...]:
    """Say why places cannot be used today, where the data were brought along."""
    if stated.baseline is None:
        return ()
    return lost_places(stated.baseline, stated.caption("Places that cannot be used, and why"))


def _first_and_last(rows: Sequence[Row], stated: Stated) -> Printed:
    """Show the places today and at the end."""
    kinds = list(dict.fromkeys(str(row["tier"]) for row in rows))
    end = stated.reference.last_month
    heads = [f"{what} {when}" for when in ("now", end) for what in ("Approved", "Usable", "Filled")]
    printed = []
    for kind in kinds:
        of_kind = [row for row in rows if row["tier"] == kind]
        cells = [
            one_decimal(float(row[c] or 0)) for row in (of_kind[0], of_kind[-1]) for c in COUNTS
        ]
        printed.append((str(tier_words(kind)), *cells))
    return Printed(("Kind of home", *heads), tuple(printed))
