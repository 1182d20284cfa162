"""Makes the children whom matching knows: those looked after on the day, with what they need.

A child who lives with parents, with adopters, in hospital, in custody, in a secure home or on their
own is *elsewhere*, unless the needs table says that a home is being looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from forecasting.ages import eighteenth_birthday
from forecasting.placement import PlacementGroup
from matching.child.flags import UASC
from matching.children import Child, ChildStatus, NeededBy, SiblingPlan
from scenarios.baseline.codes import PLACEMENT_GROUPS, PLACEMENT_LABELS
from scenarios.baseline.history_of_a_list import looked_after_on, snapshot_day
from scenarios.baseline.history_of_episodes import EpisodeHistoryOfChildren
from scenarios.baseline.periods import last_move, lived_in
from scenarios.baseline.ratings_of_children import history_of, needs_in_force, ratings_by_child
from scenarios.baseline.records import (
    EpisodeRecord,
    NeedsRecord,
    RatingRecord,
    Records,
    SnapshotRecord,
)

MATCHED_GROUPS = frozenset(
    {
        PlacementGroup.FOSTERING,
        PlacementGroup.KINSHIP,
        PlacementGroup.RESIDENTIAL,
        PlacementGroup.SUPPORTED,
    }
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A looked-after child who lives where we do not match: with parents, in hospital and so on."""

    child_id: str
    born: date
    where: str


@dataclass(frozen=True, slots=True)
class _Today:
    """A child looked after on the day, and the code of where they live; None when not known."""

    child_id: str
    born: date
    sex: str
    placement_type: str | None
    uasc: bool | None = None
    moved_on: date | None = None


def children_and_elsewhere(
    records: Records, day: date, behind: EpisodeHistoryOfChildren | None
) -> tuple[tuple[Child, ...], tuple[Elsewhere, ...]]:
    """Part the children looked after on a day into those we match for and those elsewhere."""
    needs_of = {needs.child_id: needs for needs in records.needs}
    rated = ratings_by_child(records)
    children: list[Child] = []
    elsewhere: list[Elsewhere] = []
    for today in sorted(_today(records, day, behind), key=attrgetter("child_id")):
        needs = needs_of.get(today.child_id)
        if _is_elsewhere(today, needs):
            where = PLACEMENT_LABELS.get(today.placement_type or "", "elsewhere")
            elsewhere.append(Elsewhere(today.child_id, today.born, where))
        else:
            children.append(_child(today, needs, rated.get(today.child_id, ()), day))
    return tuple(children), tuple(elsewhere)


def _today(
    records: Records, day: date, behind: EpisodeHistoryOfChildren | None
) -> Iterator[_Today]:
    """Give the children looked after on a day: of the episodes, else of a list, else of needs."""
    if behind is not None:
        yield from _of_episodes(records, day, behind)
    elif records.snapshots:
        listed = snapshot_day(records, records.snapshots) or day
        for one in records.snapshots:
            if looked_after_on(one, listed):
                yield _Today(
                    one.child_id,
                    one.born,
                    one.sex,
                    one.placement_type or None,
                    one.uasc,
                    _moved_since_entry(one),
                )
    else:
        for needs in records.needs:
            if needs.born is not None and day < eighteenth_birthday(needs.born):
                yield _Today(needs.child_id, needs.born, needs.sex, None)


def _of_episodes(records: Records, day: date, behind: EpisodeHistoryOfChildren) -> Iterator[_Today]:
    present = behind.open_now()
    born = {child.child_id: child for child in records.children if child.child_id in present}
    episodes: dict[str, list[EpisodeRecord]] = {}
    for episode in records.episodes:
        if episode.child_id in present:
            episodes.setdefault(episode.child_id, []).append(episode)
    for child_id in present:
        child = born[child_id]
        own = episodes[child_id]
        yield _Today(
            child_id, child.born, child.sex, lived_in(own, day), child.uasc, last_move(own, day)
        )


def _moved_since_entry(one: SnapshotRecord) -> date | None:
    """Give the day a listed child came where they are, unless that is the day care began."""
    return None if one.placement_began == one.period_began else one.placement_began


def _is_elsewhere(today: _Today, needs: NeedsRecord | None) -> bool:
    if today.placement_type is None:
        return False
    group = PLACEMENT_GROUPS.get(today.placement_type, PlacementGroup.OTHER)
    looking = needs is not None and needs.status not in (None, ChildStatus.SETTLED)
    return group not in MATCHED_GROUPS and not looking


def _child(
    today: _Today, needs: NeedsRecord | None, rated: Sequence[RatingRecord], day: date
) -> Child:
    """Make a child of what the return, the needs row and the ratings say."""
    if needs is None:
        child = Child(
            today.child_id,
            today.born,
            today.sex,
            flags=_flags(today, ()),
            moved_on=today.moved_on,
            status=ChildStatus.SETTLED,
        )
        return _with_ratings(child, rated, day) if rated else child
    return Child(
        id=today.child_id,
        born=today.born,
        sex=today.sex or needs.sex,
        status=ChildStatus(needs.status) if needs.status else ChildStatus.SETTLED,
        siblings=needs.siblings,
        sibling_plan=SiblingPlan(needs.sibling_plan) if needs.sibling_plan else None,
        requirements=needs.requirements,
        essential=needs.essential,
        not_with=needs.not_with,
        sole_child=needs.sole_child,
        home_area=needs.home_area,
        school=needs.school,
        contact_area=needs.contact_area,
        off_island_agreed=needs.off_island_agreed,
        current_place=needs.current_place,
        wishes=needs.wishes,
        court_conditions=needs.court_conditions,
        needs=needs_in_force(needs, rated, born=today.born, day=day),
        ratings=history_of(needs, rated, today.born),
        moved_on=today.moved_on,
        flags=_flags(today, needs.flags),
        needed_by=NeededBy(needs.needed_by) if needs.needed_by else None,
        planned_end=needs.planned_end,
        parents_ruled_out=needs.parents_ruled_out,
        kin_ruled_out=needs.kin_ruled_out,
        emergency_on=needs.emergency_on,
        evaluated_on=needs.evaluated_on,
    )


def _with_ratings(child: Child, rated: Sequence[RatingRecord], day: date) -> Child:
    """Put ratings behind a child of whom there is no needs row."""
    return replace(
        child,
        needs=needs_in_force(None, rated, born=child.born, day=day),
        ratings=history_of(None, rated, child.born),
    )


def _flags(today: _Today, recorded: tuple[str, ...]) -> tuple[str, ...]:
    """Give the flags of the needs row, and that a child is unaccompanied where the return says."""
    return (*recorded, UASC) if today.uasc and UASC not in recorded else recorded
