"""siblings_apart: pairs of brothers and sisters planned together, not in the same place."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.preference import Preference, Wanting


def apart_from_settled(wanting: Wanting, place: Place, _found: Fit) -> int:
    """Count 1 for each settled brother or sister, planned to be together, who lives elsewhere.

    Pairs in which both are being placed are counted by the resolved problem (`prefer_together`).
    """
    return sum(home != place.id for home in wanting.family_at)


def apart_from_all(wanting: Wanting) -> int:
    """Count every settled brother or sister: a child with no home here is with none of them."""
    return len(wanting.family_at)


SIBLINGS_APART = Preference(
    "siblings_apart",
    "pairs planned together, not in the same place",
    apart_from_settled,
    apart_from_all,
)
