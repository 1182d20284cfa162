"""The fewest changes that would give everyone a home, and who would then live where."""

from dataclasses import dataclass

from matching.answer import Answer
from matching.changes.changes_for_all import ChangesForAll
from matching.in_words.listed import listed
from scenarios.in_words.words import begun
from web.panel.openings import how_long
from web.panel.sitting import Sitting
from web.panel.words import home_and_where, readable


@dataclass(frozen=True, slots=True)
class OneChange:
    """One change: what, who would make it, and how long it takes."""

    what: str
    who: str
    how_long: str


@dataclass(frozen=True, slots=True)
class ChangesTogether:
    """The changes, all of which are needed, and the homes they would open."""

    sentence: str
    rows: tuple[OneChange, ...]
    homes: tuple[str, ...]


def changes_together(answer: Answer, sitting: Sitting) -> ChangesTogether | None:
    """Lay them out; None where everyone has a home, or the answer is not proved."""
    found = answer.changes
    if found is None:
        return None
    return ChangesTogether(
        sentence=_sentence(found),
        rows=tuple(
            OneChange(begun(readable(change.text)), begun(change.owner), how_long(change))
            for change in found.changes
        ),
        homes=tuple(_home(children, home, sitting) for children, home in found.homes),
    )


def _sentence(found: ChangesForAll) -> str:
    proof = "" if found.proved else ". Fewer might do: there was no time to rule that out"
    return f"{readable(found.sentence)}{proof}"


def _home(children: tuple[str, ...], home: str, sitting: Sitting) -> str:
    who = begun(listed([f"child {child}" for child in children]))
    return f"{who}: {home_and_where(sitting.problem.place_by_id[home])}"
