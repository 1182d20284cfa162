"""What an import would change: records added, changed and gone."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any

from scenarios.baseline.records import Records


@dataclass(frozen=True, slots=True)
class Change:
    """How one kind of record differs from what was there."""

    kind: str
    before: int
    now: int
    added: int
    changed: int
    gone: int

    @property
    def anything(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.added or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class Compared:
    """A kind of record, in words, and what makes two of its rows the same one."""

    part: str
    words: str
    same: Callable[[Any], Hashable]
    by_folder: bool = False
    """Whether its `area` is the folder it was read from."""


COMPARED = (
    Compared("children", "children", lambda row: (row.area, row.child_id), by_folder=True),
    Compared(
        "episodes",
        "episodes",
        lambda row: (row.area, row.child_id, row.began),
        by_folder=True,
    ),
    Compared(
        "snapshots",
        "children in a snapshot",
        lambda row: (row.area, row.child_id),
        by_folder=True,
    ),
    Compared(
        "counts",
        "published counts",
        lambda row: (row.area_code, row.area, row.day, row.measure, row.band, row.months),
    ),
    Compared("needs", "needs profiles", lambda row: row.child_id),
    Compared(
        "ratings",
        "ratings",
        lambda row: (row.child_id, row.domain, row.rated_on, row.level),
    ),
    Compared("homes", "homes", lambda row: row.place_id),
    Compared("minutes", "journeys", lambda row: (row.from_area, row.to)),
    Compared("pipeline", "applications", lambda row: row.application_id),
    Compared("costs", "costs", lambda row: (row.category, row.jurisdiction, row.price_year)),
    Compared("published", "published figures", lambda row: (row.measure, row.date, row.source)),
)


def changes(before: Records, now: Records) -> tuple[Change, ...]:
    """Compare two sets of records kind by kind, leaving out kinds neither has."""
    found = [
        _change(kind, getattr(before, kind.part), getattr(now, kind.part)) for kind in COMPARED
    ]
    return tuple(change for change in found if change.before or change.now)


def _change(kind: Compared, before: tuple[Any, ...], now: tuple[Any, ...]) -> Change:
    compared = _in_the_same_folder(before, now) if kind.by_folder else before
    old = {kind.same(row): row for row in compared}
    new = {kind.same(row): row for row in now}
    both = old.keys() & new.keys()
    return Change(
        kind=kind.words,
        before=len(before),
        now=len(now),
        added=len(new.keys() - old.keys()),
        changed=sum(old[key] != new[key] for key in both),
        gone=len(old.keys() - new.keys()),
    )


def _in_the_same_folder(before: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the rows of before under the folder's name of now, where each comes from one folder.

    An export goes to a new folder each time; that alone makes no child another child.
    """
    was, is_now = ({row.area for row in rows} for rows in (before, now))
    if was == is_now or len(was) != 1 or len(is_now) != 1:
        return before
    return tuple(replace(row, area=now[0].area) for row in before)
