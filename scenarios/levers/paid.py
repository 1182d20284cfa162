"""What a lever costs besides homes, paid month by month."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import Field

from scenarios.world import PlannedSpending, World

MOST_A_YEAR = 100_000_000
"""Pounds: more for one programme is a slip of the pen."""
MOST_A_WEEK = 100_000
"""Pounds for one household or child: more is a slip of the pen."""

CostAYear = Annotated[int, Field(ge=0, le=MOST_A_YEAR, description="Pounds a year, if known")]


def paid(
    world: World, pounds_a_year: int, first_month: date, last_month: date | None = None
) -> World:
    """Add spending in the prices of the year it begins; nothing to pay changes nothing."""
    if not pounds_a_year:
        return world
    pence = round(pounds_a_year * 100 / 12)
    more = PlannedSpending(pence, first_month, last_month)
    return replace(world, spending=(*world.spending, more))
