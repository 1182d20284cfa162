"""Every child for whom a home is being looked for, or who may move: a list, never a ranking."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matching.child.codification import INTENSITY
from matching.child.domain_states import Standing, states_of
from matching.children import Child, ChildStatus, NeededBy
from matching.emergencies import ToEvaluate, evaluations
from scenarios.in_words.words import begun, full_day
from web.panel.level import level_shown
from web.panel.sitting import Sitting
from web.panel.words import NEEDED, NOT_RECORDED, age_of, counted, days_ago, domains, home_name

SOONEST = (NeededBy.TODAY, NeededBy.FIVE_DAYS, NeededBy.LATER, None)
LONGEST_NAMED = 2
"""Needs still to assess are named up to this many, and counted beyond."""


@dataclass(frozen=True, slots=True)
class Row:
    """One child in the list."""

    id: str
    age: str
    level: str
    where: str
    """When a home is needed, or where the child lives now."""
    family: str | None
    rated: str
    to_do: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """Children of whom the same question is asked."""

    title: str
    about: str
    where: str
    """What the column of `where` is called."""
    rows: tuple[Row, ...]
    returns: bool
    """Whether these children could come back to the island."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One emergency move that waits to be evaluated."""

    child: str
    lives: str
    moved_on: str
    due: str
    state: str


@dataclass(frozen=True, slots=True)
class ChildrenList:
    """The page: the queues, and how many children are settled."""

    queues: tuple[Queue, ...]
    evaluations: tuple[Evaluation, ...]
    about_evaluations: str
    settled: int


QUEUES = (
    (
        ChildStatus.WAITING,
        "Waiting for a home",
        "Those who need a home soonest come first, then by id.",
        "Home needed",
    ),
    (
        ChildStatus.TEMPORARY,
        "In a temporary home",
        "They may stay or move; staying is always one of the options. In the order of their ids.",
        "Lives now",
    ),
    (
        ChildStatus.RETURNABLE,
        "Off the island, could come back",
        "They may stay or come back; staying is always one of the options. In the order of "
        "their ids.",
        "Lives now",
    ),
)


def children_list(sitting: Sitting) -> ChildrenList:
    """List the children, each with what is known and what is still to do."""
    children = sitting.problem.children
    found = evaluations(sitting.problem)
    return ChildrenList(
        queues=tuple(
            Queue(title, about, where, _rows(status, sitting), status is ChildStatus.RETURNABLE)
            for status, title, about, where in QUEUES
        ),
        evaluations=tuple(_evaluation(each, sitting) for each in found.to_evaluate),
        about_evaluations=f"{found.sentence}.",
        settled=sum(not child.in_play for child in children),
    )


def _evaluation(each: ToEvaluate, sitting: Sitting) -> Evaluation:
    days = counted(each.days_overdue, "day")
    return Evaluation(
        child=each.child,
        lives=home_name(sitting.problem.place_by_id[each.place]) if each.place else NOT_RECORDED,
        moved_on=full_day(each.moved_on),
        due=full_day(each.due),
        state=f"{begun(days)} overdue" if each.days_overdue else "Not due yet",
    )


def _rows(status: ChildStatus, sitting: Sitting) -> tuple[Row, ...]:
    chosen = [child for child in sitting.problem.children if child.status is status]
    chosen.sort(key=lambda child: (SOONEST.index(child.needed_by), child.id))
    return tuple(_row(child, sitting) for child in chosen)


def _row(child: Child, sitting: Sitting) -> Row:
    problem = sitting.problem
    return Row(
        id=child.id,
        age=age_of(child, problem.date),
        level=level_shown(child, problem.policy).short,
        where=_where(child, sitting),
        family=child.siblings,
        rated=days_ago(last_rated(child, problem.date), problem.date),
        to_do=tuple(still_to_do(child, sitting)),
    )


def _where(child: Child, sitting: Sitting) -> str:
    if child.current_place is None or child.status is ChildStatus.WAITING:
        return NEEDED[child.needed_by]
    return home_name(sitting.problem.place_by_id[child.current_place])


def last_rated(child: Child, day: date) -> date | None:
    """Give the day of the newest rating by a day; None where none is recorded."""
    profile = child.ratings.profile_on(day).values()
    return max((rating.rated_on for rating in profile if rating.says_level), default=None)


def still_to_do(child: Child, sitting: Sitting) -> Iterator[str]:
    """Say in short what is to be done for a child before the panel can know enough."""
    problem = sitting.problem
    states = states_of(child, problem.date, problem.policy)
    stale = sum(state.standing is Standing.STALE for state in states)
    unknown = child.needs.not_known
    if len(unknown) == len(INTENSITY):
        yield "Assess what the child needs"
    elif len(unknown) > LONGEST_NAMED:
        yield f"Assess {counted(len(unknown), 'need')} not known yet"
    elif unknown:
        yield f"Assess {domains(unknown)}"
    if stale:
        yield f"Rate {counted(stale, 'need')} again"
    if child.parents_ruled_out is False:
        yield "Answer whether a parent could care for them"
    if child.kin_ruled_out is False:
        yield "Answer whether a relative or friend could"
    if not child.wishes:
        yield "Ask what the child wishes"
