"""Entries and stays: who comes, how long they stay, and the birthdays in between."""

from dataclasses import dataclass
from datetime import date

from forecasting.history import CountHistory, History
from forecasting.models.from_counts import EntriesAndStaysOfCounts, fit_counts
from forecasting.models.from_episodes import EntriesAndStaysOfEpisodes, fit_episodes

FittedEntriesAndStays = EntriesAndStaysOfEpisodes | EntriesAndStaysOfCounts


@dataclass(frozen=True, slots=True)
class EntriesAndStays:
    """Children come, stay, grow older and leave."""

    name: str = "entries_and_stays"
    about: str = (
        "Children start at the area's own pace, grow older, and stay as long as children like "
        "them have stayed; everyone leaves at 18."
    )

    def fit(self, history: History, as_of: date) -> FittedEntriesAndStays:
        """Learn from periods of care, or from counts where there are only those."""
        if isinstance(history, CountHistory):
            return fit_counts(history, as_of)
        seen = history.seen_on(as_of)
        return seen.once(self.name, lambda: fit_episodes(seen))
