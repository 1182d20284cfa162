"""Permanent families are found sooner."""

from typing import ClassVar, Literal

from scenarios.levers.lever import Age
from scenarios.levers.stays_lever import Change, StaysLever


class Permanence(StaysLever):
    """Special guardianship and other permanent arrangements are reached sooner."""

    title: ClassVar[str] = "Permanence comes sooner"
    source: ClassVar[str] = "The size of the effect is our assumption: set it from your own cases"

    lever: Literal["permanence"] = "permanence"
    percent: Change = -15.0
    youngest: Age = 1
    oldest: Age = 12
