"""cost: pounds a week, a tie-break and nothing more."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.preference import Preference, Wanting, nothing
from matching.tiers import Suitability


def cost(wanting: Wanting, place: Place, found: Fit) -> int:
    """Give whole pounds a week, rounded half up, with the package's cost where it is needed.

    A cost that is not known counts as `known_costs.py` says, and is reported as not known.
    """
    pence = wanting.known_costs.of_home(place)
    if found.suitability is Suitability.WITH_SUPPORT:
        pence += wanting.known_costs.of_package(place)
    return (pence + 50) // 100


COST = Preference("cost", "pounds a week", cost, nothing)
