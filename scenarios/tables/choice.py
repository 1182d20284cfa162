"""How many suitable homes there are for a child at the moment one is needed."""

from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.ranges import quantile_of_histogram

OPTIONS = {"options_median": 0.5, "options_q10": 0.1, "options_q90": 0.9}
"""The columns, and the share of the children who have so many homes or fewer."""


def choice_table(counted: Counted) -> list[Row]:
    """Give a row a month, over the requests of all draws; none where nobody asked.

    A tenth of the children have at most `options_q10` homes, nine tenths at most `options_q90`.
    """
    return [
        {
            "month": day.isoformat(),
            **{
                column: quantile_of_histogram(counted.tally.options[step], share)
                for column, share in OPTIONS.items()
            },
        }
        for step, day in enumerate(counted.dates)
        if step > 0
    ]
