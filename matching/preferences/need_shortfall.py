"""need_shortfall: need above what the home offers unaided."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.preference import Preference, Wanting, nothing


def need_shortfall(_wanting: Wanting, _place: Place, found: Fit) -> int:
    """Sum over intensity domains of max(0, need - what the home offers unaided).

    0 to 2 for a child who moves in, since more is not an option; a child who stays where they are
    counts the whole of it. A need that is not known counts as the policy says.
    """
    return found.shortfall


NEED_SHORTFALL = Preference(
    "need_shortfall", "need above what homes offer unaided", need_shortfall, nothing
)
