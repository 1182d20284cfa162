"""Recruit fostering households of a stated kind."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from matching.places import Place, PlaceType
from matching.tiers import Tier
from scenarios.assumptions import OURS
from scenarios.levers.lever import Age, LeverFields
from scenarios.levers.paid import MOST_A_WEEK
from scenarios.levers.plain_capability import plain_capability
from scenarios.world import PlannedPlaces, World

TIER_OF_PROFILE = {
    "foster": Tier.FOS1,
    "skilled_foster": Tier.FOS2,
    "intensive_foster": Tier.FOS3,
}


class RecruitCarers(LeverFields):
    """New fostering households, approved evenly over some months."""

    title: ClassVar[str] = "Recruit carers"
    source: ClassVar[str] = (
        "Weekly cost: the authority's own, else DfE, England, outturn 2024-25 (fostering), and "
        "Jersey's reported fee of 2023 (intensive); two households: "
        f"{OURS[:1].lower()}{OURS[1:]}"
    )
    has_no: ClassVar[Mapping[str, str]] = {
        "phase_in_months": "`over_months` says over how many months they come",
        "until": "a household that was approved stays until it stops",
    }

    lever: Literal["recruit_carers"] = "recruit_carers"
    profile: Literal["foster", "skilled_foster", "intensive_foster"] = "foster"
    households: Annotated[int, Field(ge=0, le=500)] = 2
    places: Annotated[int, Field(ge=1, le=6, description="Children a household takes")] = 1
    youngest: Age = 0
    oldest: Age = 17
    over_months: Annotated[int, Field(ge=1, le=60)] = 12
    weekly_cost: Annotated[
        int | None,
        Field(
            ge=0,
            le=MOST_A_WEEK,
            description=(
                "Pounds a child and week, in prices of the year of the data; as today if empty. An "
                "intensive household is paid for one child even while none lives there"
            ),
        ),
    ] = None

    def pull(self, world: World) -> World:
        """Add the households to what is planned."""
        if self.households == 0:
            return world
        intensive = self.profile == "intensive_foster"
        household = Place(
            id=f"recruited {self.profile.replace('_', ' ')}",
            type=PlaceType.INTENSIVE_FOSTER if intensive else PlaceType.FOSTER,
            on_island=True,
            capacity=self.places,
            bedrooms=self.places,
            youngest=self.youngest,
            oldest=self.oldest,
            capability=plain_capability(TIER_OF_PROFILE[self.profile]),
            weekly_cost_pence=None if self.weekly_cost is None else self.weekly_cost * 100,
        )
        planned = PlannedPlaces(household, self.households, self.first_month, self.over_months)
        return replace(world, planned_places=(*world.planned_places, planned))
