"""Train and support carers there are, so that they can do more."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from matching.places import Place, PlaceType
from matching.tiers import Tier
from scenarios.levers.lever import LeverFields
from scenarios.levers.plain_capability import plain_capability
from scenarios.world import PlaceChange, PlannedSpending, World


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
        to = Tier.FOS2 if self.from_tier == "FOS1" else Tier.FOS3
        able = plain_capability(to)
        chosen = sorted(
            (p for p in world.places_in(self.first_month) if _could_learn(p, Tier(self.from_tier))),
            key=lambda place: place.id,
        )[: self.households]
        if len(chosen) < self.households:
            raise ValueError(
                f"upskill_carers: there are {len(chosen)} households of tier {self.from_tier}, "
                f"fewer than the {self.households} asked for."
            )
        new = {
            p.id: replace(
                p,
                tier=to,
                capability={d: max(able[d], p.capability.get(d, 0)) for d in able},
            )
            for p in chosen
        }
        change = PlaceChange(self.first_month, new)
        world = replace(world, place_changes=(*world.place_changes, change))
        if self.cost_each:
            pence = self.cost_each * 100 * self.households
            paid = PlannedSpending(
                pence, self.first_month.year, self.first_month, last_month=self.first_month
            )
            world = replace(world, spending=(*world.spending, paid))
        return world


def _could_learn(place: Place, tier: Tier) -> bool:
    return place.type is PlaceType.FOSTER and place.in_tier is tier and not place.named_children
