"""Children return home sooner."""

from typing import ClassVar, Literal

from scenarios.levers.lever import Age
from scenarios.levers.stays_lever import Change, StaysLever


class ReturnsHome(StaysLever):
    """Support to go home brings the day nearer, for children of school age."""

    title: ClassVar[str] = "Returns home come sooner"
    source: ClassVar[str] = "The size of the effect is our assumption: set it from your own cases"

    lever: Literal["returns_home"] = "returns_home"
    percent: Change = -10.0
    youngest: Age = 5
    oldest: Age = 15
