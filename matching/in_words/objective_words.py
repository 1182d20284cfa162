"""Objectives as a person reads them: what more or less of each one means."""

from collections.abc import Mapping, Sequence

WORDS: Mapping[str, tuple[str, str]] = {
    "unplaced": ("child with no suitable home", "children with no suitable home"),
    "off_island": (
        "child off the island without an agreement",
        "children off the island without an agreement",
    ),
    "need_shortfall": (
        "level of need above what homes offer unaided",
        "levels of need above what homes offer unaided",
    ),
    "siblings_apart": (
        "pair of brothers and sisters apart against their plan",
        "pairs of brothers and sisters apart against their plan",
    ),
    "moves": ("move from a suitable home", "moves from a suitable home"),
    "above_preferred_tier": (
        "step away from the preferred kind of home",
        "steps away from the preferred kind of home",
    ),
    "school_breaks": (
        "child whose school is out of reach",
        "children whose school is out of reach",
    ),
    "wishes_unmet": ("child whose wish is not met", "children whose wish is not met"),
    "minutes": ("minute of travel", "minutes of travel"),
    "cost": ("pound a week", "pounds a week"),
}


FOR_ONE: Mapping[str, tuple[str, str]] = {
    "off_island": (
        "off the island without an agreement",
        "no longer off the island without an agreement",
    ),
    "school_breaks": ("school out of reach", "school within reach"),
    "wishes_unmet": ("wish not met", "wish met"),
}
"""What more, and less, of an objective that counts children means for one child."""


def differences(levels: Sequence[str], change: Sequence[int]) -> tuple[str, ...]:
    """Say what a change of objectives means, most important first: "1 more child with no ..."."""
    return tuple(
        one_difference(name, by) for name, by in zip(levels, change, strict=True) if by != 0
    )


def one_difference(name: str, by: int) -> str:
    """Say what one objective changes by."""
    if name == "cost":
        return f"£{abs(by):,} {'more' if by > 0 else 'less'} a week"
    one, many = WORDS.get(name, (name, name))
    return f"{abs(by):,} {'more' if by > 0 else 'fewer'} {one if abs(by) == 1 else many}"


def for_one_child(levels: Sequence[str], change: Sequence[int]) -> tuple[str, ...]:
    """Say what a change of one child's own costs means: "school out of reach; £40 less a week"."""
    return tuple(
        FOR_ONE[name][by < 0] if name in FOR_ONE else one_difference(name, by)
        for name, by in zip(levels, change, strict=True)
        if by != 0
    )
