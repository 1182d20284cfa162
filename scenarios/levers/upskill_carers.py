"""Train and support carers there are, so that they can do more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from matching.places import Place, PlaceType
from matching.tiers import Tier
from scenarios.assumptions import OURS
from scenarios.levers.lever import LeverFields
from scenarios.levers.one_by_one import one_by_one
from scenarios.levers.plain_capability import plain_capability
from scenarios.world import PlaceChange, PlannedSpending, World

NEXT_TIER = {Tier.FOS1: Tier.FOS2, Tier.FOS2: Tier.FOS3}


class UpskillCarers(LeverFields):
    """So many fostering households of one kind learn to do what the next kind may be asked."""

    title: ClassVar[str] = "Train existing carers"
    source: ClassVar[str] = f"{OURS}: two households, able to do what the next kind may be asked"
    has_no: ClassVar[Mapping[str, str]] = {"until": "carers who have learnt it can do it"}

    lever: Literal["upskill_carers"] = "upskill_carers"
    households: Annotated[int, Field(ge=0, le=500)] = 2
    from_tier: Literal["FOS1", "FOS2"] = "FOS1"
    phase_in_months: Annotated[
        int, Field(ge=1, le=36, description="All are trained by then, evenly; 1 is at once")
    ] = 1
    cost_each: Annotated[
        int, Field(ge=0, le=1_000_000, description="Pounds a household, once, if known")
    ] = 0

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
                f"fewer than the {self.households} asked for. Ask for fewer, or name another tier."
            )
        for month, households in one_by_one(chosen, self.first_month, self.phase_in_months):
            world = self._trained_in(month, households, world)
        return world

    def _trained_in(self, month: date, households: Sequence[Place], world: World) -> World:
        """Let these households be trained from a month on, and pay for it in that month."""
        change = PlaceChange(
            month,
            {place.id: place for place in households},
            {place.id: trained(place) for place in households},
        )
        world = replace(world, place_changes=(*world.place_changes, change))
        if not self.cost_each:
            return world
        pence = self.cost_each * 100 * len(households)
        paid = PlannedSpending(pence, month, last_month=month)
        return replace(world, spending=(*world.spending, paid))


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
