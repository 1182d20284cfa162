"""Family group conferences before proceedings."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.prevention_lever import PreventionLever


class FamilyGroupConferences(PreventionLever):
    """Families meet before proceedings; fewer of their children come into care."""

    title: ClassVar[str] = "Family group conferences"
    source: ClassVar[str] = (
        "Randomised trial, England 2023: 36.2 % entered care instead of 44.8 %, 19 % fewer; 0 to "
        "40 % is our range"
    )

    lever: Literal["family_group_conferences"] = "family_group_conferences"
    effect_percent: Annotated[
        float, Field(ge=0, le=100, description="Fewer entries among families reached, per cent")
    ] = 19.0
    reach_percent: Annotated[
        float, Field(ge=0, le=100, description="Families on the way into care who are reached")
    ] = 50.0
