"""Who lives off the island and could come back: to which homes, and what the rest lack."""

from dataclasses import dataclass

from matching.in_words.listed import listed
from matching.returns import CouldReturn
from web.panel.openings import Changes, smallest_shown
from web.panel.sitting import Sitting
from web.panel.words import age_of, counted, home_and_where, home_name

HOMES_NAMED = 4
"""Homes open to a child are named up to this many, and counted beyond."""


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One child with a home on the island that is open today."""

    child: str
    about: str
    lives: str
    homes: str
    jointly: str


@dataclass(frozen=True, slots=True)
class NoReturn:
    """One child with none, and what would open one."""

    child: str
    about: str
    lives: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class ReturnsPage:
    """Everything the page says."""

    sentence: str
    rows: tuple[ReturnRow, ...]
    none: tuple[NoReturn, ...]
    commands: tuple[str, ...]


def returns_page(sitting: Sitting) -> ReturnsPage:
    """Work out the page, from the same answer as `sufficiency returns` gives."""
    answer = sitting.returns()
    return ReturnsPage(
        sentence=f"{answer.sentence}.",
        rows=tuple(_row(each, sitting) for each in answer.children if each.homes),
        none=tuple(
            NoReturn(
                each.child,
                _about(each, sitting),
                _home(each.lives, sitting),
                smallest_shown(each.changes, sitting),
            )
            for each in answer.children
            if each.changes is not None
        ),
        commands=sitting.commands("returns"),
    )


def _row(each: CouldReturn, sitting: Sitting) -> ReturnRow:
    places = sitting.problem.place_by_id
    named = [home_and_where(places[home]) for home in each.homes[:HOMES_NAMED]]
    more = len(each.homes) - len(named)
    return ReturnRow(
        child=each.child,
        about=_about(each, sitting),
        lives=_home(each.lives, sitting),
        homes=listed([*named, *([counted(more, "other")] if more else [])]),
        jointly=_jointly(each, sitting),
    )


def _about(each: CouldReturn, sitting: Sitting) -> str:
    return f"{age_of(sitting.problem.child_by_id[each.child], sitting.problem.date)}, {each.level}"


def _home(place: str, sitting: Sitting) -> str:
    return home_name(sitting.problem.place_by_id[place])


def _jointly(each: CouldReturn, sitting: Sitting) -> str:
    if each.jointly is None:
        return "Not worked out"
    if each.jointly == each.lives:
        return "Stays"
    return _home(each.jointly, sitting)
