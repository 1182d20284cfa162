"""Keeps the ratings of earlier imports: an export replaces the old one, and not its history.

A case system's export often holds only today's ratings. Those it held before, in either table, stay
on record beside it, for the children who are still in the data. They count as any rating does: the
latest word on a domain is in force.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace

from scenarios.baseline.ratings_of_children import NOT_KNOWN
from scenarios.baseline.records import FileRead, NeedsRecord, RatingRecord, Records

KEPT = "ratings kept from earlier imports"


def with_ratings_kept(before: Records, now: Records) -> Records:
    """Give the new records with the ratings of the old that they lack, said among their files."""
    present = {
        row.child_id
        for rows in (now.children, now.snapshots, now.needs, now.ratings)
        for row in rows
    }
    there = {_key(rating) for rating in _all(now)}
    kept: dict[tuple[object, ...], RatingRecord] = {}
    for rating in _all(before):
        if rating.child_id in present and _key(rating) not in there:
            kept.setdefault(_key(rating), rating)
    if not kept:
        return now
    ratings = tuple(kept.values())
    file = FileRead(KEPT, "ratings", len(ratings), _fingerprint(ratings))
    return replace(now, ratings=(*ratings, *now.ratings), files=(*now.files, file))


def _all(records: Records) -> Iterator[RatingRecord]:
    """Give the ratings of both tables, those with their record first."""
    yield from records.ratings
    for row in records.needs:
        yield from _of_row(row)


def _of_row(row: NeedsRecord) -> Iterator[RatingRecord]:
    if row.rated_on is None:
        return
    for domain, word in row.ratings.items():
        if word != NOT_KNOWN:
            yield RatingRecord(row.child_id, domain, word, row.rated_on)


def _key(rating: RatingRecord) -> tuple[object, ...]:
    return rating.child_id, rating.domain, rating.rated_on, rating.level


def _fingerprint(ratings: tuple[RatingRecord, ...]) -> str:
    rows = sorted(json.dumps(asdict(rating), default=str, sort_keys=True) for rating in ratings)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
