"""Homes that break down more or less often."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.assumptions import OURS
from scenarios.levers.lasting_lever import PhasedLever
from scenarios.world import RateChange, World


class Disruption(PhasedLever):
    """Homes break down more or less often, by support to carers for example."""

    title: ClassVar[str] = "More or fewer breakdowns"
    source: ClassVar[str] = (
        "10.6 unplanned endings per 100 fostered children a year: Ofsted 2018-19; a tenth fewer: "
        f"{OURS[:1].lower()}{OURS[1:]}"
    )

    lever: Literal["disruption"] = "disruption"
    percent: Annotated[float, Field(ge=-100, le=300, description="-20 is a fifth fewer")] = -10

    def pull(self, world: World) -> World:
        """Change how often homes break down."""
        if self.percent == 0:
            return world
        changes = (
            RateChange(phase.first_month, phase.times(1 + self.percent / 100), phase.last_month)
            for phase in self.phases()
        )
        return replace(world, unplanned_changes=(*world.unplanned_changes, *changes))
