"""Adoption orders come sooner."""

from typing import ClassVar, Literal

from scenarios.levers.lever import Age
from scenarios.levers.stays_lever import Change, StaysLever


class Adoption(StaysLever):
    """Young children on the way to adoption leave care sooner."""

    title: ClassVar[str] = "Adoption comes sooner"
    source: ClassVar[str] = "The size of the effect is our assumption: set it from your own cases"

    lever: Literal["adoption"] = "adoption"
    percent: Change = -20.0
    oldest: Age = 4
