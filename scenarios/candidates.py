"""Kinds of home that could be recruited or opened next: what one more of each would change."""

from dataclasses import dataclass

from matching.places import Place, PlaceType
from matching.tiers import Tier
from scenarios.levers.plain_capability import plain_capability

AGES = ((0, 4), (5, 10), (11, 15), (0, 17))
"""Ages a household may be approved for: Jersey's bands, the youngest two together, and any."""

CARERS = (
    (Tier.FOS1, "fostering household"),
    (Tier.FOS2, "skilled fostering household"),
    (Tier.FOS3, "intensive fostering household"),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One kind of home, as a place and in the words of a campaign."""

    place: Place
    kind: str
    """The words without the ages."""
    words: str
    tier: Tier
    ages: tuple[int, int]
    children: int


def usual_candidates() -> tuple[Candidate, ...]:
    """List thirty kinds: three kinds of carer by age and number, homes for three, small homes."""
    carers = [
        _carer(tier, kind, ages, children)
        for tier, kind in CARERS
        for ages in AGES
        for children in (1, 2)
    ]
    return (
        *carers,
        _carer(Tier.FOS1, "fostering household", (0, 17), 3),
        _carer(Tier.FOS2, "skilled fostering household", (0, 17), 3),
        _carer(Tier.FOS2, "skilled fostering household", (16, 17), 1),
        _home(Tier.HOM1, PlaceType.RESIDENTIAL, "bed in a children's home", (8, 17)),
        _home(Tier.HOM2, PlaceType.RESIDENTIAL, "home for one child", (8, 17)),
        _home(Tier.SUP, PlaceType.SUPPORTED, "supported home", (16, 17)),
    )


def _carer(tier: Tier, kind: str, ages: tuple[int, int], children: int) -> Candidate:
    type_of_place = PlaceType.INTENSIVE_FOSTER if tier is Tier.FOS3 else PlaceType.FOSTER
    return _candidate(tier, type_of_place, f"{kind} for {_how_many(children)}", ages, children)


def _home(tier: Tier, kind: PlaceType, words: str, ages: tuple[int, int]) -> Candidate:
    return _candidate(tier, kind, words, ages, 1)


def _candidate(
    tier: Tier, kind: PlaceType, words: str, ages: tuple[int, int], children: int
) -> Candidate:
    """Describe one kind; it costs what the authority pays for its kind of care."""
    youngest, oldest = ages
    place = Place(
        id=f"one more {tier.value} {youngest}-{oldest} for {children}",
        type=kind,
        tier=tier,
        capacity=children,
        bedrooms=children,
        youngest=youngest,
        oldest=oldest,
        capability=plain_capability(tier),
    )
    aged = "of any age" if ages == (0, 17) else f"aged {youngest} to {oldest}"
    of_ages = aged if " for " in words else f"for children {aged}"
    article = "an" if words.startswith("intensive") else "a"
    kind_of_home = f"{article} {words}"
    return Candidate(place, kind_of_home, f"{kind_of_home} {of_ages}", tier, ages, children)


def _how_many(children: int) -> str:
    return {1: "one child", 2: "two children", 3: "three children"}[children]
