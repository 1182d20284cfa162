"""moves: children moved from a place that is suitable for them."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.preference import Preference, Wanting


def moved(wanting: Wanting, place: Place, _found: Fit) -> int:
    """Count 1 when a temporary or returnable child leaves a home suitable for them."""
    return int(wanting.leaves_a_suitable_home and place.id != wanting.child.current_place)


def moved_out(wanting: Wanting) -> int:
    """Count 1 likewise when the child ends with no home here."""
    return int(wanting.leaves_a_suitable_home)


MOVES = Preference("moves", "children moved from a place suitable for them", moved, moved_out)
