"""What the levers of prevention share: an effect on the entries of the families they reach."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from scenarios.levers.lever import Age, LeverFields
from scenarios.levers.paid import paid
from scenarios.world import EntriesChange, World

Effect = Annotated[
    float, Field(ge=0, le=100, description="Fewer entries among families reached, per cent")
]
Reach = Annotated[
    float, Field(ge=0, le=100, description="Families on the way into care who are reached")
]


class PreventionLever(LeverFields):
    """Fewer children of the families reached come into care, and a programme is paid for."""

    effect_percent: Effect
    reach_percent: Reach
    youngest: Age = 0
    oldest: Age = 17
    cost_a_year: Annotated[int, Field(ge=0, description="Pounds a year, if known")] = 0

    def pull(self, world: World) -> World:
        """Lower the entries of those ages."""
        times = 1 - self.effect_percent / 100 * self.reach_percent / 100
        if times != 1:
            change = EntriesChange(self.first_month, times, self.youngest, self.oldest)
            world = replace(world, entries_changes=(*world.entries_changes, change))
        return paid(world, self.cost_a_year, self.first_month)
