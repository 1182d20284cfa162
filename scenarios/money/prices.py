"""Unit prices by category: the authority's own, else published ones, each with year and source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from matching.places import Place, PlaceType
from scenarios.baseline.records import CostRecord

WEEKS_A_YEAR = 365.25 / 7


class Category(StrEnum):
    """What money is spent on, as the costs table names it."""

    FOSTERING = "fostering"
    INTENSIVE_FOSTERING = "intensive_fostering"
    KINSHIP = "kinship"
    RESIDENTIAL = "residential"
    SUPPORTED = "supported"
    OFF_ISLAND = "off_island"
    SUPPORT = "support_packages"
    RECRUITMENT = "recruitment"
    PROGRAMMES = "programmes"


CARE = (
    *(Category.FOSTERING, Category.INTENSIVE_FOSTERING, Category.KINSHIP),
    *(Category.RESIDENTIAL, Category.SUPPORTED, Category.OFF_ISLAND),
)
"""Categories paid for a child and week; recruitment is paid for a household, once."""

OF_PLACE: Mapping[PlaceType, Category] = MappingProxyType(
    {
        PlaceType.FOSTER: Category.FOSTERING,
        PlaceType.INTENSIVE_FOSTER: Category.INTENSIVE_FOSTERING,
        PlaceType.KINSHIP: Category.KINSHIP,
        PlaceType.RESIDENTIAL: Category.RESIDENTIAL,
        PlaceType.SUPPORTED: Category.SUPPORTED,
    }
)


@dataclass(frozen=True, slots=True)
class Price:
    """An amount in pence of one price year, for a week or, for recruitment, a household."""

    pence: float
    price_year: int
    source: str


PUBLISHED: Mapping[Category, Price] = MappingProxyType(
    {
        Category.FOSTERING: Price(
            765_00, 2024, "DfE, Local Authority Interactive Tool: England, outturn 2024-25"
        ),
        Category.RESIDENTIAL: Price(
            7_385_00, 2024, "DfE, Local Authority Interactive Tool: England, outturn 2024-25"
        ),
        Category.INTENSIVE_FOSTERING: Price(
            56_000_00 / WEEKS_A_YEAR, 2023, "Jersey: reported carer fee of £56,000 a year, 2023"
        ),
        Category.OFF_ISLAND: Price(
            178_000_00 / WEEKS_A_YEAR, 2022, "Jersey: £178,000 a child on average, 2022"
        ),
    }
)
"""Used, and said to be used, where the authority gives no price of its own. For kinship, supported
homes and recruitment nothing is published: without a price they are left out, and that is said."""

GROWTH: Mapping[Category, float] = MappingProxyType(
    {
        **dict.fromkeys(Category, 0.042),
        Category.RESIDENTIAL: 0.107,
        Category.OFF_ISLAND: 0.107,
    }
)
"""Growth of prices a year: England 2017-18 to 2024-25, fostering 4.2 % and residential 10.7 % (DfE,
LAIT); off-island homes as residential, everything else as fostering [A]."""


def prices_from(costs: Sequence[CostRecord]) -> dict[Category, Price]:
    """Give the price of each category that has one, the authority's own before a published one."""
    prices = dict(PUBLISHED)
    for row in costs:
        if row.category in set(Category):
            per_week = WEEKS_A_YEAR if row.unit == "year" else 1.0
            category = Category(row.category)
            prices[category] = Price(row.amount_pence / per_week, row.price_year, row.source)
    return prices


def category_of(place: Place) -> Category | None:
    """Give the category a place is paid under; none for a secure home."""
    if not place.on_island:
        return Category.OFF_ISLAND
    return OF_PLACE.get(place.type)
