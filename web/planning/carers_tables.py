"""The tables of the page about carers of today and those to come."""

from collections.abc import Sequence

from matching.child.codification import Domain
from matching.tiers import Tier
from scenarios.in_words.words import begun, day_of, full_day, month_and_year
from web.charts.heat import kind_words
from web.charts.picture import Table
from web.planning.part import LABELS, Row, cells, ranged

EVERY = 6
"""The table of what is to come has a row every so many months."""


def to_come(rows: Sequence[Row]) -> Table:
    """Lay out households and places as some stop and others come."""
    return Table(
        caption="Fostering households and their places, on average (8 futures in 10)",
        head=("Month", "Households", "Of today", "New", "Places"),
        rows=tuple(
            (
                month_and_year(day_of(row["month"])),
                ranged(row, "households"),
                *cells(row, "of_today_mean", "new_mean"),
                ranged(row, "places"),
            )
            for row in rows[::EVERY]
        ),
    )


def gaps(rows: Sequence[Row]) -> Table:
    """Lay out applications by gap: a kind of home and an age."""
    every = {row["application_id"]: row for row in rows}
    columns = sorted({(row["tier"], row["ages"]) for row in rows if row["tier"]}, key=_by_age)
    could = {(r["application_id"], r["tier"], r["ages"]): r["could_live_there"] for r in rows}
    return Table(
        caption="Children who need a home, and could live with each household if it were approved",
        head=(
            "Application",
            "Stage",
            *(f"{kind_words(tier)}, aged {ages.replace('-', ' to ')}" for tier, ages in columns),
        ),
        rows=tuple(
            (
                application,
                LABELS[row["stage"]] + ("" if row["assessed"] else ", not assessed yet"),
                *(str(could.get((application, *gap), 0)) for gap in columns),
            )
            for application, row in every.items()
        ),
        words=(1,),
    )


def _by_age(gap: tuple[str, str]) -> tuple[str, int]:
    return gap[0], int(gap[1].split("-")[0].rstrip("+"))


def steps(rows: Sequence[Row]) -> Table:
    """List one change of one household each."""
    return Table(
        caption="One change each: what, who makes it, and for how many families it opens the home",
        head=("Change", "Who makes it", "Usual days", "Families", "With no home open"),
        rows=tuple(
            (
                _in_words(str(row["action"])),
                begun(str(row["owner"])),
                *cells(row, "usual_days", "families", "with_no_home_open"),
            )
            for row in rows
        ),
        words=(1,),
    )


def _in_words(action: str) -> str:
    """Write a change with the names of needs in place of their codes."""
    for domain in Domain:
        action = action.replace(f"{domain.value} to ", f"{domain.words} to ")
    return begun(action)


def waterfall(rows: Sequence[Row]) -> Table:
    """Go from approved places to free ones, by kind of home."""
    return Table(
        caption="Places on the island today, from approved to free",
        head=("Kind of home", "Homes", "Approved", "Cannot be used", "Filled", "Free"),
        rows=tuple(
            (
                kind_words(row["tier"]),
                *cells(row, "homes", "approved", "not_available", "filled", "free"),
            )
            for row in rows
            if row["tier"] != Tier.SEC
        ),
    )


def closed(rows: Sequence[Row]) -> Table:
    """List places that cannot be used, one household a row."""
    return Table(
        caption="Approved places on the island that cannot be used today",
        head=("Home", "Why", "Kind of home", "Places", "Until"),
        rows=tuple(
            (
                row["place"],
                begun(row["why"]),
                kind_words(row["tier"]),
                *cells(row, "places"),
                full_day(day_of(row["until"])) if row["until"] else "No day recorded",
            )
            for row in rows
            if row["tier"] != Tier.SEC
        ),
        words=(1, 2),
    )


def quarters(rows: Sequence[Row]) -> Table:
    """Count what is coming up, by quarter."""
    return Table(
        caption="Fostering households by quarter",
        head=(
            "Quarter",
            "Reviews due",
            "Breaks and holds that end",
            "Planned to stop",
            "Others who may stop, on average",
        ),
        rows=tuple(
            cells(
                row,
                "quarter",
                "reviews_due",
                "breaks_and_holds_that_end",
                "planned_to_stop",
                "may_stop_mean",
            )
            for row in rows
        ),
    )


def looking_back(rows: Sequence[Row]) -> Table:
    """Say whom new carers were recruited for, and whom they care for."""
    return Table(
        caption="Households approved in the last two years",
        head=(
            *("Household", "Approved on", "Recruited for", "Children now"),
            *("The kind that suits them best", "Of them, as recruited for"),
        ),
        rows=tuple(
            (
                row["place"],
                full_day(day_of(row["approved_on"])),
                kind_words(row["recruited_for"]),
                *cells(row, "children_now"),
                _kinds(row["what_suits_them_best"]),
                *cells(row, "of_them_of_that_tier"),
            )
            for row in rows
        ),
        words=(1, 2, 4),
    )


def _kinds(tiers: str | None) -> str:
    return "; ".join(kind_words(tier) for tier in tiers.split(";")) if tiers else "No child yet"
