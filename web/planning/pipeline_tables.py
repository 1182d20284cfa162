"""The tables of the page about the way from an enquiry to approval."""

from collections.abc import Sequence

from scenarios.amounts import pounds
from scenarios.pipeline.answers.blockage import HALF_THE_DAYS, MORE_GO_ON
from scenarios.words import begun, day_of, month_and_year
from web.charts.picture import Table
from web.planning.part import LABELS, Row, cells, ranged

NO_BREAK = "\u00a0"


def gains(rows: Sequence[Row]) -> Table:
    """Say what each stage would give if it were better: a row a stage, a column a change."""
    found = {(row["stage"], row["change"]): row for row in rows}
    usual = (MORE_GO_ON, HALF_THE_DAYS)
    others = {
        row["stage"]: f"{begun(row['change'])}: {_gain(row)}"
        for row in rows
        if row["change"] not in usual
    }
    return Table(
        caption="Further approvals a year if one stage were better and the others as they are",
        head=("Stage", *(begun(change) for change in usual), "Besides"),
        rows=tuple(
            (label, *(_gain(found[stage, change]) for change in usual), others.get(stage, ""))
            for stage, label in LABELS.items()
        ),
        words=(3,),
    )


def _gain(row: Row) -> str:
    inside = f"({row['q10']:g} to {row['q90']:g})".replace(" ", NO_BREAK)
    return f"+{row['mean']:.2f} {inside}"


def stages(rows: Sequence[Row]) -> Table:
    """Set the days of each stage against its target."""
    return Table(
        caption="Households at each stage today, and the days it takes",
        head=(
            "Stage",
            "Here today",
            "Over the target",
            "Longest, days",
            "Usual, days (8 in 10)",
            "Target, days",
        ),
        rows=tuple(
            (
                LABELS[row["stage"]],
                *cells(row, "here", "over_target", "longest_days"),
                f"{row['usual_days']} ({row['q10']} to {row['q90']})",
                *cells(row, "target_days"),
            )
            for row in rows
        ),
    )


def stuck(rows: Sequence[Row]) -> Table:
    """List who is over the target."""
    return Table(
        caption="Households over the target of days at their stage, longest first",
        head=("Household", "Stage", "Days there", "Target, days"),
        rows=tuple(
            (row["application_id"], LABELS[row["stage"]], *cells(row, "days", "target_days"))
            for row in rows
        ),
        words=(1,),
    )


def funnel(rows: Sequence[Row]) -> Table:
    """Say who went on, of everyone who began."""
    return Table(
        caption="Of those who began, who went on, who left and who is still on the way",
        head=(
            "From and to",
            "Began",
            "Went on",
            "Left",
            "On the way",
            "Go on in the end",
            "England",
        ),
        rows=tuple(
            (
                begun(str(row["from_to"])),
                *cells(row, "began", "went_on", "left", "still_on_the_way"),
                f"{row['share']:.0%} ({row['q10']:.0%} to {row['q90']:.0%})",
                "–" if row["published"] is None else f"{row['published']:.0%}",
            )
            for row in rows
        ),
    )


def cohorts(rows: Sequence[Row]) -> Table:
    """Say how far those who enquired in one month have come."""
    return Table(
        caption="How far those who enquired in each month have come",
        head=("Enquired in", "Households", "Applied", "Approved", "Left", "On the way"),
        rows=tuple(
            (
                month_and_year(day_of(row["enquired_in"])),
                *cells(row, "households", "applied", "approved", "left", "still_on_the_way"),
            )
            for row in rows
        ),
    )


def reasons(rows: Sequence[Row]) -> Table:
    """Count why people left, before and after they applied."""
    return Table(
        caption="Recorded reasons of those who left",
        head=("Reason", "Before the application", "After it"),
        rows=tuple(
            (begun(row["reason"]), *cells(row, "before_application", "after_application"))
            for row in rows
        ),
    )


def assessors(rows: Sequence[Row]) -> Table:
    """Say what so many assessors would do."""
    return Table(
        caption="Weeks an assessment waits, and approvals a year, by the number of assessors",
        head=("Assessors", "Weeks waiting", "Approvals a year (8 futures in 10)"),
        rows=tuple(
            (*cells(row, "assessors", "weeks_waiting_mean"), ranged(row, "approvals_a_year"))
            for row in rows
        ),
    )


def campaigns(rows: Sequence[Row]) -> Table:
    """Say what each campaign brought so far."""
    return Table(
        caption="What each campaign brought so far",
        head=(
            *("Campaign", "Enquiries", "Applied", "Approved", "On the way"),
            *("Cost", "An enquiry", "An approval"),
        ),
        rows=tuple(
            (
                row["campaign"] or "Not recorded",
                *cells(row, "enquiries", "applied", "approved", "still_on_the_way"),
                *(
                    "–" if row[name] is None else pounds(row[name])
                    for name in ("cost", "cost_of_an_enquiry", "cost_of_an_approval")
                ),
            )
            for row in rows
        ),
    )
