"""Homes able to take three or more brothers and sisters, beside the families who need one."""

from collections import defaultdict

from matching.children import Child, SiblingPlan
from matching.effective_capacity import capacity_today
from matching.how_many import how_many
from matching.places import PlaceType
from matching.problem import Problem
from scenarios.pipeline.answers.asked import Answer
from scenarios.result import Row

LARGE = 3


def large_families(problem: Problem) -> Answer:
    """Give homes and families, in all and today. Families whose plan is apart are not counted."""
    homes = [
        place
        for place in problem.places
        if place.on_island
        and place.capacity >= LARGE
        and not place.named_children
        and (place.type.is_foster and place.type is not PlaceType.KINSHIP)
    ]
    free = {each.place for each in capacity_today(problem) if each.free >= LARGE}
    families: dict[str, list[Child]] = defaultdict(list)
    for child in problem.children:
        if child.siblings is not None and child.sibling_plan is not SiblingPlan.APART:
            families[child.siblings].append(child)
    large = [family for family in families.values() if len(family) >= LARGE]
    need = [family for family in large if sum(child.in_play for child in family) >= LARGE]
    apart = [f for f in large if len({child.current_place or child.id for child in f}) > 1]
    row: Row = {
        "homes": len(homes),
        "homes_with_three_free": sum(place.id in free for place in homes),
        "families": len(large),
        "families_living_apart": len(apart),
        "families_who_need_a_home": len(need),
        "gap_today": max(0, len(need) - sum(place.id in free for place in homes)),
    }
    return Answer((row,), (_sentence(row),))


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
