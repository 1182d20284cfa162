"""How fast prices grow."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lever import LeverFields
from scenarios.money.prices import GROWTH, Category
from scenarios.world import World


class Inflation(LeverFields):
    """Prices of the named category, or of all, grow by another rate; it holds for the whole run.

    Up to the year of the data they have grown as is usual.
    """

    title: ClassVar[str] = "Inflation"
    source: ClassVar[str] = (
        "England 2017-18 to 2024-25: fostering 4.2 %, residential 10.7 % a year (DfE, LAIT)"
    )

    lever: Literal["inflation"] = "inflation"
    percent_a_year: Annotated[float, Field(ge=-20, le=50)]
    category: Category | None = None

    def pull(self, world: World) -> World:
        """Set the growth of prices."""
        chosen = tuple(Category) if self.category is None else (self.category,)
        before = {**GROWTH, **world.growth, **world.growth_ahead}
        ahead = {**before, **dict.fromkeys(chosen, self.percent_a_year / 100)}
        return world if ahead == before else replace(world, growth_ahead=ahead)
