"""The stages a household goes through, and what is usual where an authority's records are few.

Published for England: 12 % of enquiries to councils become applications, 47 % of concluded
applications end in approval (Ofsted), after 273 days (DfE 2013-14). How the two shares and the days
divide over the stages is our assumption [A], to be confirmed with the service.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Stage(StrEnum):
    """Where a household is; the values are those of the pipeline table."""

    ENQUIRY = "enquiry"
    VISIT = "visit"
    APPLICATION = "application"
    STAGE_1 = "stage_1"
    TRAINING = "training"
    STAGE_2 = "stage_2"
    PANEL = "panel"

    @property
    def label(self) -> str:
        """How a sentence speaks of it."""
        return LABELS[self]


APPROVED = "approved"
WITHDRAWN = "withdrawn"

STAGES: tuple[Stage, ...] = tuple(Stage)
NUMBER: Mapping[str, int] = MappingProxyType({stage: n for n, stage in enumerate(STAGES)})
LABELS: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.ENQUIRY: "enquiry",
        Stage.VISIT: "first visit",
        Stage.APPLICATION: "application",
        Stage.STAGE_1: "stage 1 checks",
        Stage.TRAINING: "training",
        Stage.STAGE_2: "stage 2 assessment",
        Stage.PANEL: "panel and decision",
    }
)

APPLIES, ASSESSED, DECIDES = NUMBER[Stage.APPLICATION], NUMBER[Stage.STAGE_2], NUMBER[Stage.PANEL]


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual of a stage [A]: the share who go on, and the days there."""

    goes_on: float
    days: int


USUAL: Mapping[Stage, Usual] = MappingProxyType(
    {
        Stage.ENQUIRY: Usual(0.30, 30),
        Stage.VISIT: Usual(0.40, 30),
        Stage.APPLICATION: Usual(0.90, 30),
        Stage.STAGE_1: Usual(0.75, 60),
        Stage.TRAINING: Usual(0.88, 60),
        Stage.STAGE_2: Usual(0.85, 93),
        Stage.PANEL: Usual(0.93, 30),
    }
)
"""Enquiry and visit make up 12 %, the rest 47 % and 273 days."""

TARGET_DAYS: Mapping[Stage, int] = MappingProxyType(
    {stage: usual.days for stage, usual in USUAL.items()}
)
"""Within how many days a stage should be done; ours [A], unless the service has its own."""


@dataclass(frozen=True, slots=True)
class Leg:
    """Stages whose beginning and end every authority dates: to the application, and to approval."""

    name: str
    stages: tuple[Stage, ...]
    shape: int
    """How even its length is: as of so many equal steps in a row."""


LEGS = (
    Leg("enquiry to application", STAGES[:APPLIES], 3),
    Leg("application to approval", STAGES[APPLIES:], 6),
)
STEPS_IN_A_STAGE = 2
"""The days in one stage vary as those of two steps in a row (an Erlang distribution) [A]."""
