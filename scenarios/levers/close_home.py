"""Close a home."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from forecasting.ages import months_after
from matching.places import Place, PlaceStatus
from scenarios.levers.lasting_lever import PhaseIn
from scenarios.levers.lever import LeverFields
from scenarios.world import Closure, PlaceChange, World


class CloseHome(LeverFields):
    """A home closes: it takes nobody more, and the children who live there seek other homes.

    With a phase-in it takes nobody new from the first month, and closes in the last month of it.
    """

    title: ClassVar[str] = "Close a home"
    source: ClassVar[str] = "A decision about one home: its whole effect is that it closes"
    has_no: ClassVar[Mapping[str, str]] = {
        "until": "a home that has closed does not open again; `open_home` plans another",
        "usual": "which home closes is for you to say, and nothing closes by itself",
    }

    lever: Literal["close_home"] = "close_home"
    place: Annotated[str, Field(min_length=1, description="The home's id")]
    phase_in_months: PhaseIn = 1

    def pull(self, world: World) -> World:
        """Close it in the month, or in the last of its phase-in, taking nobody until then."""
        home = next((p for p in world.places_in(self.first_month) if p.id == self.place), None)
        if home is None:
            raise ValueError(f"close_home: there is no home {self.place}. Check the id.")
        if self.phase_in_months > 1:
            held = PlaceChange(self.first_month, {home.id: home}, {home.id: _taking_nobody(home)})
            world = replace(world, place_changes=(*world.place_changes, held))
        closes = months_after(self.first_month, self.phase_in_months - 1)
        return replace(world, closures=(*world.closures, Closure(closes, self.place)))


def _taking_nobody(home: Place) -> Place:
    """Give a home on its way to closing: run and paid for, and nobody new comes to live there."""
    return replace(home, status=PlaceStatus.NOT_AVAILABLE, held_until=None, available_from=None)
