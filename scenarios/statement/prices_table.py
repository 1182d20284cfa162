"""The prices a run counts with: the authority's own, else published ones, each with its source."""

from scenarios.baseline.baseline import Baseline
from scenarios.money.prices import CARE, PUBLISHED, Category, prices_from
from scenarios.statement.content import Cell, Column, Holds, Table
from scenarios.statement.names import cost_words
from scenarios.statement.result_read import plain

PRICED = (*CARE, Category.RECRUITMENT)


def prices_table(baseline: Baseline, caption: str) -> Table:
    """Give a row for each kind of care; a price that is not known is said to be so."""
    known = prices_from(baseline.costs)
    rows: list[tuple[Cell, ...]] = []
    for category in PRICED:
        price = known.get(category)
        unit = "a household, once" if category is Category.RECRUITMENT else "a week"
        label = str(cost_words(category.value))
        if price is None:
            rows.append((label, None, unit, None, "no price: left out"))
        else:
            own = "published" if price == PUBLISHED.get(category) else "the area's own"
            words = f"{plain(price.source)} ({own})"
            rows.append((label, price.pence / 100, unit, price.price_year, words))
    return Table(
        "Prices",
        caption,
        (
            Column("What for"),
            Column("Pounds", Holds.POUNDS),
            Column("For"),
            Column("Price year", Holds.YEAR),
            Column("Source"),
        ),
        tuple(rows),
    )
