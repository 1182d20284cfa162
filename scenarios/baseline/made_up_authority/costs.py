"""Unit costs of the made-up authority: published figures with their source, the rest made up."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.baseline.made_up_authority.other_homes import KINSHIP_WEEK, SUPPORTED_WEEK

FORTNIGHT, AUTUMN = "Foster Care Fortnight", "Autumn posters and radio"
MADE_UP = "Made up for the demonstration: no figure is published. Enter your own."
LAIT = "DfE, Local Authority Interactive Tool: England, outturn 2024-25"


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What a child a week, a household recruited or a campaign costs; pounds of a price year."""

    category: str
    amount: float
    unit: str
    price_year: int
    jurisdiction: str
    source: str
    campaign: str = ""


COSTS: tuple[UnitCost, ...] = (
    UnitCost("fostering", 765, "week", 2024, "ENG", LAIT),
    UnitCost(
        *("intensive_fostering", 56_000, "year", 2023, "JEY"),
        "Jersey: reported carer fee of £56,000 or more a year, 2023",
    ),
    UnitCost("kinship", KINSHIP_WEEK, "week", 2026, "JEY", MADE_UP),
    UnitCost("residential", 7_385, "week", 2024, "ENG", LAIT),
    UnitCost("supported", SUPPORTED_WEEK, "week", 2026, "JEY", MADE_UP),
    UnitCost(
        *("off_island", 178_000, "year", 2022, "JEY"),
        "Jersey: press report of a public answer, £178,000 a child on average, 2022",
    ),
    UnitCost("recruitment", 9_000, "household", 2026, "JEY", MADE_UP),
    UnitCost("campaign", 3_800, "campaign", 2024, "JEY", MADE_UP, f"{AUTUMN} 2024"),
    UnitCost("campaign", 2_500, "campaign", 2025, "JEY", MADE_UP, f"{FORTNIGHT} 2025"),
    UnitCost("campaign", 4_000, "campaign", 2025, "JEY", MADE_UP, f"{AUTUMN} 2025"),
    UnitCost("campaign", 2_800, "campaign", 2026, "JEY", MADE_UP, f"{FORTNIGHT} 2026"),
    UnitCost("campaign", 4_500, "campaign", 2026, "JEY", MADE_UP, f"{AUTUMN} 2026"),
)
