"""Close a home."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lever import LeverFields
from scenarios.world import Closure, World


class CloseHome(LeverFields):
    """A home closes: it takes nobody more, and the children who live there seek other homes."""

    title: ClassVar[str] = "Close a home"

    lever: Literal["close_home"] = "close_home"
    place: Annotated[str, Field(min_length=1, description="The home's id")]

    def pull(self, world: World) -> World:
        """Close it in the month."""
        if all(place.id != self.place for place in world.baseline.places):
            raise ValueError(f"close_home: there is no home {self.place}. Check the id.")
        closure = Closure(self.first_month, self.place)
        return replace(world, closures=(*world.closures, closure))
