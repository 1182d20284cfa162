"""What care costs: one bar a year, in millions of pounds."""

from collections.abc import Mapping, Sequence
from typing import Any

from web.charts.beside import Bar, Words, bars
from web.charts.colours import BLUE
from web.charts.key import area
from web.charts.picture import Panel, Picture, Table

Row = Mapping[str, Any]

MILLION = 1_000_000
A_YEAR = 12


def cost(rows: Sequence[Row]) -> Picture:
    """Draw the whole of the `cost` table, year by year; a year that is not whole says so."""
    years = [row for row in rows if row["category"] == "all"]
    figures = [Bar(_year(row), "all", row["mean"] / MILLION) for row in years]
    sentence = _sentence(years)
    words = Words("cost-all", "What care costs by year", sentence)
    highest = max((figure.value for figure in figures), default=1) * 1.08
    return Picture(
        sentence=sentence,
        panels=(
            Panel(
                "Millions of pounds a year",
                bars(figures, {"all": BLUE}, words, highest=highest),
                sentence,
            ),
        )
        if figures
        else (),
        key=(area("The average of all futures", BLUE),),
        table=Table(
            caption="What care costs, in pounds of each year",
            head=("Year", "Average", "1 future in 10 costs less", "1 future in 10 costs more"),
            rows=tuple(
                (_year(row), *(f"{row[column]:,.0f}" for column in ("mean", "q10", "q90")))
                for row in years
            ),
        ),
    )


def _year(row: Row) -> str:
    months = row["months"]
    return str(row["year"]) if months == A_YEAR else f"{row['year']} ({months} m.)"


def _sentence(years: Sequence[Row]) -> str:
    """Compare the first and the last whole year."""
    whole = [row for row in years if row["months"] == A_YEAR]
    if not whole:
        return "No year of this run is whole, so years cannot be held against each other."
    first, last = whole[0], whole[-1]
    begins = f"In {first['year']} care costs £{first['mean'] / MILLION:,.1f} million on average"
    if first is last:
        return f"{begins}."
    return f"{begins}, in {last['year']} £{last['mean'] / MILLION:,.1f} million."
