"""A campaign: more people enquire about fostering."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from forecasting.ages import months_after
from scenarios.assumptions import OURS
from scenarios.levers.lasting_lever import PhaseIn
from scenarios.levers.lever import LeverFields, alone
from scenarios.levers.paid import CostAYear, paid
from scenarios.world import Campaign, World


class MoreEnquiries(LeverFields):
    """More enquiries for some months; whoever enquires goes the same way as others do."""

    title: ClassVar[str] = "More enquiries"
    source: ClassVar[str] = (
        f"{OURS}: a fifth more enquiries, which go on as others do; about 18 enquiries make one "
        "approval (Ofsted, England)"
    )
    has_no: ClassVar[Mapping[str, str]] = {"until": "`months` says how long the campaign lasts"}

    lever: Literal["more_enquiries"] = "more_enquiries"
    percent: Annotated[
        float,
        Field(
            ge=0,
            le=1000,
            description="More than usual, per cent; none if only a number a month is given",
        ),
    ] = 20
    a_month: Annotated[float, Field(ge=0, le=1000, description="Further enquiries a month")] = 0
    months: Annotated[int, Field(ge=1, le=120, description="How many months it lasts")] = 12
    phase_in_months: PhaseIn = 1
    cost_a_year: CostAYear = 0

    @model_validator(mode="before")
    @classmethod
    def _no_more_than_the_number_named(cls, given: object) -> object:
        return alone(given, "percent", "a_month")

    def pull(self, world: World) -> World:
        """Add the campaign, and pay for it while it lasts."""
        if self.percent or self.a_month:
            campaign = Campaign(
                self.first_month, self.months, self.percent, self.a_month, self.phase_in_months
            )
            world = replace(world, campaigns=(*world.campaigns, campaign))
        last_month = months_after(self.first_month, self.months - 1)
        return paid(world, self.cost_a_year, self.first_month, last_month)
