"""Prices of one category of care change."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lasting_lever import PhasedLever
from scenarios.money.prices import Category
from scenarios.world import PriceChange, World


class ChangePrices(PhasedLever):
    """A category of care costs more or less from a month on, besides inflation."""

    title: ClassVar[str] = "Change a price"
    source: ClassVar[str] = (
        "Residential care, dearer by what its price grew in a year in England, 2017-18 to 2024-25: "
        "10.7 % (DfE, LAIT)"
    )

    lever: Literal["change_prices"] = "change_prices"
    category: Category = Category.RESIDENTIAL
    percent: Annotated[float, Field(ge=-100, le=300, description="-20 is a fifth less")] = 10.7

    def pull(self, world: World) -> World:
        """Change the price."""
        if self.percent == 0:
            return world
        changes = (
            PriceChange(
                phase.first_month,
                self.category,
                phase.times(1 + self.percent / 100),
                phase.last_month,
            )
            for phase in self.phases()
        )
        return replace(world, price_changes=(*world.price_changes, *changes))
