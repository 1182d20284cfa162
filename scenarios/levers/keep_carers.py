"""Keep the carers there are."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.assumptions import OURS
from scenarios.levers.lasting_lever import PhasedLever
from scenarios.levers.paid import CostAYear, paid
from scenarios.world import RateChange, World


class KeepCarers(PhasedLever):
    """Fewer fostering households stop."""

    title: ClassVar[str] = "Keep carers"
    source: ClassVar[str] = (
        "13 % of households stop a year: Ofsted 2021-22; a tenth fewer: "
        f"{OURS[:1].lower()}{OURS[1:]}"
    )

    lever: Literal["keep_carers"] = "keep_carers"
    percent_fewer: Annotated[
        float, Field(ge=-200, le=100, description="Fewer who stop, per cent")
    ] = 10
    cost_a_year: CostAYear = 0

    def pull(self, world: World) -> World:
        """Change how often households stop, and pay for what keeps them."""
        if self.percent_fewer:
            changes = (
                RateChange(
                    phase.first_month, phase.times(1 - self.percent_fewer / 100), phase.last_month
                )
                for phase in self.phases()
            )
            world = replace(world, stopping_changes=(*world.stopping_changes, *changes))
        return paid(world, self.cost_a_year, self.first_month, self.last_month)
