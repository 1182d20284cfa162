"""Permanent families are found sooner."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.stays_lever import StaysLever


class Permanence(StaysLever):
    """Special guardianship and other permanent arrangements are reached sooner."""

    title: ClassVar[str] = "Permanence comes sooner"
    source: ClassVar[str] = "The size of the effect is our assumption: set it from your own cases"

    lever: Literal["permanence"] = "permanence"
    percent: Annotated[
        float,
        Field(ge=-90, le=300, description="Change in what is left of a stay: -20 is a fifth less"),
    ] = -15.0
    youngest: Annotated[int, Field(ge=0, le=17)] = 1
    oldest: Annotated[int, Field(ge=0, le=17)] = 12
