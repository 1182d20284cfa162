"""The tables of the page about the way from an enquiry to approval."""

from collections.abc import Iterator, Sequence
from datetime import date

from forecasting.ages import months_after
from scenarios.in_words.amounts import FEW_DIFFER, pounds
from scenarios.in_words.words import begun, day_of, full_day
from scenarios.pipeline.answers.blockage import HALF_THE_DAYS, MORE_GO_ON
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
        note=FEW_DIFFER if any(row["mean"] > row["q90"] for row in rows) else "",
    )


def _gain(row: Row) -> str:
    if not row["mean"]:
        return "none"
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
            "Day not known",
            "Longest, days",
            "Usual days (8 in 10)",
            "Target, days",
        ),
        rows=tuple(
            (
                LABELS[row["stage"]],
                *cells(row, "here", "over_target", "day_not_known", "longest_days"),
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


def funnel(rows: Sequence[Row]) -> tuple[Table, Table]:
    """Say who went on, of everyone who began: the whole way beside England's, then each stage."""
    legs = [row for row in rows if row["published"] is not None]
    stages = [row for row in rows if row["published"] is None]
    counted = ("Began", "Went on", "Left", "On the way", "Go on in the end")
    return (
        Table(
            caption="Of those who began, who went on, who left and who is still on the way",
            head=("From and to", *counted, "England"),
            rows=tuple((*_went_on(row), f"{row['published']:.0%}") for row in legs),
        ),
        Table(
            caption="Stage by stage, of those whose day there is recorded",
            head=("Stage", *counted),
            rows=tuple(_went_on(row) for row in stages),
        ),
    )


def _went_on(row: Row) -> tuple[str, ...]:
    return (
        begun(str(row["from_to"])),
        *cells(row, "began", "went_on", "left", "still_on_the_way"),
        f"{row['share']:.0%} ({row['q10']:.0%} to {row['q90']:.0%})",
    )


def cohorts(rows: Sequence[Row]) -> Table:
    """Say how far those who enquired in one quarter have come: in a month there are few."""
    counts = ("households", "applied", "approved", "left", "still_on_the_way")
    of_quarter: dict[date, list[Row]] = {}
    for row in rows:
        of_quarter.setdefault(_quarter(day_of(row["enquired_in"])), []).append(row)
    return Table(
        caption="How far those who enquired in each quarter have come",
        head=("Enquired in", "Households", "Applied", "Approved", "Left", "On the way"),
        rows=tuple(
            (
                f"{quarter:%Y} Q{(quarter.month + 2) // 3}",
                *(
                    str(sum(int(row[name]) for row in of_quarter.get(quarter, ())))
                    for name in counts
                ),
            )
            for quarter in _every_quarter(sorted(of_quarter))
        ),
    )


def _quarter(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _every_quarter(known: Sequence[date]) -> Iterator[date]:
    """Give the quarters from the first to the last: also those in which nobody enquired."""
    for months in range(0, 12 * (known[-1].year - known[0].year + 1) if known else 0, 3):
        if (quarter := months_after(known[0], months)) <= known[-1]:
            yield quarter


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


def first_children(rows: Sequence[Row]) -> Table:
    """Say how long each household approved waited for its first child."""
    return Table(
        caption="From approval to the first child, by household",
        head=("Household", "Approved on", "First child on", "Days since approval"),
        rows=tuple(
            (
                row["application_id"],
                full_day(day_of(row["approved_on"])),
                _day_or(row["first_child_on"], "None recorded"),
                *cells(row, "days"),
            )
            for row in rows
        ),
        words=(1, 2),
    )


def _day_or(day: str | None, otherwise: str) -> str:
    return full_day(day_of(day)) if day else otherwise


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
            *("Cost", "Cost of an enquiry", "Cost of an approval"),
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
