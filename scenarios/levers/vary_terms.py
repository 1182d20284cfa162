"""Vary the terms of approval of carers there are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from matching.places import Place
from scenarios.homes.supply import NEVER_CAPACITY
from scenarios.levers.lasting_lever import LastingLever, PhaseIn
from scenarios.levers.lever import Age
from scenarios.levers.one_by_one import one_by_one
from scenarios.world import PlaceChange, World


class VaryTerms(LastingLever):
    """One household's terms of approval change: the ages, or how many children it takes.

    Several places more, or fewer, come one after another over the phase-in; one place, and ages,
    change at once, on one day at a panel.
    """

    title: ClassVar[str] = "Vary a household's terms"
    source: ClassVar[str] = "The household's own approval: there is no usual effect"
    has_no: ClassVar[Mapping[str, str]] = {
        "usual": "whose terms change, and to what, is a decision about one household"
    }

    lever: Literal["vary_terms"] = "vary_terms"
    place: Annotated[str, Field(min_length=1, description="The household's id")]
    youngest: Age | None = None
    oldest: Age | None = None
    places: Annotated[int | None, Field(ge=1, le=8)] = None
    phase_in_months: PhaseIn = 1

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
        changes = (
            PlaceChange(month, {found.id: found}, {found.id: terms}, self.last_month)
            for month, terms in self._in_steps(found, new)
        )
        return replace(world, place_changes=(*world.place_changes, *changes))

    def _in_steps(self, found: Place, new: Place) -> Iterator[tuple[date, Place]]:
        """Give the terms from each month on in which they change, up to the last month."""
        way = 1 if new.capacity > found.capacity else -1
        rooms = range(found.capacity + way, new.capacity + way, way)
        if len(rooms) < 2:
            yield self.first_month, new
            return
        for month, now in one_by_one(rooms, self.first_month, self.phase_in_months):
            if self.last_month is None or month <= self.last_month:
                yield month, replace(new, capacity=now[-1])

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
