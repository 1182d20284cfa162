"""above_preferred_tier: how far past the preferred tier a home lies."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.preference import Preference, Wanting, nothing
from matching.tiers import positions_after_preferred


def above_preferred_tier(wanting: Wanting, place: Place, _found: Fit) -> int:
    """Count positions after the preferred tier in the child's own list of suitable tiers.

    An earlier tier counts 0; a tier not in the list counts as where it would stand in it.
    """
    return positions_after_preferred(place.in_tier, wanting.tier_order, wanting.suitable_tiers)


ABOVE_PREFERRED_TIER = Preference(
    "above_preferred_tier", "positions after the preferred tier", above_preferred_tier, nothing
)
