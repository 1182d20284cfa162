"""One child in one draw, as the months go by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from matching.children import Child
from scenarios.children.routes import Route
from scenarios.children.today import ELSEWHERE, OFF_ISLAND, WITH_KIN
from scenarios.futures.outcomes import Outcome


@dataclass(slots=True)
class Person:
    """Who a child is does not change; where the child lives does."""

    child: Child
    key: object
    """Names everything about the child but age, for the rules already worked out."""
    lives: int
    """The number of a place, or one of the words in `today`."""
    level: int
    leaves: int
    """The first step at whose end they are no longer looked after."""
    adult: int
    """The first step at whose end they are 18."""
    family: int
    """The same number for brothers and sisters to be placed together if possible; -1 for none."""
    endings: frozenset[int]
    """Steps in which a home would break down, should it be one that can."""
    stays_put: bool
    """Whether they would stay with foster carers beyond 18."""
    changes: Mapping[int, float] = field(default_factory=dict)
    """Steps in which a planned change may come, each with a chance from 0 to 1."""
    phase: float = 0.0
    """A number from 0 to 1 that spreads reviews of plans over the months."""
    day: int = 0
    """The day of the month on which things happen to them."""
    urgent: bool = False
    """Whether they need a home on the day they come into care."""
    may_move: bool = False
    """Temporary or returnable: a better home may be found, and staying is one of the options."""
    suits: Outcome = Outcome.WAITING
    """How the place they live in suits them."""
    since: int = 0
    """The step in which they began to wait, went off the island, or began to live somewhere."""
    asked: int = -1
    """The step in which they began to need a home, until there is one; -1 for not asking."""
    today: bool = False
    """Their home must be found today: they cannot wait for the panel."""
    bridging: bool = False
    """They may move at the next panel only: a home was found for them on the day."""
    stepping_down: bool = False
    """They live in a children's home, and the next panel may find a family that suits better."""
    may_return: bool = False
    """They live off the island, and the next panel may bring them back."""
    came: int = 0
    """Where they were when the futures began, as numbered in `tally.Came`."""
    not_again: list[int] = field(default_factory=list)
    """Places where it broke down."""

    @property
    def outcome(self) -> Outcome:
        """Say where they live in one of the six ways; kin are assessed in person, and suit."""
        if self.lives >= 0:
            return self.suits
        if self.lives == WITH_KIN:
            return Outcome.SUITABLE
        if self.lives == ELSEWHERE:
            return Outcome.ELSEWHERE
        return Outcome.OFF_ISLAND if self.lives == OFF_ISLAND else Outcome.WAITING

    @property
    def route(self) -> Route:
        """Say by which route they live where they do."""
        if self.lives == WITH_KIN:
            return Route.KIN
        return Route.ELSEWHERE if self.lives == ELSEWHERE else Route.HOME
