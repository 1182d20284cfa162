"""What the levers on stays share: what is left of a stay becomes longer or shorter."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from scenarios.levers.lever import Age, LeverFields
from scenarios.world import StaysChange, World

Change = Annotated[
    float,
    Field(ge=-90, le=300, description="Change in what is left of a stay: -20 is a fifth less"),
]


class StaysLever(LeverFields):
    """What is left of the stays of the named ages changes; whoever stays to 18 still may."""

    percent: Change
    youngest: Age = 0
    oldest: Age = 17

    def pull(self, world: World) -> World:
        """Change the stays of these ages from the month on."""
        if self.percent == 0:
            return world
        change = StaysChange(self.first_month, 1 + self.percent / 100, self.youngest, self.oldest)
        return replace(world, stays_changes=(*world.stays_changes, change))
