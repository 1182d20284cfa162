"""The English panel: 73 authorities, 2011 to 2023, children looked after and starting, by age.

Department for Education, Children looked after in England (2011 to 2023 releases), Open Government
Licence v3. No figures by age exist for 31 March 2020; what was suppressed is empty.
"""

import csv
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib import resources

from forecasting.ages import DFE_BANDS
from forecasting.counts import Count, CountHistory, Measure, Status

FILE = "england.csv"
MEASURES = (Measure.LOOKED_AFTER, Measure.ENTERED)

Row = dict[str, str]


@lru_cache(maxsize=1)
def english_authorities() -> tuple[CountHistory, ...]:
    """Give each authority's counts, in the order of their codes."""
    return tuple(_history(rows) for rows in english_rows().values())


def english_rows() -> dict[str, list[Row]]:
    """Give the rows of each authority by its code, cells as printed."""
    text = resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    by_area: dict[str, list[Row]] = {}
    for row in csv.DictReader(text.splitlines()):
        by_area.setdefault(row["area_code"], []).append(row)
    return by_area


def _history(rows: Sequence[Row]) -> CountHistory:
    first = rows[0]
    counts = tuple(count for row in rows for count in _counts(row))
    return CountHistory(first["area"], first["area_code"], counts)


def _counts(row: Row) -> list[Count]:
    day = date(int(row["year"]), 3, 31)
    counts = []
    for measure in MEASURES:
        for band in (*DFE_BANDS, None):
            cell = row[f"{measure.value}_{band.label if band else 'all'}"]
            children, status = (int(cell), Status.OK) if cell else (None, Status.SUPPRESSED)
            counts.append(
                Count(row["area_code"], row["area"], day, measure, band, children, status)
            )
    return counts
