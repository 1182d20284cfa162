"""Train and support carers there are, so that they can do more."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from matching.places import Place, PlaceType
from matching.tiers import Tier
from scenarios.levers.lever import LeverFields
from scenarios.levers.plain_capability import plain_capability
from scenarios.world import PlaceChange, PlannedSpending, World

NEXT_TIER = {Tier.FOS1: Tier.FOS2, Tier.FOS2: Tier.FOS3}


class UpskillCarers(LeverFields):
    """So many fostering households of a tier become able to do what the next tier may be asked."""

    title: ClassVar[str] = "Train existing carers"

    lever: Literal["upskill_carers"] = "upskill_carers"
    households: Annotated[int, Field(ge=0, le=500)]
    from_tier: Literal["FOS1", "FOS2"] = "FOS1"
    cost_each: Annotated[int, Field(ge=0, description="Pounds a household, once, if known")] = 0

    def pull(self, world: World) -> World:
        """Change the first households of that tier, in the order of their ids."""
        if self.households == 0:
            return world
        chosen = sorted(
            (
                place
                for place in world.places_in(self.first_month)
                if could_learn(place) and place.in_tier is Tier(self.from_tier)
            ),
            key=lambda place: place.id,
        )[: self.households]
        if len(chosen) < self.households:
            raise ValueError(
                f"upskill_carers: there are {len(chosen)} households of tier {self.from_tier}, "
                f"fewer than the {self.households} asked for."
            )
        change = PlaceChange(
            self.first_month,
            {place.id: place for place in chosen},
            {place.id: trained(place) for place in chosen},
        )
        world = replace(world, place_changes=(*world.place_changes, change))
        if self.cost_each:
            pence = self.cost_each * 100 * self.households
            paid = PlannedSpending(pence, self.first_month, last_month=self.first_month)
            world = replace(world, spending=(*world.spending, paid))
        return world


def could_learn(place: Place) -> bool:
    """Say whether carers could become able to do more, and would take any child then."""
    of_tier = place.in_tier in NEXT_TIER
    return place.type is PlaceType.FOSTER and of_tier and not place.named_children


def trained(place: Place) -> Place:
    """Give the household as it would be: able to do what the next tier may be asked."""
    to = NEXT_TIER[place.in_tier]
    able = plain_capability(to)
    capability = {domain: max(able[domain], place.capability.get(domain, 0)) for domain in able}
    return replace(place, tier=to, capability=capability)
