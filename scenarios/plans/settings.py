"""What a plan takes for granted: how long homes take, how many there may be, how long it looks."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from types import MappingProxyType

from scenarios.assumptions import OURS


class Least(StrEnum):
    """Which cost a plan keeps as low as it can."""

    GROSS = "gross"
    """What is paid for the plan's own homes and programmes."""
    NET = "net"
    """All that care costs with the plan, less what it costs without: savings elsewhere count. A
    household that stands empty costs little here, so such plans may buy more than anyone finds."""


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """How a plan is looked for. Printed beside every plan, with its sources."""

    least: Least = Least.GROSS
    fostering_lead_months: int = 9
    """From the data date to the first new household's first child; one of a kind a month after."""
    home_lead_months: int = 12
    """The same for beds in children's homes."""
    programme_lead_months: int = 3
    most_of_each: int = 6
    """Households or beds of one kind."""
    kinds: int = 8
    """Kinds of home the program chooses from, those that would be of most use."""
    kinds_a_tier: int = 3
    conferences_cost_a_year: int = 150_000
    """Pounds, for family group conferences; 0 for leaving them out of account."""
    edge_of_care_cost_a_year: int = 350_000
    """Pounds, for work at the edge of care; 0 likewise."""
    draws: int = 120
    """Futures the plan is looked for in."""
    first_look: int = 40
    """Of these, the futures every plan is lived through in; the others are for close calls."""
    fresh_draws: int = 200
    """Other futures it is confirmed in."""
    shadow_draws: int = 40
    """Fresh futures for one more and one fewer of each kind."""
    most_trials: int = 30
    """Plans lived through while looking, before the best so far stands."""

    def __post_init__(self) -> None:
        """Refuse numbers with which there is nothing to look for, or to look in."""
        if min(self.draws, self.first_look, self.fresh_draws, self.shadow_draws) < 1:
            raise ValueError(
                "A plan needs at least 1 draw to be looked for, and to be confirmed in."
            )
        if min(self.most_of_each, self.kinds, self.kinds_a_tier) < 1:
            raise ValueError(
                "A plan needs at least 1 of each kind of home, and 1 kind, to choose from."
            )

    @property
    def looked_at_first(self) -> int:
        """Give the number of futures of the first look: all where there are few."""
        return min(self.first_look, self.draws)

    def to_json(self) -> dict[str, object]:
        """Give the settings with where each figure comes from."""
        return {
            name: {"value": value, "source": SOURCES.get(name, OURS)}
            for name, value in asdict(self).items()
        }


SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "fostering_lead_months": (
            "Department for Education, England 2013-14: 273 days from application to approval"
        ),
        "least": "chosen for this plan",
        "draws": "chosen for this plan",
        "fresh_draws": "chosen for this plan",
        "shadow_draws": "chosen for this plan",
    }
)
