"""Areas for a kind of home as a recruiter reads them, and as a campaign could put them."""

from collections.abc import Iterable, Sequence
from itertools import islice

from matching.in_words.how_many import how_many
from matching.in_words.listed import listed
from matching.tiers import Tier
from scenarios.areas.where import InArea, Where
from scenarios.children.families_and_schools import FamiliesAndSchools

FEW_ENOUGH = 3
"""So many areas may be named as where to look; more are no advice."""

MOST_WANTED = 5
"""A campaign is for one of so many kinds that are worth most."""

AFTER_SUITABILITY = (
    "What a home can do for a child comes first: one that suits is never passed over for where it "
    "is."
)
CARERS = {
    Tier.FOS1: "Could you foster",
    Tier.FOS2: "Could you foster, with training and support",
    Tier.FOS3: "Could you foster full time, with a team beside you",
}


def where_in_words(where: Where) -> str:
    """Say in a sentence where a home would be nearest, or that it cannot be told."""
    if where.why_none:
        return f"{where.why_none}."
    near, far = where.nearest, [each for each in where.areas if not each.as_near]
    if not far:
        if len(where.areas) == 1:
            return f"Only {near[0]} can be looked at: {_minutes(where.areas[0])}."
        return f"Its area makes no difference that can be told: {_between(where.areas)}."
    first, last = where.areas[0], far[-1]
    if len(near) <= FEW_ENOUGH:
        return (
            f"Best in or near {_either(near)}: {_minutes(first)}"
            f"{f' in {first.area}' if len(near) > 1 else ''}; in {last.area}, the farthest, "
            f"{_minutes(last, short=True)}."
        )
    return (
        f"No few areas stand out: {listed(near)} cannot be told apart; {last.area} is farthest, "
        f"{_minutes(last)}; in {first.area}, {_minutes(first, short=True)}."
    )


def campaign_line(tier: Tier, where: Where) -> str | None:
    """Ask the public in the areas to look in; none where no few stand out, or for no carer.

    No age is named with an area: on an island people would know whose family it is.
    """
    near = where.nearest
    if tier not in CARERS or not 0 < len(near) <= FEW_ENOUGH or len(near) == len(where.areas):
        return None
    return (
        f"“{CARERS[tier]}, in or near {_either(near)}? Children need homes close to their school "
        "and their family.”"
    )


def first_campaign_line(ranked: Iterable[tuple[Tier, Where]]) -> str | None:
    """Give the line of the first kind of home that has one, among those wanted most."""
    lines = (campaign_line(tier, where) for tier, where in islice(ranked, MOST_WANTED))
    return next((line for line in lines if line), None)


def rests_on(known: FamiliesAndSchools) -> str:
    """Say how many of today's children the areas are taken from, and of whom nothing is known."""
    if not known.recorded:
        return "Of none of today’s children is it recorded where family or school is."
    families = sum(bool(each.family) for each in known.recorded)
    schools = sum(bool(each.school) for each in known.recorded)
    return (
        "Where families and schools of children to come are is not known: each takes after one of "
        f"today’s children of about the age. Of {how_many(known.children, 'child', 'children')} "
        f"the family’s area is recorded for {families} and the school for {schools}; what is not "
        "recorded is left out, and never counted as near."
    )


def _minutes(area: InArea, *, short: bool = False) -> str:
    """Say how long journeys take; short, beside others in full."""
    ways = ((area.to_school.mean, "to school"), (area.to_family.mean, "to family"))
    known = [(int(minutes), way) for minutes, way in ways if minutes is not None]
    if short:
        numbers = [str(minutes) for minutes, _ in known]
        same = len(numbers) == 2 and numbers[0] == numbers[1]
        return f"{numbers[0]} to each" if same else listed(numbers)
    return listed(
        [
            f"{how_many(known[0][0], 'minute')} {known[0][1]}",
            *(f"{minutes} {way}" for minutes, way in known[1:]),
        ]
    )


def _between(areas: Sequence[InArea]) -> str:
    """Say how long an average journey takes from the nearest area and from the last."""
    first, last = areas[0].journey.mean or 0, areas[-1].journey.mean or 0
    ends = f"{first:.0f}" if round(first) == round(last) else f"{first:.0f} to {last:.0f}"
    return f"an average journey to school or family takes {ends} minutes"


def _either(names: Sequence[str]) -> str:
    return " or ".join((*([", ".join(names[:-1])] if len(names) > 1 else []), names[-1]))
