"""What every lever has: when it begins, why it is pulled, and how it changes the world."""

from abc import abstractmethod
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from scenarios.world import World


def _first_of_month(given: object) -> object:
    """Read "2027-03" as the first day of that month; a day of it will do as well."""
    if isinstance(given, date):
        return given
    words = str(given)
    try:
        return date.fromisoformat(f"{words}-01" if len(words) == len("2027-03") else words)
    except ValueError:
        raise ValueError("write the month as 2027-03") from None


def _month(day: date) -> date:
    return day.replace(day=1)


Month = Annotated[date, BeforeValidator(_first_of_month), AfterValidator(_month)]


class LeverFields(BaseModel):
    """What every lever has. One of no strength gives back the world it was given."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    first_month: Month = Field(alias="from", description="The first month it has an effect")
    rationale: str = Field(default="", description="Why this is proposed, for those who decide")

    @abstractmethod
    def pull(self, world: World) -> World:
        """Give a changed copy of the world."""
