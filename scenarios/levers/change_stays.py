"""Stays in care that get longer or shorter."""

from typing import ClassVar, Literal

from scenarios.assumptions import OURS
from scenarios.levers.stays_lever import Change, StaysLever


class ChangeStays(StaysLever):
    """What is left of the stays of the named ages becomes longer or shorter."""

    title: ClassVar[str] = "Longer or shorter stays"
    source: ClassVar[str] = f"{OURS}: a tenth less of what is left; set it from your own cases"

    lever: Literal["change_stays"] = "change_stays"
    percent: Change = -10.0
