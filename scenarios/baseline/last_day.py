"""The last day the files cover, as cross-checks need it before a baseline is made."""

from __future__ import annotations

from datetime import date

from scenarios.baseline.records import Records


def last_day_of(records: Records) -> date | None:
    """Give the last day of the data, as they say of themselves or as the episodes show."""
    if records.about is not None and records.about.data_to is not None:
        return records.about.data_to
    if not records.episodes:
        return None
    return max(episode.ended or episode.began for episode in records.episodes)
