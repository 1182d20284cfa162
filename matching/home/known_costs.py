"""What a weekly cost counts as, known or not: one that is not known is never the cheaper for it.

Unknown is never zero: it counts as the dearest known cost among homes of its tier, else among all.
Where no home has a known cost, costs cannot tell homes apart and each counts 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matching.places import Place
from matching.tiers import Tier

ByTier = Mapping[Tier, int]


@dataclass(frozen=True, slots=True)
class KnownCosts:
    """The dearest weekly costs that are known, in pence: by tier, of homes and of packages."""

    homes: ByTier = field(default_factory=dict)
    packages: ByTier = field(default_factory=dict)

    def of_home(self, place: Place) -> int:
        """Give what a week in a place counts as, in pence."""
        return _known_or_dearest(place.weekly_cost_pence, place.in_tier, self.homes)

    def of_package(self, place: Place) -> int:
        """Give what a week of a place's support package counts as, in pence."""
        return _known_or_dearest(place.support_cost_pence, place.in_tier, self.packages)


def known_costs(places: Iterable[Place]) -> KnownCosts:
    """Find the dearest known costs among some places."""
    homes: dict[Tier, int] = {}
    packages: dict[Tier, int] = {}
    for place in places:
        _keep_the_dearest(homes, place.in_tier, place.weekly_cost_pence)
        _keep_the_dearest(packages, place.in_tier, place.support_cost_pence)
    return KnownCosts(homes, packages)


def _keep_the_dearest(dearest: dict[Tier, int], tier: Tier, pence: int | None) -> None:
    if pence is not None:
        dearest[tier] = max(pence, dearest.get(tier, 0))


def _known_or_dearest(pence: int | None, tier: Tier, dearest: ByTier) -> int:
    if pence is not None:
        return pence
    return dearest.get(tier, max(dearest.values(), default=0))
