"""unplaced: children with no place."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.preference import Preference, Wanting


def never(_wanting: Wanting, _place: Place, _found: Fit) -> int:
    """Count 0: a child with a place has a place."""
    return 0


def one(_wanting: Wanting) -> int:
    """Count 1 for a child with no place."""
    return 1


UNPLACED = Preference("unplaced", "children with no place", never, one)
