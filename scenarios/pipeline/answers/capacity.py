"""From approved places to filled ones today: which cannot be used, why, and until when."""

from collections import Counter, defaultdict

from matching.home.effective_capacity import CapacityOnDay, Lost, PlacesLost, capacity_today
from matching.home.waterfall import by_tier
from matching.in_words.how_many import how_many
from matching.places import Place
from matching.problem import Problem
from matching.tiers import Tier
from scenarios.in_words.words import day_of, full_day
from scenarios.pipeline.answers.asked import Answer
from scenarios.result import Row

FOSTERING = (Tier.FOS1, Tier.FOS2, Tier.FOS3)


def capacity(problem: Problem) -> Answer:
    """Give a row for each kind of home on the island: approved, not available, filled, free."""
    here = _on_island(problem)
    why: dict[str, Counter[str]] = defaultdict(Counter)
    for row in not_available(problem).rows:
        why[str(row["tier"])][str(row["why"])] += int(row["places"] or 0)
    rows: list[Row] = [
        {
            "tier": tier.tier,
            "homes": tier.homes,
            "approved": tier.approved,
            "not_available": tier.approved - tier.available,
            "available": tier.available,
            "filled": tier.filled,
            "free": tier.free,
            "why": "; ".join(f"{each}: {n}" for each, n in why[tier.tier].most_common()) or None,
        }
        for tier in by_tier(here)
    ]
    fostering = tuple(each for each in here if each.tier in FOSTERING)
    all_but_secure = tuple(each for each in here if each.tier != Tier.SEC)
    return Answer(
        tuple(rows),
        (
            _sentence("fostering places", fostering),
            _sentence("places of every kind", all_but_secure)
            + (" A secure home is never counted." if all_but_secure != here else "")
            + " Free means for a child of whom nothing special is known.",
        ),
    )


def _sentence(what: str, here: tuple[CapacityOnDay, ...]) -> str:
    approved, available, filled, free = (
        sum(getattr(each, name) for each in here)
        for name in ("approved", "available", "filled", "free")
    )
    return (
        f"Of {approved} approved {what} here, {available} can be used today: {filled} filled and "
        f"{free} free."
    )


def not_available(problem: Problem) -> Answer:
    """List the places that cannot be used today, each with its reason and the recorded day."""
    places = {place.id: place for place in problem.places}
    rows: list[Row] = []
    for each in _on_island(problem):
        opens = places[each.place].opens_on
        to_come = opens is not None and opens > problem.date
        rows += [
            {
                "place": each.place,
                "tier": each.tier,
                "places": lost.places,
                "why": _why(places[each.place], lost),
                "reason": lost.sentence,
                "until": opens.isoformat() if opens is not None and to_come else None,
            }
            for lost in each.lost
        ]
    return Answer(tuple(rows), _when([row for row in rows if row["tier"] != Tier.SEC]))


def _when(rows: list[Row]) -> tuple[str, ...]:
    """Say how many places cannot be used, and when the first and the last come back."""
    if not rows:
        return ("Every approved place here can be used.",)
    dated = [row for row in rows if row["until"]]
    days = sorted(str(row["until"]) for row in dated)
    lost, back = (sum(int(row["places"] or 0) for row in some) for some in (rows, dated))
    homes = how_many(len({row["place"] for row in rows}), "home")
    said = f"{how_many(lost, 'place')} in {homes} cannot be used, a secure home apart."
    if not days:
        return (f"{said} No day is recorded from which one can be again.",)
    first, last = (full_day(day_of(day)) for day in (days[0], days[-1]))
    return (f"{said} For {back} a day is recorded: the first {first}, the last {last}.",)


def _why(place: Place, lost: PlacesLost) -> str:
    """Give the recorded reason of one household, or else what kind of reason it is."""
    recorded = place.unavailable_reason if lost.reason == Lost.NOT_AVAILABLE else None
    return recorded or lost.reason


def _on_island(problem: Problem) -> tuple[CapacityOnDay, ...]:
    return tuple(each for each in capacity_today(problem) if each.on_island)
