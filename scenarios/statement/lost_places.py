"""Which places cannot be used on the day of the data, why, and until when; no home is named."""

from collections import Counter

from matching.places import PlaceType
from matching.tiers import Tier
from scenarios.baseline.baseline import Baseline
from scenarios.homes.supply import NEVER_CAPACITY
from scenarios.in_words.words import day_of, full_day
from scenarios.pipeline.answers.capacity import not_available
from scenarios.statement.content import NOT_KNOWN, Column, Holds, Paragraph, Part, Table
from scenarios.statement.names import tier_words
from scenarios.statement.result_read import plain
from scenarios.todays_problem import todays_problem


def lost_places(baseline: Baseline, caption: str) -> tuple[Part, ...]:
    """Give the places lost by kind, reason and day, and how many short-break places are apart.

    They are those of `sufficiency capacity`: a place in which a child lives is not lost.
    """
    lost: Counter[tuple[str, str, str]] = Counter()
    for row in not_available(todays_problem(baseline)).rows:
        if row["tier"] != Tier.SEC:
            until = NOT_KNOWN if row["until"] is None else full_day(day_of(str(row["until"])))
            of_place = str(tier_words(row["tier"])), plain(str(row["why"])), until
            lost[of_place] += int(row["places"] or 0)
    short_breaks = sum(
        place.capacity for place in baseline.places if place.type is PlaceType.SHORT_BREAK
    )
    in_all = sum(
        place.capacity
        for place in baseline.places
        if place.on_island and place.type not in NEVER_CAPACITY
    )
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
