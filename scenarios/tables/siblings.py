"""Pairs of brothers and sisters planned together: who live together, apart, or it is not known."""

from scenarios.result import Row
from scenarios.tables.counted import Counted


def siblings_table(counted: Counted) -> list[Row]:
    """Give a row a month, means over the draws; the three add up to the pairs.

    Two who both went off the island live in homes that are on no list, one perhaps: that is not
    known. A share known to live together counts them as not together.
    """
    tally = counted.tally
    rows: list[Row] = []
    for step, day in enumerate(counted.dates):
        pairs, together, not_known = (
            float(each[:, step].mean())
            for each in (tally.pairs, tally.together, tally.pairs_not_known)
        )
        rows.append(
            {
                "month": day.isoformat(),
                "pairs": round(pairs, 3),
                "together": round(together, 3),
                "apart": round(pairs - together - not_known, 3),
                "not_known": round(not_known, 3),
            }
        )
    return rows[1:]
