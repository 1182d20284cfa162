"""minutes: the journeys to school and to family."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.journeys import family_area, to_family, to_school
from matching.preferences.preference import Preference, Wanting, nothing


def minutes(wanting: Wanting, place: Place, _found: Fit) -> int:
    """Sum the minutes to school and to family; a journey not known counts as the limit.

    A child with no school, or no area for family recorded, counts nothing for it.
    """
    total = 0
    if wanting.child.school is not None:
        journey = to_school(wanting, place)
        total += wanting.policy.minutes_not_known if journey is None else journey
    if family_area(wanting.child) is not None:
        journey = to_family(wanting, place)
        total += wanting.policy.minutes_not_known if journey is None else journey
    return total


MINUTES = Preference("minutes", "minutes to school and family", minutes, nothing)
