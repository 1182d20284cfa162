"""What would open a home, and how approved places shrink to those that suit one child."""

from dataclasses import dataclass

from matching.changes.smallest_change import ChangeToMake, OpensAHome, SmallestChanges
from matching.home.waterfall import Step
from matching.options import Options
from scenarios.in_words.words import begun
from web.panel.sitting import Sitting
from web.panel.words import counted, home_name, readable

NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One home, and everything that has to change for it to be an option."""

    home: str
    what: tuple[str, ...]
    who: tuple[str, ...]
    how_long: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The smallest sets of changes that open a home."""

    sentence: str
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class StepShown:
    """How many places are left after one step, and what took the others."""

    places: str
    name: str
    lost: str


def changes_shown(answer: Options, sitting: Sitting) -> Changes | None:
    """Lay out the fewest changes that open a home; None where there are options."""
    found = answer.smallest_changes
    return None if found is None else smallest_shown(found, sitting)


def smallest_shown(found: SmallestChanges, sitting: Sitting) -> Changes:
    """Lay out sets of changes, each with the home it opens, who makes them and how long."""
    if found.size == 0:
        return Changes(
            "No rule has to give way: these homes are filled only by children who may move, as "
            "the joint answer weighs",
            tuple(_filled(each, sitting) for each in found.opens),
        )
    return Changes(readable(found.sentence), tuple(_row(each, sitting) for each in found.opens))


def _row(opens: OpensAHome, sitting: Sitting) -> ChangeRow:
    what = [begun(readable(change.text)) for change in opens.changes]
    if opens.depends:
        what.append("This may come out otherwise")
    return ChangeRow(
        home=home_name(sitting.problem.place_by_id[opens.place]),
        what=tuple(what),
        who=tuple(dict.fromkeys(begun(change.owner) for change in opens.changes)),
        how_long=tuple(how_long(change) for change in opens.changes),
    )


def _filled(opens: OpensAHome, sitting: Sitting) -> ChangeRow:
    home = home_name(sitting.problem.place_by_id[opens.place])
    return ChangeRow(home, ("A child who may move from there moves",), ("The panel",), (NOT_KNOWN,))


def how_long(change: ChangeToMake) -> str:
    """Say how many days a change takes."""
    days = counted(change.days, "day")
    return begun(days) if change.kind == "wait" else f"Usually {days}"


def capacity_shown(answer: Options) -> tuple[StepShown, ...]:
    """Lay out the steps from approved places to those that suit the child."""
    return tuple(_step(step) for step in answer.capacity)


def _step(step: Step) -> StepShown:
    lost = "; ".join(f"{reason[0].lower()}{reason[1:]}: {places}" for reason, places in step.lost)
    return StepShown(f"{step.places:,}", step.name, f"Without: {lost}" if lost else "")
