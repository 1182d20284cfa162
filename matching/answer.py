"""What matching everyone answers: objectives with their bounds, matches, and who has no home."""

from dataclasses import dataclass
from typing import Any

from matching.changes.changes_for_all import ChangesForAll
from matching.changes.why_not_everyone import WhyNotEveryone
from matching.in_words.plain import plain
from matching.one_child.excluded import Excluded
from matching.rests_on import RestsOn


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective: what the answer reaches, and the least that is proved possible."""

    name: str
    value: int
    bound: int
    proved: bool


@dataclass(frozen=True, slots=True)
class Match:
    """One child and the home proposed, for a person to decide on."""

    child: str
    place: str
    suitability: str
    level: str
    level_because: str
    preferred_tier: str | None
    tier: str
    firm: bool | None
    """Whether every answer as good has it; None when there was no time to find out."""
    interchangeable_with: tuple[str, ...]
    reasons_for: tuple[str, ...]
    compromises: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A child for whom there is no suitable home: a normal answer, with every reason."""

    child: str
    level: str
    preferred_tier: str | None
    excluded: tuple[Excluded, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the optimiser found, and all a reader needs to know to trust it."""

    status: str
    objectives: tuple[Objective, ...]
    matches: tuple[Match, ...]
    unplaced: tuple[Unplaced, ...]
    seconds: float
    seed: int
    version: str
    problem_hash: str
    codification: str
    rests_on: RestsOn
    not_assessed: int
    """Children being placed of whom no need at all is known."""
    warnings: tuple[str, ...] = ()
    why_not_everyone: WhyNotEveryone | None = None
    """Only where asked for, and someone has no home."""
    changes: ChangesForAll | None = None
    """Only where asked for: the fewest changes that give those without a home one."""

    def to_json(self) -> dict[str, Any]:
        """Write the answer in the published layout."""
        return plain(self)
