"""What a plan's own homes and programmes cost in futures lived with it, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.futures.tally import Tally
from scenarios.homes.supply import Supply
from scenarios.money.budget import budget_of, spend
from scenarios.reading.measures import Draws
from scenarios.tables.counted import Counted
from scenarios.world import World


def own_cost(with_plan: World, without: World, counted: Counted) -> Draws:
    """Give the pounds paid for what a world has planned more of than another, draw by draw.

    `counted` was lived in the world with the plan. A plan comes after all that is planned besides.
    """
    supply = counted.supply
    homes = sum(each.number for each in with_plan.planned_places[len(without.planned_places) :])
    planned = len(supply.places) - len(supply.before)  # places as levers change them come last
    number = np.arange(len(supply.places))
    mine = (planned - homes <= number) & (number < planned)
    return cost_of(with_plan, without, supply, counted.tally, counted.dates, mine=mine)


def cost_of(
    with_plan: World,
    without: World,
    supply: Supply,
    tally: Tally,
    dates: Sequence[date],
    *,
    mine: NDArray[np.bool_],
) -> Draws:
    """Add up what these places cost, and spending planned besides, in the prices of each year."""
    budget = replace(budget_of(with_plan), spending=with_plan.spending[len(without.spending) :])
    only_mine = replace(
        tally,
        outcomes=np.zeros_like(tally.outcomes),
        kin=np.zeros_like(tally.kin),
        living=np.where(mine, tally.living, 0).astype(np.int16),
        supported=np.where(mine, tally.supported, 0).astype(np.int16),
    )
    opens = np.where(mine, supply.opens, len(dates)).astype(np.int16)
    monthly = spend(budget, replace(supply, opens=opens), only_mine, dates).monthly
    pounds: Draws = monthly.sum(axis=(1, 2)) / 100
    return pounds
