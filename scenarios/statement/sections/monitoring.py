"""Monitoring: the measures to watch, where they are aimed, and who looks at them."""

from scenarios.in_words.words import as_asked, as_share
from scenarios.reading.measures import MEASURES, Better
from scenarios.result import Row
from scenarios.statement.content import Column, Holds, Paragraph, Part, Printed, Section, ToWrite
from scenarios.statement.measured import measures_table
from scenarios.statement.names import measure_words
from scenarios.statement.stated import Stated
from scenarios.statement.tables import whole_table

WATCHED = tuple(
    measure.name
    for measure in MEASURES
    if measure.better is not Better.NEITHER and measure.unit != "weeks"
)
"""What has a better way; weeks say the same as children, and a year that is not whole has fewer."""


def monitoring(stated: Stated) -> Section:
    """Give the targets, the measures by year and what remains to be agreed."""
    return Section(
        "Monitoring",
        (
            *_targets(stated),
            Paragraph(
                "These figures can be held against what happens. A result inside the range in "
                "about 8 years of 10 is what was promised; one far outside means something has "
                "changed."
            ),
            measures_table("Watch", "What to watch, by year", WATCHED, stated),
            ToWrite(
                "Who looks, and how often",
                "Name the group that looks at these figures and how often. Say what will make it "
                "act, and how children hear what was done.",
            ),
        ),
    )


def _targets(stated: Stated) -> tuple[Part, ...]:
    rows = stated.reference.table("targets")
    if not rows:
        return (Paragraph("No targets were set for this scenario."),)
    table = whole_table(
        "Targets",
        stated.caption(f"Targets, {stated.reference.condition}"),
        rows,
        (
            ("measure", Column("Measure"), measure_words),
            ("at_least", Column("At least", Holds.SHARE)),
            ("wanted_probability", Column("In this share of futures", Holds.SHARE)),
            ("probability", Column("Holds in", Holds.SHARE)),
            ("met", Column("Met")),
            ("q10", Column("1 future in 10 has less", Holds.SHARE)),
            ("q50", Column("Middle of all futures", Holds.SHARE)),
            ("q90", Column("1 future in 10 has more", Holds.SHARE)),
        ),
        Printed(
            ("Measure", "At least", "Wanted in", "Holds in", "Met"), tuple(map(_printed, rows))
        ),
    )
    about = "A target is a share that must hold over the whole time, and how surely it must."
    return Paragraph(about), table


def _printed(row: Row) -> tuple[str, ...]:
    asked = (row["at_least"], row["wanted_probability"])
    return (
        measure_words(row["measure"]),
        *(as_asked(float(share or 0)) for share in asked),
        as_share(float(row["probability"] or 0)),
        str(row["met"]),
    )
