"""Unaccompanied children who arrive."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lasting_lever import LastingLever
from scenarios.levers.lever import Age
from scenarios.world import ExtraArrivals, World


class UnaccompaniedArrivals(LastingLever):
    """So many unaccompanied young people a year arrive, besides all others, and stay until 18."""

    title: ClassVar[str] = "Unaccompanied children arrive"
    source: ClassVar[str] = "Ages and share of boys: DfE, England; how many is for you to say"

    lever: Literal["unaccompanied_arrivals"] = "unaccompanied_arrivals"
    a_year: Annotated[float, Field(ge=0, le=300, description="Young people a year")]
    youngest: Age = 15
    oldest: Age = 17
    percent_boys: Annotated[float, Field(ge=0, le=100)] = 95.0

    def pull(self, world: World) -> World:
        """Add them to those who come."""
        if self.a_year == 0:
            return world
        more = ExtraArrivals(
            self.first_month,
            self.a_year,
            self.youngest,
            self.oldest,
            self.percent_boys / 100,
            self.last_month,
        )
        return replace(world, extra_arrivals=(*world.extra_arrivals, more))
