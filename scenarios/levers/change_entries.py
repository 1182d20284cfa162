"""Fewer or more children coming into care."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lever import LeverFields
from scenarios.world import EntriesChange, World


class ChangeEntries(LeverFields):
    """Entries of the named ages change by a percentage: -20 for a fifth fewer."""

    title: ClassVar[str] = "More or fewer children coming into care"

    lever: Literal["change_entries"] = "change_entries"
    percent: Annotated[float, Field(ge=-100, le=300)]
    youngest: Annotated[int, Field(ge=0, le=17)] = 0
    oldest: Annotated[int, Field(ge=0, le=17)] = 17

    def pull(self, world: World) -> World:
        """Add the change to those the world already has."""
        if self.percent == 0:
            return world
        change = EntriesChange(self.first_month, 1 + self.percent / 100, self.youngest, self.oldest)
        return replace(world, entries_changes=(*world.entries_changes, change))
