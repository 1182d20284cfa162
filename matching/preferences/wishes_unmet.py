"""wishes_unmet: children who have said what they wish for, with none of it met."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.preference import Preference, Wanting


def wishes_unmet(wanting: Wanting, place: Place, _found: Fit) -> int:
    """Count 1 for a child with wishes none of which this place meets.

    A wish names a place, a type of place, a tier, an area, or something a place offers.
    """
    return int(bool(wanting.child.wishes) and not wish_met(wanting.child.wishes, place))


def wish_met(wishes: tuple[str, ...], place: Place) -> bool:
    """Say whether a place meets at least one of the wishes."""
    return any(meets(place, wish) for wish in wishes)


def meets(place: Place, wish: str) -> bool:
    """Say whether a place is what one wish names."""
    return wish in (place.id, place.type, place.in_tier, place.area) or wish in place.offers


def no_wish_met(wanting: Wanting) -> int:
    """Count 1 for a child with wishes and no home."""
    return int(bool(wanting.child.wishes))


WISHES_UNMET = Preference(
    "wishes_unmet", "children with wishes, none met", wishes_unmet, no_wish_met
)
