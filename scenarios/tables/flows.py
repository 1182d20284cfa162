"""Where children came from and where they went over the whole horizon: the ribbons of a Sankey."""

import numpy as np

from scenarios.futures.tally import Came, Went
from scenarios.result import Row
from scenarios.tables.counted import Counted


def flows_table(counted: Counted) -> list[Row]:
    """Give a row for each beginning and end that any draw has, in children."""
    rows: list[Row] = []
    for i, came in enumerate(Came):
        for j, went in enumerate(Went):
            draws = counted.tally.flows[:, i, j]
            if draws.any():
                low, high = np.quantile(draws, (0.1, 0.9))
                rows.append(
                    {
                        "from": came.value,
                        "to": went.value,
                        "mean": round(float(draws.mean()), 3),
                        "q10": float(low),
                        "q90": float(high),
                    }
                )
    return rows
