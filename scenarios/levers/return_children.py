"""Bring children back to the island."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.reviewing_lever import ReviewingLever
from scenarios.world import World


class ReturnChildren(ReviewingLever):
    """The plans of children off the island are reviewed, and who has a home here may come back."""

    title: ClassVar[str] = "Return children from off the island"

    lever: Literal["return_children"] = "return_children"
    percent_a_month: Annotated[
        float, Field(ge=0, le=100, description="Of the children off the island, reviewed a month")
    ] = 8.0

    def pull(self, world: World) -> World:
        """Let reviews begin."""
        if self.percent_a_month == 0:
            return world
        return replace(world, returns=(*world.returns, *self.reviews(self.percent_a_month)))
