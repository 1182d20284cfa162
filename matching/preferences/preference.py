"""What a preference is: a whole number for one child and one lawful place, smaller being better."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from matching.children import Child
from matching.home.fit import Fit
from matching.home.known_costs import KnownCosts
from matching.places import Place
from matching.policy import Policy
from matching.tiers import Tier


@dataclass(frozen=True, slots=True)
class Wanting:
    """One child and what can be said of the child's wants before any place is looked at."""

    child: Child
    age: int
    policy: Policy
    minutes: Mapping[tuple[str, str], int]
    tier_order: tuple[Tier, ...]
    suitable_tiers: tuple[Tier, ...]
    leaves_a_suitable_home: bool = False
    family_at: tuple[str | None, ...] = ()
    """Where settled brothers and sisters live whom the plan would have in the same home."""
    known_costs: KnownCosts = field(default_factory=KnownCosts)


@dataclass(frozen=True, slots=True)
class Preference:
    """One objective: what living in a place counts, and what having no home here counts."""

    name: str
    about: str
    cost: Callable[[Wanting, Place, Fit], int]
    with_no_home: Callable[[Wanting], int]


def nothing(_wanting: Wanting) -> int:
    """Count nothing for a child with no home: there is no place to speak of."""
    return 0
