"""Entries go back to the pace of a past year."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from forecasting.ages import DFE_BANDS
from forecasting.counts import CountHistory, Measure
from forecasting.history import EpisodeHistory, History
from scenarios.children.entries_expected import entries_expected
from scenarios.levers.entries import with_entries
from scenarios.levers.lasting_lever import PhasedLever
from scenarios.world import World


class EntriesAsIn(PhasedLever):
    """As many children come into care a year, on average, as did in a named year.

    The past year is held against the entries the forecast expects; where only published counts are
    known, against those published of late.
    """

    title: ClassVar[str] = "Entries back to a past year"
    source: ClassVar[str] = "The authority's own history"
    has_no: ClassVar[Mapping[str, str]] = {
        "usual": "which year to go back to depends on what the history holds"
    }

    lever: Literal["entries_as_in"] = "entries_as_in"
    year: Annotated[
        int,
        Field(
            ge=1990,
            le=2100,
            description="The calendar year; of published counts, 12 months that end in it",
        ),
    ]

    def pull(self, world: World) -> World:
        """Change entries by the ratio of that year to what is expected."""
        history = world.baseline.history
        past, expected = _in_year(history, self.year), _expected(history, world.baseline.as_of)
        if past is None:
            raise ValueError(
                f"entries_as_in: how many children came into care in {self.year} is not in the "
                "data, or not in full. Name a year the history holds from January to December, or "
                "use change_entries and say by how much."
            )
        if not expected:
            raise ValueError(
                "entries_as_in: how many children came into care of late is not in the data, so "
                f"{self.year} cannot be held against it. Use change_entries and say by how much."
            )
        return with_entries(world, self.phases(), past / expected)


def _entries(history: EpisodeHistory, first: date, last: date) -> float | None:
    """Count the children who came from one day to another, both included; none if not known."""
    if first < history.complete_from or last > history.known_to:
        return None
    return float(history.entered(first, last, DFE_BANDS).sum())


def _in_year(history: History | None, year: int) -> float | None:
    """Give the entries of a year; of counts, those published of twelve months that end in it."""
    if isinstance(history, EpisodeHistory):
        return _entries(history, date(year, 1, 1), date(year, 12, 31))
    if isinstance(history, CountHistory):
        return _published(history, year)
    return None


def _published(history: CountHistory, year: int) -> float | None:
    """Give the entries of twelve months to a day in the year, the latest if there are several."""
    counts = [
        (count.day, count.children)
        for count in history.counts
        if count.measure is Measure.ENTERED
        and count.band is None
        and count.months == 12
        and count.day.year == year
        and count.children is not None
    ]
    return float(max(counts)[1]) if counts else None


def _expected(history: History | None, now: date) -> float | None:
    """Give the entries a year that the futures have, of counts those published of late."""
    if isinstance(history, EpisodeHistory):
        return entries_expected(history, now)
    return history.starts_a_year(now) if isinstance(history, CountHistory) else None
