"""How many suitable homes there are for a child at the moment one is needed."""

from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.ranges import quantile_of_histogram


def choice_table(counted: Counted) -> list[Row]:
    """Give a row a month, over the requests of all draws; none where nobody asked."""
    return [
        {
            "month": day.isoformat(),
            "options_median": quantile_of_histogram(counted.tally.options[step], 0.5),
            "options_q10": quantile_of_histogram(counted.tally.options[step], 0.1),
        }
        for step, day in enumerate(counted.dates)
        if step > 0
    ]
