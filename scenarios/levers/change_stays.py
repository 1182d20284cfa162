"""Stays in care that get longer or shorter."""

from typing import ClassVar, Literal

from scenarios.levers.stays_lever import StaysLever


class ChangeStays(StaysLever):
    """What is left of the stays of the named ages becomes longer or shorter."""

    title: ClassVar[str] = "Longer or shorter stays"
    source: ClassVar[str] = "The size of the effect is our assumption: set it from your own cases"

    lever: Literal["change_stays"] = "change_stays"
