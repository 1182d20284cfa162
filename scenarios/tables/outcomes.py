"""Where every looked-after child lives at the end of each month; each child once."""

from scenarios.futures.outcomes import Outcome
from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.ranges import monthly_ranges


def outcomes_table(counted: Counted) -> list[Row]:
    """Give a row for each month and outcome."""
    rows: list[Row] = []
    for place, outcome in enumerate(Outcome):
        draws = counted.tally.outcomes[:, :, place]
        rows += monthly_ranges(draws, counted.dates, {"outcome": outcome.value})
    return rows
