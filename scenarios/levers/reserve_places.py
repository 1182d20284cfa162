"""Keep places free for emergencies."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lever import LeverFields
from scenarios.supply import NEVER_CAPACITY
from scenarios.world import PlaceChange, World


class ReservePlaces(LeverFields):
    """So many places in homes of a tier are kept for children who need a home the same day."""

    title: ClassVar[str] = "Reserve places for emergencies"

    lever: Literal["reserve_places"] = "reserve_places"
    places: Annotated[int, Field(ge=0, le=50)]
    tier: Literal["FOS1", "FOS2", "FOS3", "HOM1", "HOM2"] = "FOS2"

    def pull(self, world: World) -> World:
        """Keep one place free in each of the first homes of that tier, by the order of ids."""
        if self.places == 0:
            return world
        homes = sorted(
            (
                p
                for p in world.places_in(self.first_month)
                if p.in_tier.value == self.tier
                and p.on_island
                and p.type not in NEVER_CAPACITY
                and not p.named_children
                and p.reserved_for_emergencies < p.capacity
            ),
            key=lambda place: place.id,
        )[: self.places]
        if len(homes) < self.places:
            raise ValueError(
                f"reserve_places: there are {len(homes)} homes of tier {self.tier} with a place "
                f"to keep free, fewer than the {self.places} asked for. Ask for fewer, or name "
                "another tier."
            )
        new = {
            p.id: replace(p, reserved_for_emergencies=p.reserved_for_emergencies + 1) for p in homes
        }
        change = PlaceChange(self.first_month, {p.id: p for p in homes}, new)
        return replace(world, place_changes=(*world.place_changes, change))
