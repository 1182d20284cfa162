"""school_breaks: children who need to keep their school, and cannot reach it."""

from matching.home.fit import Fit
from matching.places import Place
from matching.preferences.journeys import to_school
from matching.preferences.preference import Preference, Wanting, nothing
from matching.rules.essential import SAME_SCHOOL


def school_breaks(wanting: Wanting, place: Place, _found: Fit) -> int:
    """Count 1 when the school to keep is further than the policy's limit.

    A journey that is not known counts as the policy says (the limit itself, so within reach) and
    is reported as not known.
    """
    child = wanting.child
    if child.school is None or SAME_SCHOOL not in (*child.requirements, *child.essential):
        return 0
    journey = to_school(wanting, place)
    counted = wanting.policy.minutes_not_known if journey is None else journey
    return int(counted > wanting.policy.school_minutes)


SCHOOL_BREAKS = Preference(
    "school_breaks", "children whose school is out of reach", school_breaks, nothing
)
