"""What a rule is, what it says when it excludes a place, and what would open that place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.places import Place
from matching.policy import Jurisdiction, Policy

BOTH = frozenset(Jurisdiction)
ENGLAND = frozenset({Jurisdiction.ENG})
JERSEY = frozenset({Jurisdiction.JEY})


class Kind(StrEnum):
    """What a rule does: excludes, opens a task, is shown, or sets what others go by."""

    HARD = "hard"
    WARN = "warn"
    NOTE = "note"
    SETTING = "setting"


class ChangeKind(StrEnum):
    """The kind of change that would open a place."""

    WAIT = "wait"
    VARY_TERMS = "vary_terms"
    REGISTER = "register"
    NAME_CHILD = "name_child"
    COURT = "court"
    REVIEW_PAIR = "review_pair"
    EXEMPTION = "exemption"
    BEDROOM = "bedroom"
    FREE_A_PLACE = "free_a_place"
    SUPPORT_PACKAGE = "support_package"
    ASSESS = "assess"
    CAPABILITY = "capability"
    ARRANGE = "arrange"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Change:
    """The nearest change that would open a place."""

    kind: ChangeKind
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place is not an option: the rule, in words, and the nearest change."""

    rule: str
    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person must do before, or soon after, a child moves in."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class StaticRule:
    """A rule about one child and one place alone, whoever else lives there."""

    id: str
    in_short: str
    """What a home that fails it is, in a few words."""
    about: str
    source: str
    reason: Callable[[Child, Place, date, Policy], Reason | None]
    jurisdictions: frozenset[Jurisdiction] = BOTH
    version: str = "1"
    kind: Kind = Kind.HARD


@dataclass(frozen=True, slots=True)
class ResidentRule:
    """A rule about newcomers, one place and those who live there."""

    id: str
    in_short: str
    """What a home that fails it is, in a few words."""
    about: str
    source: str
    reason: Callable[[Sequence[Child], Place, Occupancy, date, Policy], Reason | None]
    jurisdictions: frozenset[Jurisdiction] = BOTH
    version: str = "1"
    kind: Kind = Kind.HARD


@dataclass(frozen=True, slots=True)
class TaskRule:
    """A rule that does not exclude: it opens tasks for the people named in it."""

    id: str
    about: str
    source: str
    tasks: Callable[[Sequence[Child], Place, Occupancy, date, Policy], tuple[Task, ...]]
    jurisdictions: frozenset[Jurisdiction] = BOTH
    version: str = "1"
    kind: Kind = Kind.WARN


HardRule = StaticRule | ResidentRule
