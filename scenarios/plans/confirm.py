"""The confirmation: the plan as levers of the scenario, in futures it was not looked for in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from forecasting.scores import wilson
from scenarios.plans.own_cost import own_cost
from scenarios.reading.measures import COST, SUITABLE_ON_ISLAND, Draws, over_the_run
from scenarios.reading.targets import OF_TARGET, holding
from scenarios.result import Row
from scenarios.run import Asked, futures_of
from scenarios.scenario import Target
from scenarios.tables.counted import Counted
from scenarios.world import World

FRESH = 104_729
"""Added to the seed for each further set of fresh futures."""


@dataclass(frozen=True)
class Confirmed:
    """What fresh futures say of a plan."""

    asked: Asked
    """The futures: how many, and from which seed."""
    world: World
    """The world with the plan."""
    targets: tuple[Row, ...]
    met: bool
    after: Counted

    @property
    def seed(self) -> int:
        """Give the seed that gives the same futures again."""
        return self.asked.seed

    @property
    def draws(self) -> int:
        """Give the number of futures."""
        return self.asked.draws


@dataclass(frozen=True, slots=True)
class Changed:
    """What a plan changes in the futures it is confirmed in."""

    suitable: Row
    gross: Draws
    """Pounds, draw by draw: what the plan's own homes and programmes cost."""
    net: Draws
    """Pounds, draw by draw: what care costs with the plan less what it costs without."""


def fresh(asked: Asked, draws: int, turn: int) -> Asked:
    """Give other futures of the same kind; each turn its own."""
    return replace(asked, draws=draws, seed=(asked.seed + FRESH * turn) % 2**32)


def confirm(
    with_plan: World, targets: Sequence[Target], found: Sequence[float], asked: Asked
) -> Confirmed:
    """Live fresh futures with the plan; `found` is what the search saw."""
    after, _ = futures_of(with_plan, asked)
    rows, met = [], True
    for target, in_sample in zip(targets, found, strict=True):
        shares = over_the_run(after, OF_TARGET[target.measure])
        reached = holding(shares, target.at_least)
        low, high = wilson(reached, asked.draws)
        met = met and reached >= target.probability
        rows.append(
            {
                "measure": target.measure,
                "at_least": target.at_least,
                "wanted_probability": target.probability,
                "probability": round(reached, 4),
                "probability_low": round(low, 4),
                "probability_high": round(high, 4),
                "while_looking": round(in_sample, 4),
                "met": "yes" if reached >= target.probability else "no",
            }
        )
    return Confirmed(asked, with_plan, tuple(rows), met, after)


def changed(without: World, confirmed: Confirmed, *, nothing: bool) -> Changed:
    """Live the same fresh futures without the plan; a plan of nothing changes nothing."""
    after = confirmed.after
    before = after if nothing else futures_of(without, confirmed.asked)[0]
    suited = [over_the_run(counted, SUITABLE_ON_ISLAND) for counted in (before, after)]
    return Changed(
        {"without": _mean(suited[0]), "with": _mean(suited[1])},
        own_cost(confirmed.world, without, after),
        over_the_run(after, COST) - over_the_run(before, COST),
    )


def _mean(shares: Draws) -> float:
    return round(float(np.nanmean(shares)), 4)
