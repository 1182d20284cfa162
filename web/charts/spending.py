"""What care costs: by year, and by kind of care."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.amounts import MILLION, about_pounds, amount_with_range
from web.charts import key
from web.charts.beside import Bar, bars, parts
from web.charts.colours import BLUE, LIKELY
from web.charts.picture import Panel, Picture, Table
from web.charts.small import Words

ALL = "all"
CATEGORIES: Mapping[str, str] = {
    "fostering": "Fostering",
    "intensive_fostering": "Intensive fostering",
    "kinship": "Family and friends",
    "residential": "Children's homes",
    "supported": "Supported homes",
    "off_island": "Off the island",
    "support_packages": "Support",
    "recruitment": "Recruitment",
    "programmes": "Programmes",
    ALL: "All together",
}
A_YEAR = 12
Row = Mapping[str, Any]


def spending(rows: Sequence[Row]) -> Picture | None:
    """Draw the `cost` table of a run; None where nothing costs anything."""
    whole = [row for row in rows if row["category"] == ALL]
    if not whole:
        return None
    year = max(whole, key=lambda row: (row["months"], row["year"]))
    mean, low, high = _pounds(year, "mean", "q10", "q90")
    return Picture(
        sentence=(
            f"In {year['year']} care costs {mean} on average, from {low} to {high} in 8 futures of "
            f"10, in the prices of that year.{_parts_of_years(whole)}"
        ),
        panels=(_years(whole), _categories(rows, year["year"])),
        key=(key.area("A year, in £ million", BLUE), key.area("A kind of care", LIKELY)),
        table=_table(rows, whole),
    )


def _parts_of_years(whole: Sequence[Row]) -> str:
    short = [f"{_months(row)} of {row['year']}" for row in whole if row["months"] < A_YEAR]
    if not short:
        return ""
    are = "is" if len(short) == 1 and short[0].startswith("1 ") else "are"
    return f" Only {' and '.join(short)} {are} in these figures."


def _months(row: Row) -> str:
    return f"{row['months']} month{'' if row['months'] == 1 else 's'}"


def _years(whole: Sequence[Row]) -> Panel:
    figures = [Bar(_short(row), "cost", row["mean"] / MILLION) for row in whole]
    said = "; ".join(f"{row['year']}: {' to '.join(_pounds(row, 'q10', 'q90'))}" for row in whole)
    about = Words("cost-years", "Cost of care by year, in millions of pounds", said)
    highest = max(figure.value for figure in figures) * 1.08 or 1
    drawn = bars(figures, {"cost": BLUE}, about, highest=highest)
    return Panel("Cost by year, £ million", drawn, f"8 futures in 10: {said}.")


def _short(row: Row) -> str:
    """Name a year under its bar; one that is not whole says how many months it holds."""
    return str(row["year"]) if row["months"] == A_YEAR else f"{row['year']} ({row['months']} m.)"


def _categories(rows: Sequence[Row], year: int) -> Panel:
    found = [row for row in rows if row["year"] == year and row["category"] != ALL]
    found = sorted(found, key=lambda row: -row["mean"])
    figures = [
        Bar(CATEGORIES[row["category"]], "part", row["mean"] / MILLION, row["q10"] / MILLION,
            row["q90"] / MILLION)
        for row in found
    ]  # fmt: skip
    said = f"Most goes to {CATEGORIES[found[0]['category']].lower()}." if found else ""
    about = Words("cost-kinds", f"Cost by kind of care in {year}, in millions of pounds", said)
    highest = max((figure.high or 0 for figure in figures), default=1) * 1.05
    return Panel(
        f"By kind of care in {year}, £ million",
        parts(figures, about, lowest=0, highest=highest),
        said,
    )


def _table(rows: Sequence[Row], whole: Sequence[Row]) -> Table:
    cells = {(row["category"], row["year"]): row for row in rows}
    there = [c for c in CATEGORIES if any((c, row["year"]) in cells for row in whole)]
    return Table(
        caption="Cost of care, and where 8 futures in 10 lie",
        head=(
            "Kind of care",
            *(
                f"{row['year']}" if row["months"] == A_YEAR else f"{row['year']}, {_months(row)}"
                for row in whole
            ),
        ),
        rows=tuple(
            (CATEGORIES[c], *(_cell(cells.get((c, row["year"]))) for row in whole)) for c in there
        ),
    )


def _cell(row: Row | None) -> str:
    if row is None:
        return "£0"
    return amount_with_range(row["mean"], row["q10"], row["q90"], "pounds")


def _pounds(row: Row, *names: str) -> list[str]:
    together = [row[name] for name in names]
    return [about_pounds(each, together) for each in together]
