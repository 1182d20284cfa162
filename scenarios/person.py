"""One child in one draw, as the months go by."""

from dataclasses import dataclass, field

from matching.children import Child
from scenarios.outcomes import Outcome
from scenarios.today import ELSEWHERE, OFF_ISLAND, WITH_KIN


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
    may_move: bool = False
    """Temporary or returnable: a better home may be found, and staying is one of the options."""
    suits: Outcome = Outcome.WAITING
    """How the place they live in suits them."""
    since: int = 0
    """The step in which they began to wait, or went off the island."""
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
