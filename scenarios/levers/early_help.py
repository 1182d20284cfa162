"""Early help for families."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.prevention_lever import PreventionLever


class EarlyHelp(PreventionLever):
    """Help before a crisis. Its effect on entries to care is not well known."""

    title: ClassVar[str] = "Early help"
    source: ClassVar[str] = "Our assumption: no published effect on entries to care that we know of"

    lever: Literal["early_help"] = "early_help"
    effect_percent: Annotated[
        float, Field(ge=0, le=100, description="Fewer entries among families reached, per cent")
    ] = 5.0
    reach_percent: Annotated[
        float, Field(ge=0, le=100, description="Families on the way into care who are reached")
    ] = 50.0
