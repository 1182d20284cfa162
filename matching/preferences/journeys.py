"""Journeys from a place: to school and to family, with those nobody has measured."""

from matching.children import Child
from matching.places import Place
from matching.preferences.preference import Wanting


def to_school(wanting: Wanting, place: Place) -> int | None:
    """Give the minutes to the child's school; None when there is no school or it is not known."""
    if wanting.child.school is None or place.area is None:
        return None
    return wanting.minutes.get((place.area, wanting.child.school))


def to_family(wanting: Wanting, place: Place) -> int | None:
    """Give the minutes to where family time happens, else to the home area."""
    area = family_area(wanting.child)
    if area is None or place.area is None:
        return None
    return wanting.minutes.get((place.area, area))


def family_area(child: Child) -> str | None:
    """Say where the child's family is."""
    return child.contact_area or child.home_area
