"""How prices grow: once a year, when the financial year begins, by the rate of that month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from matching.policy import Jurisdiction
from scenarios.money.prices import GROWTH, Category

if TYPE_CHECKING:
    from scenarios.world import GrowthChange, World


@dataclass(frozen=True)
class Growth:
    """The growth of prices a year, by category, and what levers make of it from when on."""

    jurisdiction: Jurisdiction
    changes: Sequence["GrowthChange"] = ()
    prices_known: date = date.min
    """The day of the data: up to then prices have grown as they did."""
    usual: Mapping[Category, float] = field(default_factory=lambda: GROWTH)
    """Growth a year, by category, where no change of it holds."""

    def year_of(self, day: date) -> int:
        """Give the financial year of a day, named by its beginning."""
        return day.year if day.month >= self.begins_in else day.year - 1

    @property
    def this_year(self) -> int:
        """Give the financial year of the data."""
        return self.year_of(self.prices_known)

    @property
    def begins_in(self) -> int:
        """Give the month in which the financial year begins: in England it is April."""
        return 4 if self.jurisdiction is Jurisdiction.ENG else 1

    def usual_rate(self, category: Category) -> float:
        """Give by what share prices grow in a year where no change of it holds."""
        return self.usual[category]

    def rate(self, category: Category, year: int) -> float:
        """Give by what share prices are higher in a financial year than in the one before."""
        begins = date(year, self.begins_in, 1)
        if begins <= self.prices_known:
            return self.usual_rate(category)
        return self.rate_in(category, begins)

    def rate_in(self, category: Category, month: date) -> float:
        """Give the growth a year that holds in a month, with what levers make of it."""
        rate = self.usual_rate(category)
        for change in self.changes:
            holds = change.first_month <= month <= (change.last_month or month)
            if change.category is category and holds:
                there = (rate if change.rate is None else change.rate) + change.points
                rate = rate * (1 - change.share) + there * change.share
        return rate

    @property
    def changed_from(self) -> date | None:
        """Give the first month in which a lever changes how prices grow; none where none does."""
        return min((change.first_month for change in self.changes), default=None)

    def factor(self, category: Category, price_year: int, year: float) -> float:
        """Give how many times as much something costs in a year, or part of one, as in its own."""
        usual = 1 + self.usual_rate(category)
        times: float = usual ** float(year - price_year)
        for later in range(price_year + 1, int(year) + 1):
            times *= (1 + self.rate(category, later)) / usual
        return times


def growth_of(world: "World") -> Growth:
    """Give how prices grow in a world."""
    law = Jurisdiction(world.baseline.about.jurisdiction or Jurisdiction.JEY)
    return Growth(law, world.growth_changes, world.baseline.as_of)
