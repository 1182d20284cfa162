"""What care costs by year and category, in the prices of that year."""

import numpy as np
from numpy.typing import NDArray

from scenarios.money.prices import Category
from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.ranges import ALL


def cost_table(counted: Counted) -> list[Row]:
    """Give a row for each year and category that costs anything, and one for all, in pounds."""
    spent, rows = counted.spent, []
    for place, year in enumerate(spent.years):
        months, of_year = spent.months[place], spent.pence[:, place]
        for column, category in enumerate(Category):
            if of_year[:, column].any():
                rows.append(_row(year, months, category.value, of_year[:, column]))
        rows.append(_row(year, months, ALL, of_year.sum(axis=1)))
    return rows


def _row(year: int, months: int, category: str, pence: NDArray[np.float64]) -> Row:
    low, high = np.quantile(pence, (0.1, 0.9))
    return {
        "year": year,
        "category": category,
        "mean": round(float(pence.mean()) / 100),
        "q10": round(float(low) / 100),
        "q90": round(float(high) / 100),
        "price_year": year,
        "months": months,
    }
