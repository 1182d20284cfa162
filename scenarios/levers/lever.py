"""What every lever has: when it begins, why it is pulled, and how it changes the world."""

from abc import abstractmethod
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from scenarios.world import World


def _first_of_month(given: object) -> object:
    """Read "2027-03" as the first day of that month."""
    if isinstance(given, str) and len(given) == len("2027-03"):
        return f"{given}-01"
    return given


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
