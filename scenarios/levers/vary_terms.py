"""Vary the terms of approval of carers there are."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from matching.places import Place
from scenarios.levers.lever import Age, LeverFields
from scenarios.supply import NEVER_CAPACITY
from scenarios.world import PlaceChange, World


class VaryTerms(LeverFields):
    """One household's terms of approval change: the ages, or how many children it takes."""

    title: ClassVar[str] = "Vary a household's terms"

    lever: Literal["vary_terms"] = "vary_terms"
    place: Annotated[str, Field(min_length=1, description="The household's id")]
    youngest: Age | None = None
    oldest: Age | None = None
    places: Annotated[int | None, Field(ge=1, le=8)] = None

    def pull(self, world: World) -> World:
        """Change what the household may take from the month on."""
        found = self._found(world)
        new = replace(
            found,
            youngest=found.youngest if self.youngest is None else self.youngest,
            oldest=found.oldest if self.oldest is None else self.oldest,
            capacity=found.capacity if self.places is None else self.places,
        )
        if new == found:
            return world
        if new.youngest > new.oldest:
            raise ValueError(
                f"vary_terms: {found.id} takes children aged {found.youngest} to {found.oldest}, "
                f"so it would be for those aged {new.youngest} to {new.oldest}, which is nobody. "
                "Give the youngest and the oldest age."
            )
        change = PlaceChange(self.first_month, {found.id: found}, {found.id: new})
        return replace(world, place_changes=(*world.place_changes, change))

    def _found(self, world: World) -> Place:
        """Give the household as it is by then; one that takes nobody for good is refused."""
        found = next((p for p in world.places_in(self.first_month) if p.id == self.place), None)
        if found is None:
            raise ValueError(f"vary_terms: there is no household {self.place}. Check the id.")
        if found.type in NEVER_CAPACITY:
            raise ValueError(
                f"vary_terms: {found.id} is a secure home or one for short breaks, where no child "
                "is placed for good; its terms change nothing here. Name another."
            )
        return found
