"""Preferences between lawful matches, each a whole number, most important first."""

from matching.policy import Policy
from matching.preferences.above_preferred_tier import ABOVE_PREFERRED_TIER
from matching.preferences.cost import COST
from matching.preferences.minutes import MINUTES
from matching.preferences.moves import MOVES
from matching.preferences.need_shortfall import NEED_SHORTFALL
from matching.preferences.off_island import OFF_ISLAND
from matching.preferences.preference import Preference
from matching.preferences.school_breaks import SCHOOL_BREAKS
from matching.preferences.siblings_apart import SIBLINGS_APART
from matching.preferences.unplaced import UNPLACED
from matching.preferences.wishes_unmet import WISHES_UNMET

PREFERENCES: tuple[Preference, ...] = (
    UNPLACED,
    OFF_ISLAND,
    NEED_SHORTFALL,
    SIBLINGS_APART,
    MOVES,
    ABOVE_PREFERRED_TIER,
    SCHOOL_BREAKS,
    WISHES_UNMET,
    MINUTES,
    COST,
)


def in_order(policy: Policy) -> tuple[Preference, ...]:
    """List the preferences in the order the policy gives."""
    by_name = {preference.name: preference for preference in PREFERENCES}
    return tuple(by_name[name] for name in policy.order)
