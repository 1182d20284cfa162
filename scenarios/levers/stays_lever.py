"""What the levers on stays share: what is left of a stay becomes longer or shorter."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from scenarios.levers.lasting_lever import PhasedLever
from scenarios.levers.lever import Age
from scenarios.world import StaysChange, World

Change = Annotated[
    float,
    Field(ge=-90, le=300, description="Change in what is left of a stay: -20 is a fifth less"),
]


class StaysLever(PhasedLever):
    """What is left of the stays of the named ages changes; whoever stays to 18 still may."""

    percent: Change
    youngest: Age = 0
    oldest: Age = 17

    def pull(self, world: World) -> World:
        """Change the stays of these ages from the month on."""
        if self.percent == 0:
            return world
        changes = (
            StaysChange(
                phase.first_month,
                phase.times(1 + self.percent / 100),
                self.youngest,
                self.oldest,
                phase.last_month,
            )
            for phase in self.phases()
        )
        return replace(world, stays_changes=(*world.stays_changes, *changes))
