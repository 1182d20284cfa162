"""Short breaks: nights the homes for them offer a year, against the days that were used."""

from matching.places import PlaceType
from scenarios.baseline.baseline import Baseline
from scenarios.baseline.short_breaks import NIGHTS
from scenarios.result import Row


def short_breaks_table(baseline: Baseline) -> list[Row]:
    """Give a row a measure; nothing where the authority has neither places nor breaks.

    It is the last year's use: short breaks are not simulated, and are in no other table.
    """
    homes = [place for place in baseline.places if place.type is PlaceType.SHORT_BREAK]
    used = baseline.short_breaks
    if not homes and (used is None or used.children == 0):
        return []
    places = sum(home.capacity for home in homes)
    rows: list[Row] = [
        {"measure": "places", "value": places},
        {"measure": "nights_offered_a_year", "value": places * NIGHTS},
    ]
    if used is not None:
        rows += [
            {"measure": "children_last_year", "value": used.children},
            {"measure": "days_used_last_year", "value": used.days},
            {"measure": "longest_stay_days", "value": used.longest_stay},
            {"measure": "children_over_75_days", "value": used.children_over_the_year},
            {"measure": "stays_over_17_days", "value": used.stays_too_long},
        ]
    return rows
