"""What is the same for every child asked about on one day; each is worked out once, when asked."""

from dataclasses import dataclass
from functools import cached_property

from matching.files.problem_json import problem_hash
from matching.home.effective_capacity import CapacityOnDay, capacity_today
from matching.home.free_soon import FreeSoon, free_soon
from matching.problem import Problem


@dataclass(frozen=True)
class OfTheDay:
    """A problem, with what can be said of it before any child is asked about."""

    problem: Problem

    @cached_property
    def capacities(self) -> tuple[CapacityOnDay, ...]:
        """What each place can take today."""
        return capacity_today(self.problem)

    @cached_property
    def free_soon(self) -> FreeSoon:
        """What recorded dates say comes free."""
        return free_soon(self.problem)

    @cached_property
    def fingerprint(self) -> str:
        """The problem's fingerprint."""
        return problem_hash(self.problem)
