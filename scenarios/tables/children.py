"""How many children of each age and level there will be."""

from matching.needs import Level
from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.ranges import each_and_all, monthly_ranges

LEVELS = tuple(level.value for level in Level)


def children_table(counted: Counted) -> list[Row]:
    """Give a row for each month, age band and level; `all` is the sum of the same draws."""
    rows: list[Row] = []
    for band, of_band in each_and_all([b.label for b in counted.bands], counted.children):
        for level, draws in each_and_all(LEVELS, of_band):
            rows += monthly_ranges(draws, counted.dates, {"age_band": band, "level": level})
    return rows
