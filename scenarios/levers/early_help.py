"""Early help for families."""

from typing import ClassVar, Literal

from scenarios.levers.prevention_lever import Effect, PreventionLever, Reach


class EarlyHelp(PreventionLever):
    """Help before a crisis. Its effect on entries to care is not well known."""

    title: ClassVar[str] = "Early help"
    source: ClassVar[str] = "Our assumption: no published effect on entries to care that we know of"

    lever: Literal["early_help"] = "early_help"
    effect_percent: Effect = 5.0
    reach_percent: Reach = 50.0
