"""Adoption orders come sooner."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.stays_lever import StaysLever


class Adoption(StaysLever):
    """Young children on the way to adoption leave care sooner."""

    title: ClassVar[str] = "Adoption comes sooner"
    source: ClassVar[str] = "The size of the effect is our assumption: set it from your own cases"

    lever: Literal["adoption"] = "adoption"
    percent: Annotated[
        float,
        Field(ge=-90, le=300, description="Change in what is left of a stay: -20 is a fifth less"),
    ] = -20.0
    oldest: Annotated[int, Field(ge=0, le=17)] = 4
