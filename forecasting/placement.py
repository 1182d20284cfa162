"""The groups of places where looked-after children live, as coarse as a forecast can tell apart."""

from enum import StrEnum


class PlacementGroup(StrEnum):
    """Where a looked-after child lives."""

    FOSTERING = "fostering"
    KINSHIP = "kinship"
    RESIDENTIAL = "residential"
    SUPPORTED = "supported"
    PARENTS = "parents"
    ADOPTION = "adoption"
    OTHER = "other"


GROUPS = tuple(PlacementGroup)
"""The groups in their fixed order: the last axis of a forecast by placement."""
