"""Children return home sooner."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.stays_lever import StaysLever


class ReturnsHome(StaysLever):
    """Support to go home brings the day nearer, for children of school age."""

    title: ClassVar[str] = "Returns home come sooner"
    source: ClassVar[str] = "The size of the effect is our assumption: set it from your own cases"

    lever: Literal["returns_home"] = "returns_home"
    percent: Annotated[
        float,
        Field(ge=-90, le=300, description="Change in what is left of a stay: -20 is a fifth less"),
    ] = -10.0
    youngest: Annotated[int, Field(ge=0, le=17)] = 5
    oldest: Annotated[int, Field(ge=0, le=17)] = 15
