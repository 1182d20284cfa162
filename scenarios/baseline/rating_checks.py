"""Checks on the ratings table: evidence, the child's view, days, and who the ratings are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from operator import attrgetter

from matching.child.codification import CODIFICATION, Domain
from matching.child.ratings import what_is_missing
from scenarios.baseline.gathering import Gathering, Located
from scenarios.baseline.last_day import last_day_of
from scenarios.baseline.ratings_of_children import level_said, rating_of
from scenarios.baseline.records import NeedsRecord, RatingRecord, Records


def check_ratings(records: Records, gathering: Gathering) -> None:
    """Add a warning where a rating lacks something or contradicts what else is known."""
    if not gathering.ratings:
        return
    born = _births(records)
    needs = {row.child_id: row for row in records.needs}
    last = last_day_of(records)
    seen: dict[tuple[str, str, date], str] = {}
    latest = _latest(records)
    for where, record in gathering.ratings:
        for column, rule, message in (
            *_lacks(record, born.get(record.child_id)),
            *_of_its_day(record, born.get(record.child_id), last),
            *_twice_in_a_day(record, seen),
            *_against_needs(record, needs.get(record.child_id), latest),
        ):
            _warn(gathering, where, record, column, rule, message)
        if born and record.child_id not in born:
            said = "The child of this rating is in no other file: the rating is not used."
            _warn(gathering, where, record, "child_id", "rated-child-unknown", said)


def _warn(
    gathering: Gathering,
    where: Located,
    record: RatingRecord,
    column: str,
    rule: str,
    message: str,
) -> None:
    gathering.findings.warning(
        where.file,
        rule,
        message,
        row=where.row,
        column=column,
        value=f"{record.child_id} {record.domain}",
        each_value=True,
    )


def _lacks(record: RatingRecord, born: date | None) -> Iterator[tuple[str, str, str]]:
    for column, sentence in what_is_missing(rating_of(record, born)):
        yield column, f"rating-{column}", f"Child {record.child_id}: {sentence}"


def _of_its_day(
    record: RatingRecord, born: date | None, last: date | None
) -> Iterator[tuple[str, str, str]]:
    if last is not None and record.rated_on > last:
        yield (
            "rated_on",
            "rated-after-data",
            f"Child {record.child_id}: {record.domain} was rated on {record.rated_on}, after the "
            f"last day of the data ({last}). It is not used for that day. Correct the date, or "
            "bring the data up to it.",
        )
    if level_said(record, born) != record.level:
        lowest = CODIFICATION[Domain(record.domain)].lowest_age
        yield (
            "level",
            "rated-under-age",
            f"Child {record.child_id}: {record.domain} is not rated under {lowest}. It is kept "
            "as NA (does not apply) and counts as 0.",
        )


def _twice_in_a_day(
    record: RatingRecord, seen: dict[tuple[str, str, date], str]
) -> Iterator[tuple[str, str, str]]:
    key = (record.child_id, record.domain, record.rated_on)
    earlier = seen.setdefault(key, record.level)
    seen[key] = record.level
    if earlier != record.level:
        yield (
            "level",
            "rated-twice-in-a-day",
            f"Child {record.child_id}: {record.domain} has two levels on {record.rated_on}, "
            f"{earlier} and {record.level}. The later row counts, both are kept.",
        )


def _against_needs(
    record: RatingRecord, needs: NeedsRecord | None, latest: Mapping[tuple[str, str], RatingRecord]
) -> Iterator[tuple[str, str, str]]:
    """Compare the latest rating of a domain with a needs row of the same day, or of none."""
    if needs is None or latest[record.child_id, record.domain] is not record:
        return
    stated = needs.ratings.get(record.domain, "NK")
    if stated in ("NK", record.level) or needs.rated_on not in (None, record.rated_on):
        return
    day = "has no day" if needs.rated_on is None else f"is of the same day ({needs.rated_on})"
    yield (
        "level",
        "rated-otherwise-in-needs",
        f"Child {record.child_id}: {record.domain} is {record.level} here and {stated} in the "
        f"needs table, which {day}. The rating with its record counts. Make the two agree.",
    )


def _latest(records: Records) -> Mapping[tuple[str, str], RatingRecord]:
    """Give the last rating of each child's domain."""
    in_order = sorted(records.ratings, key=attrgetter("rated_on"))
    return {(row.child_id, row.domain): row for row in in_order}


def _births(records: Records) -> Mapping[str, date]:
    """Give the dates of birth known from any file."""
    in_needs = {row.child_id: row.born for row in records.needs if row.born is not None}
    listed = {row.child_id: row.born for row in records.snapshots}
    return {**in_needs, **listed, **{row.child_id: row.born for row in records.children}}
