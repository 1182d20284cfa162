"""Change the way from an enquiry to approval."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.assumptions import OURS
from scenarios.levers.lasting_lever import LastingLever
from scenarios.levers.paid import CostAYear, paid
from scenarios.pipeline.stages import STAGES, Stage
from scenarios.world import PathwayChange, World


class ApprovalPathway(LastingLever):
    """Quicker stages, more who go on, assessors, panel dates: for some months, or from one on.

    It concerns those who come to a stage in that time. Without a stage, days and shares change at
    every stage. Recorded times include whatever waiting there has been; a queue for assessors comes
    on top of them, and only where their number is given.
    """

    title: ClassVar[str] = "Approval pathway"
    source: ClassVar[str] = (
        "Usual times and shares: DfE 2013-14 (273 days), Ofsted (12 %, 47 %); "
        f"an assessor's four assessments at once and a panel every four weeks: {OURS.lower()}"
    )

    lever: Literal["approval_pathway"] = "approval_pathway"
    stage: Annotated[Stage | None, Field(description="Which stage; all if none is named")] = None
    days_percent: Annotated[float, Field(ge=-95, le=300, description="More days, per cent")] = 0
    goes_on_percent: Annotated[
        float, Field(ge=-100, le=300, description="More who go on to the next stage, per cent")
    ] = 0
    assessors: Annotated[
        int | None, Field(ge=0, le=500, description="How many there are then; no queue if empty")
    ] = None
    assessments_each: Annotated[
        int, Field(ge=1, le=40, description="Assessments an assessor does at once")
    ] = 4
    panel_every_weeks: Annotated[
        int | None, Field(ge=1, le=52, description="Weeks from panel to panel, if they change")
    ] = None
    cost_a_year: CostAYear = 0

    def pull(self, world: World) -> World:
        """Change the pathway, and pay for it."""
        concerned = STAGES if self.stage is None else (self.stage,)
        days, goes_on = 1 + self.days_percent / 100, 1 + self.goes_on_percent / 100
        if (days, goes_on, self.assessors, self.panel_every_weeks) != (1, 1, None, None):
            change = PathwayChange(
                self.first_month,
                goes_on_times={} if goes_on == 1 else dict.fromkeys(concerned, goes_on),
                days_times={} if days == 1 else dict.fromkeys(concerned, days),
                assessors=self.assessors,
                assessments_each=self.assessments_each,
                panel_every_weeks=self.panel_every_weeks,
                last_month=self.last_month,
            )
            world = replace(world, pathway_changes=(*world.pathway_changes, change))
        return paid(world, self.cost_a_year, self.first_month, self.last_month)
