"""Checks across files: homes, needs and the children of the return speak of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from datetime import date

from scenarios.baseline.gathering import Gathering, Located
from scenarios.baseline.pipeline_checks import check_pipeline
from scenarios.baseline.rating_checks import check_ratings
from scenarios.baseline.records import HomeRecord, NeedsRecord, Records


def check_across(records: Records, gathering: Gathering) -> None:
    """Add findings where one file says what another cannot confirm."""
    children = _looked_after_children(records)
    homes = {home.place_id: home for home in records.homes}
    for where, needs in gathering.needs:
        if homes:
            _check_places(where, needs, homes, gathering)
        if records.children or records.snapshots:
            _check_child(where, needs, children, gathering)
    _check_room(records, gathering)
    _check_named(children | {needs.child_id for needs in records.needs}, gathering)
    _check_dates_given(records, gathering)
    check_ratings(records, gathering)
    check_pipeline(records, gathering)


def _looked_after_children(records: Records) -> Set[str]:
    return {c.child_id for c in records.children} | {s.child_id for s in records.snapshots}


def _check_places(
    where: Located, needs: NeedsRecord, homes: Mapping[str, HomeRecord], gathering: Gathering
) -> None:
    if needs.current_place is not None and needs.current_place not in homes:
        gathering.findings.error(
            where.file,
            "place-unknown",
            "The current place is not in the homes table. Add the home or correct the place_id.",
            row=where.row,
            column="current_place",
            value=needs.current_place,
        )
    for wish in needs.wishes:
        if wish not in homes:
            gathering.findings.warning(
                where.file,
                "wish-unknown",
                "A wished-for place is not in the homes table: it cannot be offered.",
                row=where.row,
                column="wishes",
                value=wish,
            )


def _check_child(
    where: Located, needs: NeedsRecord, children: Set[str], gathering: Gathering
) -> None:
    if needs.child_id not in children and needs.born is None:
        gathering.findings.warning(
            where.file,
            "child-not-in-return",
            "The child is not in the return and has no date_of_birth here: the row is not used.",
            row=where.row,
            column="child_id",
            value=needs.child_id,
        )


def _check_room(records: Records, gathering: Gathering) -> None:
    living = Counter(n.current_place for n in records.needs if n.current_place is not None)
    for where, home in gathering.homes:
        residents = living[home.place_id]
        if residents > home.capacity:
            gathering.findings.warning(
                where.file,
                "more-children-than-places",
                f"More children live here ({residents}) than it has places ({home.capacity}): "
                "it is taken as full. Correct the capacity or the children's current_place.",
                row=where.row,
                column="capacity",
                value=home.place_id,
            )


def _check_named(children: Set[str], gathering: Gathering) -> None:
    if not children:
        return
    for where, home in gathering.homes:
        for child in (*home.named_children, *home.exemptions):
            if child not in children:
                gathering.findings.warning(
                    where.file,
                    "named-child-unknown",
                    "A child named here is in no other file: the place stays kept for them.",
                    row=where.row,
                    column="named_children",
                    value=child,
                )


def _check_dates_given(records: Records, gathering: Gathering) -> None:
    """Warn where events lie after the last day the data are said to cover."""
    about = records.about
    if about is None or about.data_to is None:
        return
    last: date = about.data_to
    later = sum(1 for episode in records.episodes if episode.began > last)
    if later:
        gathering.findings.warning(
            "about",
            "after-data-to",
            f"{later} episodes begin after data_to ({last:%Y-%m-%d}): not counted up to that day.",
        )
