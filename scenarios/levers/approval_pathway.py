"""Change the way from an enquiry to approval."""

from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from scenarios.assumptions import OURS
from scenarios.levers.lasting_lever import Phase, PhasedLever
from scenarios.levers.lever import alone
from scenarios.levers.paid import CostAYear, paid
from scenarios.pipeline.stages import STAGES, Stage
from scenarios.world import PathwayChange, World


class ApprovalPathway(PhasedLever):
    """Quicker stages, more who go on, assessors, panel dates: for some months, or from one on.

    It concerns those who come to a stage in that time. Without a stage, days and shares change at
    every stage. Recorded times include whatever waiting there has been; a queue for assessors comes
    on top of them, and only where their number is given. Days, shares and a number of assessors
    that an earlier lever gave move in equal steps; a number never given before, and panel dates,
    hold from the month in which the effect is whole.
    """

    title: ClassVar[str] = "Approval pathway"
    source: ClassVar[str] = (
        "Usual times and shares: DfE 2013-14 (273 days), Ofsted (12 %, 47 %); a tenth fewer days, "
        "where nothing else is named, an assessor's four assessments at once and a panel every "
        f"four weeks: {OURS[:1].lower()}{OURS[1:]}"
    )

    lever: Literal["approval_pathway"] = "approval_pathway"
    stage: Annotated[Stage | None, Field(description="Which stage; all if none is named")] = None
    days_percent: Annotated[
        float,
        Field(
            ge=-95,
            le=300,
            description="More days, per cent; none if only another effect is given",
        ),
    ] = -10
    goes_on_percent: Annotated[
        float, Field(ge=-100, le=300, description="More who go on to the next stage, per cent")
    ] = 0
    assessors: Annotated[
        int | None, Field(ge=0, le=500, description="How many there are then; no queue if empty")
    ] = None
    assessments_each: Annotated[
        int, Field(ge=1, le=40, description="Assessments each does at once")
    ] = 4
    panel_every_weeks: Annotated[
        int | None, Field(ge=1, le=52, description="Weeks from panel to panel, if they change")
    ] = None
    cost_a_year: CostAYear = 0

    @model_validator(mode="before")
    @classmethod
    def _as_quick_as_today_where_another_effect_is_named(cls, given: object) -> object:
        return alone(given, "days_percent", "goes_on_percent", "assessors", "panel_every_weeks")

    def pull(self, world: World) -> World:
        """Change the pathway, and pay for it."""
        if self.days_percent or self.goes_on_percent or self._staff_or_panels_change:
            before = _assessors(world, self.first_month)
            changes = (self._change(phase, before) for phase in self.phases())
            world = replace(world, pathway_changes=(*world.pathway_changes, *changes))
        return paid(world, self.cost_a_year, self.first_month, self.last_month)

    @property
    def _staff_or_panels_change(self) -> bool:
        return self.assessors is not None or self.panel_every_weeks is not None

    def _change(self, phase: Phase, assessors_before: int | None) -> PathwayChange:
        concerned = STAGES if self.stage is None else (self.stage,)
        days = phase.times(1 + self.days_percent / 100)
        goes_on = phase.times(1 + self.goes_on_percent / 100)
        whole = phase.share == 1
        assessors = self.assessors if whole else None
        if self.assessors is not None and assessors_before is not None:
            more = self.assessors - assessors_before
            assessors = assessors_before + round(more * phase.share)
        return PathwayChange(
            phase.first_month,
            goes_on_times={} if goes_on == 1 else dict.fromkeys(concerned, goes_on),
            days_times={} if days == 1 else dict.fromkeys(concerned, days),
            assessors=assessors,
            assessments_each=self.assessments_each,
            panel_every_weeks=self.panel_every_weeks if whole else None,
            last_month=phase.last_month,
        )


def _assessors(world: World, month: date) -> int | None:
    """Give how many assessors earlier levers say there are in a month; none where none says."""
    said = [
        change.assessors
        for change in sorted(world.pathway_changes, key=lambda each: each.first_month)
        if change.assessors is not None
        and change.first_month <= month <= (change.last_month or month)
    ]
    return said[-1] if said else None
