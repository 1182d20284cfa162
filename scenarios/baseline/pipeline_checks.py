"""Checks on the pipeline table: days in order and not to come, a stage that fits, a place known.

Real records have odd days, so these are warnings: the row is kept, and it is said what does not
count. Two rows for one household, and values that are not in a list, are errors of the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from itertools import pairwise

from scenarios.baseline.gathering import Gathering, Located
from scenarios.baseline.last_day import last_day_of
from scenarios.baseline.records import ApplicationRecord, Records

DAYS_IN_ORDER = (
    "enquired_on",
    "visited_on",
    "applied_on",
    "stage_1_on",
    "training_on",
    "stage_2_on",
    "panel_on",
    "approved_on",
    "first_child_on",
)
DAY_OF_STAGE = dict(
    zip(
        ("enquiry", "visit", "application", "stage_1", "training", "stage_2", "panel", "approved"),
        DAYS_IN_ORDER,
        strict=False,
    )
)
"""The column of the day a household came to each stage."""
OTHER_DAYS = ("stage_since", "withdrawn_on")
FOSTERING = ("foster", "intensive_foster")

Said = tuple[str, str, str]
"""Column, rule and message."""


def check_pipeline(records: Records, gathering: Gathering) -> None:
    """Add a warning where a row contradicts itself, the day of the data or the homes table."""
    last = last_day_of(records)
    homes = {home.place_id for home in records.homes}
    for where, record in gathering.pipeline:
        for column, rule, message in (
            *_kind(record),
            *_to_come(record, last),
            *_out_of_order(record),
            *_against_its_stage(record),
            *_place_unknown(record, homes),
        ):
            gathering.findings.warning(
                where.file,
                rule,
                f"Household {record.application_id}: {message}",
                row=where.row,
                column=column,
                value=str(getattr(record, column)),
                each_value=True,
            )
    _approved_without_place(gathering, homes)


def _kind(record: ApplicationRecord) -> Iterator[Said]:
    if record.type not in FOSTERING:
        yield (
            "type",
            "not-fostering",
            "the pipeline is of carers who may foster any child, so this row counts as ordinary "
            "fostering. Take it out, or write foster or intensive_foster.",
        )


def _to_come(record: ApplicationRecord, last: date | None) -> Iterator[Said]:
    for column in (*DAYS_IN_ORDER, *OTHER_DAYS):
        day = getattr(record, column)
        if last is not None and day is not None and day > last:
            yield (
                column,
                "after-the-data",
                f"{day} is after the last day of the data ({last}): it counts as not happened "
                "yet. Correct the day, or bring the data up to it.",
            )


def _out_of_order(record: ApplicationRecord) -> Iterator[Said]:
    dated = [(name, day) for name in DAYS_IN_ORDER if (day := getattr(record, name)) is not None]
    if record.withdrawn_on is not None:
        dated.append(("withdrawn_on", record.withdrawn_on))
    for (before, earlier), (column, day) in pairwise(dated):
        if day < earlier:
            yield (
                column,
                "days-out-of-order",
                f"{day} is before {before} ({earlier}): the days between do not count. Correct "
                "one of the two.",
            )


def _against_its_stage(record: ApplicationRecord) -> Iterator[Said]:
    """Say where the stage and the days do not fit each other."""
    if record.stage == "withdrawn":
        if record.withdrawn_on is None and record.stage_since is None:
            yield (
                "withdrawn_on",
                "end-without-day",
                "left, and no day says when: the last day of the data counts. Write the day.",
            )
        return
    if record.withdrawn_on is not None:
        yield (
            "withdrawn_on",
            "left-or-not",
            f"the day of leaving is given but the stage is {record.stage}: it counts as still "
            "there. Write the stage withdrawn, or take the day out.",
        )
    if record.stage == "approved":
        if record.approved_on is None and record.stage_since is None:
            yield (
                "approved_on",
                "end-without-day",
                "approved, and no day says when: it counts in no answer by day. Write the day.",
            )
        return
    here = list(DAY_OF_STAGE).index(record.stage)
    for column in DAYS_IN_ORDER[here + 1 :]:
        if getattr(record, column) is not None:
            yield (
                column,
                "beyond-its-stage",
                f"this day is given but the stage is {record.stage}: correct the one or the other.",
            )


def _place_unknown(record: ApplicationRecord, homes: Set[str]) -> Iterator[Said]:
    if homes and record.became_place is not None and record.became_place not in homes:
        yield (
            "became_place",
            "place-unknown",
            "this place is not in the homes table, so the home does not count. Add it there, or "
            "correct the place_id.",
        )


def _approved_without_place(gathering: Gathering, homes: Set[str]) -> None:
    """Warn once a file of approved households that no place belongs to."""
    if not homes:
        return
    of_file: dict[str, list[tuple[Located, ApplicationRecord]]] = {}
    for where, record in gathering.pipeline:
        if record.stage == "approved" and record.became_place is None:
            of_file.setdefault(where.file, []).append((where, record))
    for file, rows in of_file.items():
        names = ", ".join(record.application_id for _, record in rows[:5])
        more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
        gathering.findings.warning(
            file,
            "approved-without-place",
            f"Approved, and became_place is empty: {names}{more}. Only homes in the homes table "
            "count from today on. See that each is there, and write its place_id here.",
            row=rows[0][0].row,
            column="became_place",
        )
