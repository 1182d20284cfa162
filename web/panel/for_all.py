"""The child's own best home beside what is best for everyone who waits: what differs."""

from dataclasses import dataclass

from matching.one_child.effects import ObjectiveChange
from matching.one_child.in_the_whole import SideBySide
from matching.options import Options
from web.panel.sitting import Sitting
from web.panel.words import MATTERS, home_name, readable


@dataclass(frozen=True, slots=True)
class Differs:
    """One thing that matters: what it comes to with the child's best, and with everyone's."""

    about: str
    child_first: str
    jointly: str


@dataclass(frozen=True, slots=True)
class ForAll:
    """A sentence, and what differs between the two where something does."""

    sentence: str
    child_first: str
    jointly: str
    rows: tuple[Differs, ...]
    others: tuple[str, ...]


def for_all(answer: Options, sitting: Sitting) -> ForAll | None:
    """Set the two beside each other; a sentence alone where nothing differs, or it is not known."""
    beside = answer.child_first_or_jointly
    if beside is None:
        note = answer.whole_note
        return None if note is None else ForAll(f"{readable(note)}.", "", "", (), ())
    first, jointly = _home(beside.child_first, sitting), _home(beside.jointly, sitting)
    return ForAll(
        sentence=_sentence(beside, first, jointly, answer.whole_note),
        child_first=first,
        jointly=jointly,
        rows=tuple(_differs(each) for each in beside.objectives if each.change),
        others=tuple(readable(each.sentence) for each in beside.others),
    )


def _home(place: str | None, sitting: Sitting) -> str:
    return "No home" if place is None else home_name(sitting.problem.place_by_id[place])


def _sentence(beside: SideBySide, first: str, jointly: str, note: str | None) -> str:
    if beside.same:
        said = f"{first} is best for this child, and takes nothing from the others."
    elif beside.jointly is None:
        said = f"{first} is best for this child. The best answer for everyone has no home for them."
    else:
        said = f"{first} is best for this child. In the best answer for everyone, it is {jointly}."
    return said if note is None else f"{said} {readable(note)}."


def _differs(each: ObjectiveChange) -> Differs:
    return Differs(MATTERS[each.name], f"{each.value:,}", f"{each.value - each.change:,}")
