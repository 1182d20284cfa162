"""Which places cannot be used on the day of the data, why, and until when; no home is named."""

from collections import Counter

from matching.places import Place, PlaceStatus, PlaceType
from scenarios.baseline.baseline import Baseline
from scenarios.statement.content import NOT_KNOWN, Column, Holds, Paragraph, Part, Table
from scenarios.statement.names import tier_words
from scenarios.statement.result_read import plain
from scenarios.supply import NEVER_CAPACITY
from scenarios.words import full_day


def lost_places(baseline: Baseline, caption: str) -> tuple[Part, ...]:
    """Give the places lost by kind, reason and day, and how many short-break places are apart."""
    homes = [
        place for place in baseline.places if place.on_island and place.type not in NEVER_CAPACITY
    ]
    lost: Counter[tuple[str, str, str]] = Counter()
    for place in homes:
        if place.status is not PlaceStatus.AVAILABLE:
            lost[str(tier_words(place.in_tier)), _why(place), _until(place)] += place.capacity
    short_breaks = sum(
        place.capacity for place in baseline.places if place.type is PlaceType.SHORT_BREAK
    )
    in_all = sum(place.capacity for place in homes)
    return (
        Paragraph(
            f"Of {in_all} approved places on the island, {lost.total()} cannot be used on the day "
            f"of the data. Short-break places are apart: {short_breaks}."
        ),
        Table(
            "Places lost",
            caption,
            (Column("Kind of home"), Column("Why"), Column("Until"), Column("Places", Holds.WHOLE)),
            tuple((*of_place, count) for of_place, count in sorted(lost.items())),
        ),
    )


def _why(place: Place) -> str:
    return plain(place.unavailable_reason or place.status.replace("_", " "))


def _until(place: Place) -> str:
    return NOT_KNOWN if place.opens_on is None else full_day(place.opens_on)
