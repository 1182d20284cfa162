"""Who seeks a home this month, what they could have, and where they are placed."""

from dataclasses import dataclass

from matching.children import Child

NO_HOME = -1


@dataclass(frozen=True, slots=True)
class Option:
    """A place that may take a child, whoever lives there, and its cost as one exact number."""

    place: int
    cost: int


@dataclass(frozen=True, slots=True)
class Seeker:
    """A child to place this month, the options left to them, and what having none costs."""

    child: Child
    options: tuple[Option, ...]
    no_home: int
    family: int
    """The same number for brothers and sisters who should be together if possible; -1 for none."""
    stays: int = NO_HOME
    """The place they live in now, when staying there is one of the options."""
    away: bool = False
    """They live off the island for want of a home here; with none found they stay there."""
    not_again: tuple[int, ...] = ()
    """Places where it broke down: no options."""
    reviewed: bool = False
    """Settled, with a plan that asks for a family: a move does not count, and no home is none."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The place of every seeker, or NO_HOME, and whether no better answer exists."""

    places: tuple[int, ...]
    proved: bool
