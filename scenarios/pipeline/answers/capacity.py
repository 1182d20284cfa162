"""From approved places to filled ones today: which cannot be used, why, and until when."""

from matching.effective_capacity import CapacityOnDay, capacity_today
from matching.problem import Problem
from matching.waterfall import by_tier
from scenarios.pipeline.answers.asked import Answer
from scenarios.result import Row


def capacity(problem: Problem) -> Answer:
    """Give a row for each kind of home on the island: approved, not available, filled, free."""
    here = _on_island(problem)
    rows: list[Row] = [
        {
            "tier": tier.tier,
            "homes": tier.homes,
            "approved": tier.approved,
            "not_available": tier.approved - tier.available,
            "available": tier.available,
            "filled": tier.filled,
            "free": tier.free,
            "why": "; ".join(f"{reason}: {places}" for reason, places in tier.lost) or None,
        }
        for tier in by_tier(here)
    ]
    approved, filled, free = (
        sum(getattr(each, name) for each in here) for name in ("approved", "filled", "free")
    )
    available = sum(each.available for each in here)
    return Answer(
        tuple(rows),
        (
            f"Of {approved} approved places here, {available} are available, {filled} filled and "
            f"{free} free for a child of whom nothing special is known.",
        ),
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
                "reason": lost.sentence,
                "until": opens.isoformat() if opens is not None and to_come else None,
            }
            for lost in each.lost
        ]
    return Answer(tuple(rows), ())


def _on_island(problem: Problem) -> tuple[CapacityOnDay, ...]:
    return tuple(each for each in capacity_today(problem) if each.on_island)
