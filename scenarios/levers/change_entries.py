"""Fewer or more children coming into care."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.assumptions import OURS
from scenarios.children.routes import Route
from scenarios.levers.entries import with_entries
from scenarios.levers.lasting_lever import PhasedLever
from scenarios.levers.lever import Age
from scenarios.world import World

ROUTES = {"needs_a_home": Route.HOME, "kin": Route.KIN, "elsewhere": Route.ELSEWHERE}


class ChangeEntries(PhasedLever):
    """Entries of the named ages change by a percentage: -20 for a fifth fewer."""

    title: ClassVar[str] = "More or fewer children coming into care"
    source: ClassVar[str] = (
        f"{OURS}: a tenth fewer, about what family group conferences do where half the families "
        "are reached (randomised trial, England 2023: 19 % fewer)"
    )

    lever: Literal["change_entries"] = "change_entries"
    percent: Annotated[float, Field(ge=-100, le=300, description="-20 is a fifth fewer")] = -10
    route: Annotated[
        Literal["needs_a_home", "kin", "elsewhere"] | None,
        Field(description="Only families who come by this way; all if none is named"),
    ] = None
    youngest: Age = 0
    oldest: Age = 17

    def pull(self, world: World) -> World:
        """Add the change to those the world already has."""
        route = None if self.route is None else ROUTES[self.route]
        ages = (self.youngest, self.oldest)
        return with_entries(world, self.phases(), 1 + self.percent / 100, ages, route)
