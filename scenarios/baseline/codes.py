"""The statutory code lists we read, and which group of places each placement code belongs to.

Source: DfE children looked-after return guide, as restated by Data to Insight's Standard
Safeguarding Dataset specification (data-to-insight/ssd-data-model) and the 2024 SSDA903 schema of
liia-tools (SocialFinanceDigitalLabs/liia-tools). The grouping is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from forecasting.placement import PlacementGroup

PLACEMENT_GROUPS: Mapping[str, PlacementGroup] = MappingProxyType(
    {
        "U1": PlacementGroup.KINSHIP,
        "U2": PlacementGroup.KINSHIP,
        "U3": PlacementGroup.KINSHIP,
        "U4": PlacementGroup.FOSTERING,
        "U5": PlacementGroup.FOSTERING,
        "U6": PlacementGroup.FOSTERING,
        "A3": PlacementGroup.ADOPTION,
        "A4": PlacementGroup.ADOPTION,
        "A5": PlacementGroup.ADOPTION,
        "A6": PlacementGroup.ADOPTION,
        "P1": PlacementGroup.PARENTS,
        "K2": PlacementGroup.RESIDENTIAL,
        "R1": PlacementGroup.RESIDENTIAL,
        "S1": PlacementGroup.RESIDENTIAL,
        "H5": PlacementGroup.SUPPORTED,
        "P2": PlacementGroup.OTHER,
        "P3": PlacementGroup.OTHER,
        "K1": PlacementGroup.OTHER,
        "R2": PlacementGroup.OTHER,
        "R3": PlacementGroup.OTHER,
        "R5": PlacementGroup.OTHER,
        "Z1": PlacementGroup.OTHER,
    }
)
"""Independent living (P2, P3), secure (K1), health (R2), family centres (R3), custody (R5) and Z1
are `other`: nobody is matched to them, and they are `elsewhere` in the result of a run."""

PLACEMENT_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "U1": "with a relative or friend, long term",
        "U2": "with a relative or friend who is also an approved adopter",
        "U3": "with a relative or friend",
        "U4": "with foster carers, long term",
        "U5": "with foster carers who are also approved adopters",
        "U6": "with foster carers",
        "A3": "placed for adoption",
        "A4": "placed for adoption",
        "A5": "placed for adoption",
        "A6": "placed for adoption",
        "P1": "with parents",
        "K1": "in a secure children's home",
        "K2": "in a children's home",
        "R1": "in a residential care home",
        "S1": "in a residential school",
        "R2": "in hospital or another health establishment",
        "R3": "in a family centre",
        "R5": "in custody",
        "H5": "in supported accommodation",
        "P2": "living independently",
        "P3": "in residential employment",
        "Z1": "elsewhere",
    }
)

TEMPORARY_PLACEMENTS = frozenset({"T0", "T1", "T2", "T3", "T4"})
"""Hospital, holidays and the like: the child is counted under the last other placement."""

PLACEMENT_CODES = frozenset(PLACEMENT_GROUPS) | TEMPORARY_PLACEMENTS

SHORT_BREAKS = frozenset({"V3", "V4"})
"""Legal statuses of short-break series, which are outside the stock."""

LEGAL_STATUSES = frozenset(
    {"C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"}
)

REASONS_NEW = frozenset({"S", "L", "P", "T", "B", "U"})

CHANGES_OF_CARER = frozenset({"P", "B"})
"""Only these reasons for a new episode are moves."""

NEEDS_AT_ENTRY = frozenset({"N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N0"})
"""N0 (not stated) is found in older returns."""

PROVIDERS = frozenset({"PR0", "PR1", "PR2", "PR3", "PR4", "PR5"})

GOES_ON = "X1"
"""The reason ceased that says another episode begins on the same day."""

REASONS_ENDED = frozenset(
    {
        GOES_ON,
        "E11",
        "E12",
        "E13",
        "E14",
        "E15",
        "E16",
        "E17",
        "E2",
        "E3",
        "E4",
        "E4A",
        "E4B",
        "E41",
        "E43",
        "E44",
        "E45",
        "E46",
        "E47",
        "E48",
        "E5",
        "E6",
        "E7",
        "E8",
        "E9",
    }
)
"""With E4, E43 and E44 of older returns."""

REASONS_MOVED = frozenset(
    {
        "CARPL",
        "CLOSE",
        "ALLEG",
        "STAND",
        "APPRR",
        "CREQB",
        "CREQO",
        "CHILD",
        "LAREQ",
        "PLACE",
        "CUSTOD",
        "OTHER",
    }
)

SEXES: Mapping[str, str] = MappingProxyType({"1": "M", "2": "F", "M": "M", "F": "F"})

FULL_ORDERS: frozenset[str] = frozenset({"C2", "D1", "E1"})
"""A full care order, and those on the way to adoption."""

BY_AGREEMENT: frozenset[str] = frozenset({"V2"})
"""Looked after by agreement with those who have parental responsibility."""
