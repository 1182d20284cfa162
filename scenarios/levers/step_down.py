"""Step down from a children's home to a family."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.reviewing_lever import ReviewingLever
from scenarios.world import World


class StepDown(ReviewingLever):
    """Plans of children in children's homes are reviewed; whom a family suits may move to one."""

    title: ClassVar[str] = "Step down to a family"

    lever: Literal["step_down"] = "step_down"
    percent_a_month: Annotated[
        float, Field(ge=0, le=100, description="Of the children in homes, reviewed each month")
    ] = 8.0

    def pull(self, world: World) -> World:
        """Let reviews begin."""
        if self.percent_a_month == 0:
            return world
        return replace(world, step_downs=(*world.step_downs, *self.reviews(self.percent_a_month)))
