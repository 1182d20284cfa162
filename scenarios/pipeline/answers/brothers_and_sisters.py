"""Homes able to take three or more brothers and sisters, beside families who need or will."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from matching.children import Child, SiblingPlan
from matching.home.effective_capacity import capacity_today
from matching.in_words.how_many import how_many
from matching.places import Place, PlaceType
from matching.problem import Problem
from scenarios.assumptions import Assumptions
from scenarios.homes.supply import ON_PAPER
from scenarios.in_words.words import day_of, full_day, per_cent
from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.answers.families_to_come import families_to_come
from scenarios.result import Row

LARGE = 3


def large_families(asked: Asked, problem: Problem) -> Answer:
    """Give homes and families: in all, today, and to come. Plans to live apart are not counted."""
    homes = [
        place
        for place in problem.places
        if place.on_island
        and place.capacity >= LARGE
        and not place.named_children
        and place.status not in ON_PAPER
        and (place.type.is_foster and place.type is not PlaceType.KINSHIP)
    ]
    free = {each.place for each in capacity_today(problem) if each.free >= LARGE}
    families: dict[str, list[Child]] = defaultdict(list)
    for child in problem.children:
        if child.siblings is not None and child.sibling_plan is not SiblingPlan.APART:
            families[child.siblings].append(child)
    large = [family for family in families.values() if len(family) >= LARGE]
    need = [family for family in large if sum(child.in_play for child in family) >= LARGE]
    # Where those who have no home here stay is not known: all of a family may be together there.
    apart = [f for f in large if len({child.current_place for child in f}) > 1]
    row: Row = {
        "homes": len(homes),
        "homes_with_three_free": sum(place.id in free for place in homes),
        "families": len(large),
        "families_living_apart": len(apart),
        "families_who_need_a_home": len(need),
        "gap_today": max(0, len(need) - sum(place.id in free for place in homes)),
        "until": asked.dates[-1].isoformat(),
        **_to_come(asked),
        "homes_of_today_then_mean": round(_still_there(homes, asked), 1),
    }
    return Answer((row,), (_sentence(row), _ahead(row)))


def _to_come(asked: Asked) -> dict[str, float | None]:
    """Give the families expected, and the chance that there is one; none where not known."""
    found = families_to_come(asked, LARGE)
    return {
        "families_to_come_mean": None if found is None else round(float(found.mean()), 2),
        "chance_of_a_family": None if found is None else round(float((found > 0).mean()), 3),
    }


def _still_there(homes: Sequence[Place], asked: Asked) -> float:
    """Give how many of today's homes are there in the end: none of those that plan to stop."""
    last = asked.dates[-1]
    planned = sum((home.stops_on or date.max) <= last for home in homes)
    stays: float = (1 - Assumptions().households_leaving_a_year) ** asked.years
    return (len(homes) - planned) * stays


def _ahead(row: Row) -> str:
    """Say the need that is expected, and how many of today's homes will be there for it."""
    until, chance = full_day(day_of(str(row["until"]))), row["chance_of_a_family"]
    left = (
        f"Of today's {how_many(int(row['homes'] or 0), 'household', 'households')}, about "
        f"{float(row['homes_of_today_then_mean'] or 0):.1f} will be there then if carers stop as "
        "usual, or on the day they plan to."
    )
    if chance is None:
        return f"How many such families will come by {until} is not known without a history. {left}"
    return (
        f"The chance that at least one such family comes by {until} and needs a home is "
        f"{per_cent(float(chance))}; on average {float(row['families_to_come_mean'] or 0):.1f} do. "
        f"{left}"
    )


def _sentence(row: Row) -> str:
    """Say the two numbers and the gap, and who lives apart today."""
    families, need, homes, free = (
        int(row[name] or 0)
        for name in ("families", "families_who_need_a_home", "homes", "homes_with_three_free")
    )
    here = how_many(homes, "fostering household", "fostering households")
    room = f"{here} may take {LARGE} or more children, {free or 'none'} of them today."
    if not families:
        return f"No family of {LARGE} or more brothers and sisters is looked after. {room}"
    known = how_many(families, "family", "families")
    return (
        f"Of {known} of {LARGE} or more brothers and sisters, {need} "
        f"{'needs' if need == 1 else 'need'} a home together today and "
        f"{row['families_living_apart']} live apart. {room} Homes short today: {row['gap_today']}."
    )
