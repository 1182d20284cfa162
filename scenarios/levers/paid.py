"""What a lever costs besides homes, paid month by month."""

from dataclasses import replace
from datetime import date

from scenarios.world import PlannedSpending, World


def paid(
    world: World, pounds_a_year: int, first_month: date, last_month: date | None = None
) -> World:
    """Add spending in the prices of the year it begins; nothing to pay changes nothing."""
    if not pounds_a_year:
        return world
    pence = round(pounds_a_year * 100 / 12)
    more = PlannedSpending(pence, first_month, last_month)
    return replace(world, spending=(*world.spending, more))
