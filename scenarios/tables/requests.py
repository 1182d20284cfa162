"""Children who begin to need a home each month, and how long they wait for it."""

from scenarios.futures.tally import Tally
from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.ranges import quantile_of_histogram


def requests_table(counted: Counted) -> list[Row]:
    """Give a row a month: means over the draws; days until there was a home, here or away.

    In the last months some still look for one: how long a tenth of them wait is then not known yet.
    """
    tally = counted.tally
    return [
        {
            "month": day.isoformat(),
            "requests": round(float(tally.requests[:, step].mean()), 3),
            "met_at_once": round(float(tally.at_once[:, step].mean()), 3),
            "days_waited_median": _days(tally, step, 0.5),
            "days_waited_q90": _days(tally, step, 0.9),
            "siblings_apart": round(float(tally.requests_apart[:, step].mean()), 3),
        }
        for step, day in enumerate(counted.dates)
        if step > 0
    ]


def _days(tally: Tally, step: int, share: float) -> int | None:
    return quantile_of_histogram(tally.waited[step], share, int(tally.still_asking[step]))
