"""Work with families whose child may soon come into care."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.prevention_lever import PreventionLever


class EdgeOfCare(PreventionLever):
    """Intensive work with families at the edge of care."""

    title: ClassVar[str] = "Edge of care work"
    source: ClassVar[str] = (
        "Jersey: none of 24 open and 19 stepped down entered, with no comparison group; the effect "
        "is our assumption, taken as that of family group conferences"
    )

    lever: Literal["edge_of_care"] = "edge_of_care"
    effect_percent: Annotated[
        float, Field(ge=0, le=100, description="Fewer entries among families reached, per cent")
    ] = 19.0
    reach_percent: Annotated[
        float, Field(ge=0, le=100, description="Families on the way into care who are reached")
    ] = 30.0
    youngest: Annotated[int, Field(ge=0, le=17)] = 8
