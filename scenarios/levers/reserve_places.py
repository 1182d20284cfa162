"""Keep places free for emergencies."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from matching.places import Place
from scenarios.assumptions import OURS
from scenarios.homes.supply import NEVER_CAPACITY
from scenarios.levers.lasting_lever import LastingLever, PhaseIn
from scenarios.levers.one_by_one import one_by_one
from scenarios.world import PlaceChange, World


class ReservePlaces(LastingLever):
    """So many places in homes of one kind are kept for children who need a home the same day.

    Over the phase-in one after another comes out of use for others.
    """

    title: ClassVar[str] = "Reserve places for emergencies"
    source: ClassVar[str] = f"{OURS}: one place, in a home for regular skilled care"

    lever: Literal["reserve_places"] = "reserve_places"
    places: Annotated[int, Field(ge=0, le=50)] = 1
    tier: Literal["FOS1", "FOS2", "FOS3", "HOM1", "HOM2"] = "FOS2"
    phase_in_months: PhaseIn = 1

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
        changes = (
            PlaceChange(
                month,
                {home.id: home for home in now},
                {home.id: _with_one_more_kept(home) for home in now},
                self.last_month,
            )
            for month, now in one_by_one(homes, self.first_month, self.phase_in_months)
            if self.last_month is None or month <= self.last_month
        )
        return replace(world, place_changes=(*world.place_changes, *changes))


def _with_one_more_kept(home: Place) -> Place:
    return replace(home, reserved_for_emergencies=home.reserved_for_emergencies + 1)
