"""Family group conferences before proceedings."""

from typing import ClassVar, Literal

from scenarios.levers.prevention_lever import Effect, PreventionLever, Reach


class FamilyGroupConferences(PreventionLever):
    """Families meet before proceedings; fewer of their children come into care."""

    title: ClassVar[str] = "Family group conferences"
    source: ClassVar[str] = (
        "Randomised trial, England 2023: 36.2 % entered care instead of 44.8 %, 19 % fewer; 0 to "
        "40 % is our range"
    )

    lever: Literal["family_group_conferences"] = "family_group_conferences"
    effect_percent: Effect = 19.0
    reach_percent: Reach = 50.0
