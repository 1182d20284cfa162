"""What every lever has: when it begins, why it is pulled, and how it changes the world."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError

from scenarios.assumptions import OURS
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


Age = Annotated[int, Field(ge=0, le=17)]
"""An age in whole years."""


TOGETHER = "wrong_together"
"""The kind of fault of a field that does not go with another, as the checker names it."""


def wrong_together(field: str, sentence: str) -> PydanticCustomError:
    """Say that a field does not go with another; forms show it beside the field."""
    return PydanticCustomError(TOGETHER, f"{{field}}: {sentence}", {"field": field})


def alone(given: object, usual: str, *others: str) -> object:
    """Leave out a usual effect of which a file says nothing, where it names another effect.

    So a campaign of ten enquiries a month is no more than that. What is not a mapping is given
    back as it is, for the checks that follow.
    """
    if not isinstance(given, Mapping) or usual in given:
        return given
    named = any(given.get(name) is not None for name in others)
    return {**given, usual: 0} if named else given


class LeverFields(BaseModel):
    """What every lever has. One of no strength gives back the world it was given."""

    title: ClassVar[str]
    """What a person calls it."""
    source: ClassVar[str] = OURS
    """Where its usual effect comes from."""
    has_no: ClassVar[Mapping[str, str]] = {}
    """What other levers have and this one has not, and why, each in one clause: `until`,
    `phase_in_months`, or a `usual` effect."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    first_month: Month = Field(alias="from", description="The first month it has an effect")
    rationale: str = Field(default="", description="Why this is proposed, for those who decide")

    @model_validator(mode="after")
    def _ages_rise(self) -> "LeverFields":
        youngest, oldest = (getattr(self, name, None) for name in ("youngest", "oldest"))
        if youngest is not None and oldest is not None and youngest > oldest:
            raise wrong_together("oldest", "it must not be below the youngest age")
        return self

    @abstractmethod
    def pull(self, world: World) -> World:
        """Give a changed copy of the world."""
