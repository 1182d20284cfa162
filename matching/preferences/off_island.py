"""off_island: children placed off the island without an agreement that they may be."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.preference import Preference, Wanting, nothing


def off_island(wanting: Wanting, place: Place, _found: Fit) -> int:
    """Count 1 off the island unless `off_island_agreed`; staying off the island counts alike."""
    return int(not place.on_island and not wanting.child.off_island_agreed)


OFF_ISLAND = Preference(
    "off_island", "children placed off island without agreement", off_island, nothing
)
