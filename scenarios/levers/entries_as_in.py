"""Entries go back to the pace of a past year."""

from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from forecasting.ages import DFE_BANDS, months_after
from forecasting.history import EpisodeHistory, History
from scenarios.levers.lever import LeverFields
from scenarios.world import EntriesChange, World

RECENT_YEARS = 2
"""The pace of a past year is held against that of the last two: what a forecast starts from."""


class EntriesAsIn(LeverFields):
    """As many children come into care a year as did in a named year, in place of the last two."""

    title: ClassVar[str] = "Entries back to a past year"
    source: ClassVar[str] = "The authority's own history"

    lever: Literal["entries_as_in"] = "entries_as_in"
    year: Annotated[int, Field(ge=1990, le=2100, description="The calendar year")]

    def pull(self, world: World) -> World:
        """Change entries by the ratio of that year to the last two."""
        history = world.baseline.history
        past = _entries(history, date(self.year - 1, 12, 31), date(self.year, 12, 31))
        now = world.baseline.as_of
        recent = _entries(history, months_after(now, -12 * RECENT_YEARS), now)
        if past is None or not recent:
            raise ValueError(
                f"entries_as_in: how many children came into care in {self.year} is not in the "
                "data, or not in full. Name a year the history holds from January to December."
            )
        times = past / (recent / RECENT_YEARS)
        if times == 1:
            return world
        change = EntriesChange(self.first_month, times, 0, 17)
        return replace(world, entries_changes=(*world.entries_changes, change))


def _entries(history: History | None, first: date, last: date) -> float | None:
    """Count the children who came after one day and by another; none where it is not known."""
    if not isinstance(history, EpisodeHistory):
        return None
    if first < history.complete_from or last > history.known_to:
        return None
    return float(history.entered(first, last, DFE_BANDS).sum())
