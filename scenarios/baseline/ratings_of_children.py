"""Puts the ratings of the two tables together: the needs table, and the ratings with their record.

The later day wins, domain by domain, and nothing is taken out of the history. A needs row says all
its levels on one day (`rated_on`); a rating of the same day stands before it if it carries its
record, that is who rated or on what evidence. What a needs row does not know takes nothing back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from forecasting.ages import age_on
from matching.child.codification import CODIFICATION, Domain
from matching.child.ratings import ChildView, Confidence, Direction, Rating, RatingHistory
from matching.files.ratings_layout import rating_from
from matching.needs import Needs
from scenarios.baseline.records import NeedsRecord, RatingRecord, Records

NOT_KNOWN, NOT_APPLICABLE = "NK", "NA"


def ratings_by_child(records: Records) -> dict[str, tuple[RatingRecord, ...]]:
    """Give the rows of the ratings table child by child, in the order in which they were read."""
    found: dict[str, list[RatingRecord]] = {}
    for record in records.ratings:
        found.setdefault(record.child_id, []).append(record)
    return {child: tuple(rows) for child, rows in found.items()}


def level_said(record: RatingRecord, born: date | None) -> str:
    """Give the level of a row; below the age from which a domain is rated it does not apply."""
    lowest = CODIFICATION[Domain(record.domain)].lowest_age
    if lowest is None or born is None or record.level in (NOT_KNOWN, NOT_APPLICABLE):
        return record.level
    return NOT_APPLICABLE if age_on(born, record.rated_on) < lowest else record.level


def rating_of(record: RatingRecord, born: date | None) -> Rating:
    """Make the rating of a row."""
    return rating_from(
        level_said(record, born),
        domain=Domain(record.domain),
        rated_on=record.rated_on,
        rated_by_role=record.rated_by_role,
        evidence=record.evidence,
        evidence_type=record.evidence_type,
        evidence_date=record.evidence_date,
        confidence=None if record.confidence is None else Confidence(record.confidence),
        direction=None if record.direction is None else Direction(record.direction),
        strengths=record.strengths,
        child_view=None if record.child_view is None else ChildView(record.child_view),
        child_view_words=record.child_view_words,
        review_by=record.review_by,
    )


def history_of(
    needs: NeedsRecord | None, rated: Sequence[RatingRecord], born: date
) -> RatingHistory:
    """Give every rating of a child; of one day, those with their record come last and count."""
    recorded = {(record.domain, record.rated_on, record.level) for record in rated}
    from_row = [
        rating_from(word, domain=Domain(domain), rated_on=day)
        for domain, word, day in _of_row(needs)
        if day is not None and (domain, day, word) not in recorded
    ]
    before = [rating_of(record, born) for record in rated if not _has_record(record)]
    after = [rating_of(record, born) for record in rated if _has_record(record)]
    return RatingHistory((*before, *from_row, *after))


def needs_in_force(
    needs: NeedsRecord | None, rated: Sequence[RatingRecord], *, born: date, day: date
) -> Needs:
    """Give the needs a child has on the day of the data: the latest word on each domain.

    A rating after the day is not used. A needs row without a day gives way to any rating.
    """
    words: dict[str, str] = {}
    said_on: dict[str, date] = {}
    for domain, word, on in _of_row(needs):
        words[domain], said_on[domain] = word, on or date.min
    for record in sorted(rated, key=lambda record: record.rated_on):
        since = said_on.get(record.domain, date.min)
        of_that_day = record.rated_on == since and _stands_first(record, needs)
        if record.rated_on <= day and (record.rated_on > since or of_that_day):
            words[record.domain] = level_said(record, born)
            said_on[record.domain] = record.rated_on
    return Needs.from_words(_as_objects(words))


def _has_record(record: RatingRecord) -> bool:
    return bool(record.rated_by_role or record.evidence)


def _stands_first(record: RatingRecord, needs: NeedsRecord | None) -> bool:
    """Whether a rating counts before what was said of its domain on the same day."""
    return _has_record(record) or needs is None or needs.rated_on != record.rated_on


def _of_row(needs: NeedsRecord | None) -> Iterator[tuple[str, str, date | None]]:
    """Give the domains a needs row knows, with the word and the day of the row."""
    if needs is None:
        return
    for domain, word in needs.ratings.items():
        if word != NOT_KNOWN:
            yield domain, word, needs.rated_on


def _as_objects(words: Mapping[str, str]) -> dict[str, object]:
    return dict(words)
