"""How fast prices grow."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lasting_lever import PhasedLever
from scenarios.money.prices import GROWTH, Category
from scenarios.world import GrowthChange, World


class Inflation(PhasedLever):
    """Prices of the named category, or of all, grow by another rate.

    Prices rise once a year, when the financial year begins, by the rate of that month: this one
    counts from the first year that begins in or after its first month. Over a phase-in the rate
    moves there in equal steps; after the last month it is the usual one again, and prices grow on
    from where they are.
    """

    title: ClassVar[str] = "Inflation"
    source: ClassVar[str] = (
        "England 2017-18 to 2024-25: fostering 4.2 %, residential 10.7 % a year (DfE, LAIT); the "
        "usual effect is that everything grows as fostering did"
    )

    lever: Literal["inflation"] = "inflation"
    percent_a_year: Annotated[float, Field(ge=-20, le=50)] = 4.2
    category: Category | None = None

    def pull(self, world: World) -> World:
        """Set the growth of prices."""
        chosen = tuple(Category) if self.category is None else (self.category,)
        rate = self.percent_a_year / 100
        changes = tuple(
            GrowthChange(phase.first_month, category, rate, phase.share, phase.last_month)
            for phase in self.phases()
            for category in chosen
            if not _grows_so_already(world, category, rate)
        )
        return (
            replace(world, growth_changes=(*world.growth_changes, *changes)) if changes else world
        )


def _grows_so_already(world: World, category: Category, rate: float) -> bool:
    """Say whether a category grows at a rate in every month, so that nothing would change."""
    changed = any(change.category is category for change in world.growth_changes)
    return not changed and world.growth.get(category, GROWTH[category]) == rate
