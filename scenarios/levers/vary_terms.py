"""Vary the terms of approval of carers there are."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lever import Age, LeverFields
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
        found = next((p for p in world.places_in(self.first_month) if p.id == self.place), None)
        if found is None:
            raise ValueError(f"vary_terms: there is no household {self.place}. Check the id.")
        new = replace(
            found,
            youngest=found.youngest if self.youngest is None else self.youngest,
            oldest=found.oldest if self.oldest is None else self.oldest,
            capacity=found.capacity if self.places is None else self.places,
        )
        if new == found:
            return world
        change = PlaceChange(self.first_month, {found.id: found}, {found.id: new})
        return replace(world, place_changes=(*world.place_changes, change))
