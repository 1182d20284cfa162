"""Gap: which homes are missing, how likely, and how much choice there is."""

from collections.abc import Sequence

from scenarios.in_words.words import day_of, one_decimal, per_cent, short_month
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
    Table,
)
from scenarios.statement.names import tier_words
from scenarios.statement.stated import Stated
from scenarios.statement.tables import MONTH, shown, whole_table
from scenarios.tables.choice import OPTIONS

A_YEAR = 12


def gap(stated: Stated) -> Section:
    """Give the chance of a shortage, the true gap, the choice and the margin."""
    parts: list[Part] = [
        Paragraph(
            "A child goes short in a month when they look for a home and, at its end, none on "
            "the island suits them. They are counted under the kind of home that would suit best."
        ),
        Figure(FigureName.GAP, stated.caption("Chance of a shortage by kind of home and month")),
        _shortfall(stated),
    ]
    if stated.reference.table("tiers"):
        parts += [
            Paragraph(
                "The true gap: children by the kind of home that would suit them best, and where "
                "they live. A bed filled is not always a need met."
            ),
            _tiers(stated),
        ]
    parts += [
        Paragraph("Choice: how many homes would suit a child at the moment one is needed."),
        _choice(stated),
    ]
    if stated.reference.table("margin"):
        parts += [
            Paragraph(
                "Margin: the places that would meet the need of a kind of home in 95 months of "
                "100, and how full they would then be on average."
            ),
            _margin(stated),
        ]
    return Section("Gap", tuple(parts))


def _shortfall(stated: Stated) -> Table:
    rows = stated.reference.table("shortfall")
    kinds = list(dict.fromkeys(str(row["tier"]) for row in rows))
    last_year = {kind: [row for row in rows if row["tier"] == kind][-A_YEAR:] for kind in kinds}
    return whole_table(
        "Shortage",
        stated.caption(
            "Chance that a month leaves at least one child without a suitable home on the island"
        ),
        rows,
        (
            MONTH,
            ("tier", Column("Kind of home"), tier_words),
            ("probability", Column("Chance of a shortage", Holds.SHARE)),
            ("children_mean", Column("Children short, on average", Holds.NUMBER)),
            ("children_q90", Column("1 future in 10 has more short", Holds.NUMBER)),
        ),
        Printed(
            (
                "Kind of home",
                "Chance in an average month of the last year",
                "Children short, on average",
            ),
            tuple(
                (
                    str(tier_words(kind)),
                    per_cent(_mean(of_year, "probability")),
                    _short(_mean(of_year, "children_mean")),
                )
                for kind, of_year in last_year.items()
            ),
        ),
    )


def _mean(rows: Sequence[Row], column: str) -> float:
    return sum(float(row[column] or 0) for row in rows) / len(rows)


def _short(mean: float) -> str:
    return "fewer than 0.1" if 0 < mean < 0.05 else one_decimal(mean)


def _tiers(stated: Stated) -> Table:
    rows = stated.reference.table("tiers")
    return whole_table(
        "True gap",
        stated.caption("The kind of home that would suit best, and the kind lived in: children"),
        rows,
        (
            ("preferred", Column("Would suit best"), tier_words),
            ("actual", Column("Lives in"), tier_words),
            ("children_mean", Column("Children, on average", Holds.NUMBER)),
            ("q10", Column("1 future in 10 has fewer", Holds.NUMBER)),
            ("q90", Column("1 future in 10 has more", Holds.NUMBER)),
        ),
        Printed(("Would suit best", *WHERE, "All"), tuple(_true_gap(rows))),
    )


WHERE = ("In that kind", "In another kind here", "With relatives", "Off the island", "Waiting")


def _true_gap(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Say of each kind of home where the children live whom it would suit best."""
    apart = {"KIN": WHERE[2], "off island": WHERE[3], "waiting": WHERE[4]}
    printed = []
    for best in dict.fromkeys(str(row["preferred"]) for row in rows):
        found = dict.fromkeys(WHERE, 0.0)
        for row in rows:
            if row["preferred"] == best:
                in_it = WHERE[0] if row["actual"] == best else WHERE[1]
                found[apart.get(str(row["actual"]), in_it)] += float(row["children_mean"] or 0)
        cells = (*found.values(), sum(found.values()))
        printed.append((str(tier_words(best)), *(_short(mean) for mean in cells)))
    return printed


def _choice(stated: Stated) -> Table:
    rows = stated.reference.table("choice")
    months = shown([str(row["month"]) for row in rows])
    return whole_table(
        "Choice",
        stated.caption("Suitable homes on the island at the moment one is needed"),
        rows,
        (
            MONTH,
            ("options_median", Column("Homes, the middle", Holds.WHOLE)),
            ("options_q10", Column("1 child in 10 has this or fewer", Holds.WHOLE)),
            ("options_q90", Column("9 children in 10 have this or fewer", Holds.WHOLE)),
        ),
        Printed(
            (
                "Month",
                "Homes, the middle",
                "1 child in 10 has this or fewer",
                "9 children in 10 have this or fewer",
            ),
            tuple(
                (
                    short_month(day_of(str(row["month"]))),
                    *("nobody asked" if row[key] is None else str(row[key]) for key in OPTIONS),
                )
                for row in rows
                if row["month"] in months
            ),
        ),
    )


def _margin(stated: Stated) -> Table:
    return whole_table(
        "Margin",
        stated.caption("How full each kind of home can be and still meet its need"),
        stated.reference.table("margin"),
        (
            ("tier", Column("Kind of home"), tier_words),
            ("children_mean", Column("Children it would suit best", Holds.NUMBER)),
            ("places", Column("Places that suffice", Holds.WHOLE)),
            ("occupancy", Column("How full they are then", Holds.SHARE)),
        ),
    )
