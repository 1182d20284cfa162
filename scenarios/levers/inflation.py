"""How fast prices grow."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from scenarios.assumptions import OURS
from scenarios.levers.lasting_lever import PhasedLever
from scenarios.levers.lever import alone, wrong_together
from scenarios.money.prices import GROWTH, Category
from scenarios.world import GrowthChange, World


class Inflation(PhasedLever):
    """Prices of the named category, or of all, grow faster or slower, each from its own growth.

    Or they grow by one rate, where one is given. Prices rise once a year, when the financial year
    begins, by the growth of that month: this one counts from the first year that begins in or after
    its first month. Over a phase-in the growth moves there in equal steps; after the last month it
    is the usual one again, and prices grow on from where they are.
    """

    title: ClassVar[str] = "Inflation"
    source: ClassVar[str] = (
        f"{OURS}: one point a year more in every category. Without this lever each grows as it did "
        "in England 2017-18 to 2024-25: children's homes and homes off the island 10.7 % a year, "
        "all else as fostering, 4.2 % (DfE, LAIT)"
    )

    lever: Literal["inflation"] = "inflation"
    points_a_year: Annotated[
        float,
        Field(
            ge=-20,
            le=40,
            description="Percentage points, on top of what each category grows by; none if only "
            "one rate is given",
        ),
    ] = 1.0
    percent_a_year: Annotated[
        float | None,
        Field(ge=-20, le=50, description="One rate for all, instead of points more"),
    ] = None
    category: Category | None = None

    @model_validator(mode="before")
    @classmethod
    def _no_more_than_the_rate_named(cls, given: object) -> object:
        return alone(given, "points_a_year", "percent_a_year")

    @model_validator(mode="after")
    def _points_or_a_rate(self) -> "Inflation":
        if self.percent_a_year is not None and self.points_a_year:
            raise wrong_together(
                "points_a_year", "make it 0 where one rate of growth is given instead"
            )
        return self

    def pull(self, world: World) -> World:
        """Set the growth of prices."""
        chosen = tuple(Category) if self.category is None else (self.category,)
        rate = None if self.percent_a_year is None else self.percent_a_year / 100
        points = self.points_a_year / 100
        changes = tuple(
            GrowthChange(phase.first_month, category, rate, points, phase.share, phase.last_month)
            for phase in self.phases()
            for category in chosen
            if not _grows_so_already(world, category, rate, points)
        )
        return (
            replace(world, growth_changes=(*world.growth_changes, *changes)) if changes else world
        )


def _grows_so_already(world: World, category: Category, rate: float | None, points: float) -> bool:
    """Say whether a category grows so in every month, so that nothing would change."""
    if rate is None:
        return not points
    changed = any(change.category is category for change in world.growth_changes)
    return not changed and GROWTH[category] == rate
