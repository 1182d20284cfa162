"""Measures by year as a table, and a figure of a measure in its own unit."""

from collections.abc import Sequence

from scenarios.in_words.amounts import about_pounds
from scenarios.in_words.words import one_decimal
from scenarios.reading.mean_and_range import MeanAndRange
from scenarios.reading.measures import WHOLE, Measure
from scenarios.statement.content import Cell, Column, Holds, Printed, Table
from scenarios.statement.names import MEASURE, measure_words
from scenarios.statement.stated import Stated

NOTHING = "nothing to measure"


def measures_table(name: str, caption: str, asked: Sequence[str], stated: Stated) -> Table:
    """Give a row for each measure and year, and the whole run, with its range."""
    reference = stated.reference
    measures = [MEASURE[each] for each in asked]
    rows: list[tuple[Cell, ...]] = []
    for measure in measures:
        for period in reference.periods:
            spread = reference.spread(measure.name, period)
            words = (str(measure_words(measure.name)), measure.unit, period_words(period))
            rows.append((*words, spread.mean, spread.q10, spread.q90))
    return Table(
        name,
        stated.caption(caption),
        (
            *(Column("Measure"), Column("Unit"), Column("Period")),
            Column("Average", Holds.NUMBER),
            Column("1 future in 10 has less", Holds.NUMBER),
            Column("1 future in 10 has more", Holds.NUMBER),
        ),
        tuple(rows),
        Printed(
            ("Measure", *(period_words(period) for period in reference.periods)),
            tuple(
                (
                    measure_words(measure.name),
                    *(
                        spread_words(measure, reference.spread(measure.name, p))
                        for p in reference.periods
                    ),
                )
                for measure in measures
            ),
        ),
    )


def period_words(period: str) -> str:
    """Give the year, or that it is all of them."""
    return "The whole time" if period == WHOLE else period


def spread_words(measure: Measure, spread: MeanAndRange) -> str:
    """Write a measure with its range, in its own unit."""
    if spread.mean is None or spread.q10 is None or spread.q90 is None:
        return NOTHING
    together = (spread.mean, spread.q10, spread.q90)
    mean, low, high = (figure_words(measure, each, together) for each in together)
    return f"{mean} ({low} to {high})"


def figure_words(measure: Measure, figure: float, beside: Sequence[float] = ()) -> str:
    """Write one figure in its unit; pounds are rounded as those beside them are."""
    if measure.unit == "share":
        return f"{figure:.0%}"
    if measure.unit == "pounds":
        return about_pounds(figure, beside)
    return one_decimal(figure)
