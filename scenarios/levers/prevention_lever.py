"""What the levers of prevention share: an effect on the entries of the families they reach."""

from typing import Annotated

from pydantic import Field, model_validator

from scenarios.levers.entries import with_entries
from scenarios.levers.lasting_lever import PhasedLever
from scenarios.levers.lever import Age, wrong_together
from scenarios.levers.paid import MOST_A_YEAR, paid
from scenarios.world import World

Effect = Annotated[
    float, Field(ge=0, le=100, description="Fewer entries among families reached, per cent")
]
Reach = Annotated[
    float, Field(ge=0, le=100, description="Families on the way into care who are reached")
]


class PreventionLever(PhasedLever):
    """Fewer children of the families reached come into care, and a programme is paid for.

    Whom the service reaches today is in the entries of the past already: a programme that reaches
    fewer than today brings more children into care. Children who come unaccompanied have no family
    here to work with: where the history marks them, as many come as would have.
    """

    effect_percent: Effect
    reach_percent: Reach
    reached_today_percent: Annotated[
        float,
        Field(ge=0, le=100, description="Of all families on the way into care; 0 if it is new"),
    ] = 0.0
    youngest: Age = 0
    oldest: Age = 17
    cost_a_year: Annotated[
        int,
        Field(
            ge=-MOST_A_YEAR,
            le=MOST_A_YEAR,
            description="Pounds a year more than today, if known; below 0 is a saving",
        ),
    ] = 0

    @model_validator(mode="after")
    def _somebody_enters_today(self) -> "PreventionLever":
        if self._entering(self.reached_today_percent) <= 0:
            raise wrong_together("reached_today_percent", "nobody would come into care today")
        return self

    def pull(self, world: World) -> World:
        """Change the entries of those ages by whom the programme reaches more, or fewer."""
        today = self._entering(self.reached_today_percent)
        times = self._entering(self.reach_percent) / today
        ages = (self.youngest, self.oldest)
        world = with_entries(world, self.phases(), times, ages, families_only=True)
        return paid(world, self.cost_a_year, self.first_month, self.last_month)

    def _entering(self, reach_percent: float) -> float:
        """Give the share of families who come into care all the same, of those without help."""
        return 1 - self.effect_percent / 100 * reach_percent / 100
