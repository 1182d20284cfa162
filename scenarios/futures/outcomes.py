"""Where a looked-after child lives at the end of a month, said in one of six ways."""

from enum import StrEnum


class Outcome(StrEnum):
    """Every looked-after child is in exactly one of these at the end of a month."""

    SUITABLE = "suitable_on_island"
    WITH_SUPPORT = "with_support_on_island"
    UNSUITABLE = "unsuitable_on_island"
    OFF_ISLAND = "off_island"
    WAITING = "waiting"
    ELSEWHERE = "elsewhere"
