"""Work with families whose child may soon come into care."""

from typing import ClassVar, Literal

from scenarios.levers.lever import Age
from scenarios.levers.prevention_lever import Effect, PreventionLever, Reach


class EdgeOfCare(PreventionLever):
    """Intensive work with families at the edge of care."""

    title: ClassVar[str] = "Edge of care work"
    source: ClassVar[str] = (
        "Jersey: none of 24 open and 19 stepped down entered, with no comparison group; the effect "
        "is our assumption, taken as that of family group conferences"
    )

    lever: Literal["edge_of_care"] = "edge_of_care"
    effect_percent: Effect = 19.0
    reach_percent: Reach = 30.0
    youngest: Age = 8
