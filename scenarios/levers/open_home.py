"""Open a children's home on the island."""

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from matching.places import Place, PlaceType
from matching.tiers import Tier
from scenarios.levers.lever import LeverFields
from scenarios.levers.plain_capability import plain_capability
from scenarios.world import PlannedPlaces, World


class OpenHome(LeverFields):
    """One registered home; its beds open together in the first month."""

    lever: Literal["open_home"] = "open_home"
    tier: Literal["HOM1", "HOM2"] = "HOM1"
    places: Annotated[int, Field(ge=0, le=12)]
    youngest: Annotated[int, Field(ge=0, le=17)] = 8
    oldest: Annotated[int, Field(ge=0, le=17)] = 17
    weekly_cost: Annotated[int, Field(ge=0, description="Pounds a child and week")] = 7385

    def pull(self, world: World) -> World:
        """Add the home to what is planned."""
        if self.places == 0:
            return world
        home = Place(
            id=f"new home {self.tier} {self.first_month:%Y-%m}",
            type=PlaceType.RESIDENTIAL,
            tier=Tier(self.tier),
            on_island=True,
            capacity=self.places,
            bedrooms=self.places,
            youngest=self.youngest,
            oldest=self.oldest,
            capability=plain_capability(Tier(self.tier)),
            weekly_cost_pence=self.weekly_cost * 100,
        )
        planned = PlannedPlaces(home, number=1, first_month=self.first_month, over_months=1)
        return replace(world, planned_places=(*world.planned_places, planned))
