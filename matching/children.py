"""A child who needs a home, or already lives in one that others may share."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from matching.child.ratings import RatingHistory
from matching.needs import Needs


class ChildStatus(StrEnum):
    """What is being decided for a child on the day."""

    WAITING = "waiting"
    TEMPORARY = "temporary"
    SETTLED = "settled"
    RETURNABLE = "returnable"


class SiblingPlan(StrEnum):
    """What the sibling assessment says about living with brothers and sisters."""

    TOGETHER = "together"
    TOGETHER_IF_POSSIBLE = "together_if_possible"
    APART = "apart"


class NeededBy(StrEnum):
    """How soon a home is needed."""

    TODAY = "today"
    FIVE_DAYS = "five_days"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Child:
    """What matching has to know about one child, and no more."""

    id: str
    born: date
    sex: str = ""
    status: ChildStatus = ChildStatus.WAITING
    siblings: str | None = None
    sibling_plan: SiblingPlan | None = None
    needs: Needs = field(default_factory=Needs)
    requirements: tuple[str, ...] = ()
    essential: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    sole_child: bool = False
    home_area: str | None = None
    school: str | None = None
    contact_area: str | None = None
    off_island_agreed: bool | None = None
    current_place: str | None = None
    wishes: tuple[str, ...] = ()
    court_conditions: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    needed_by: NeededBy | None = None
    planned_end: date | None = None
    parents_ruled_out: bool | None = None
    kin_ruled_out: bool | None = None
    moved_on: date | None = None
    """The day they came to live where they live, if that was a move; ratings before it are stale.
    """
    emergency_on: date | None = None
    """The day of a move made in an emergency, decided by a manager before the panel."""
    evaluated_on: date | None = None
    """The day on which that move was evaluated afterwards (D1)."""
    ratings: RatingHistory = field(default_factory=RatingHistory, hash=False)
    """What stands behind `needs`, and every rating before."""

    def age_on(self, day: date) -> int:
        """Count whole years; born on 29 February, a birthday is 1 March in other years."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    @property
    def in_play(self) -> bool:
        """Whether where the child lives is being decided; a settled child is never moved."""
        return self.status is not ChildStatus.SETTLED

    @property
    def may_stay(self) -> bool:
        """Whether staying where they live now is one of the child's options."""
        return self.status in (ChildStatus.TEMPORARY, ChildStatus.RETURNABLE)

    @property
    def lives_here(self) -> str | None:
        """The place whose room the child fills until someone decides otherwise, if any."""
        return None if self.status is ChildStatus.WAITING else self.current_place

    @property
    def label(self) -> str:
        """How a sentence speaks of the child."""
        return f"child {self.id}"

    @property
    def begins(self) -> str:
        """How a sentence begins that speaks of the child; the id stays as it is written."""
        return f"Child {self.id}"
