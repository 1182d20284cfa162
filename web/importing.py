"""Brings records into the database under a name, with what a reader must know of them."""

from datetime import datetime

from sqlalchemy import Engine

from scenarios.baseline.kept_ratings import with_ratings_kept
from scenarios.baseline.records import About, Records
from web.store.baselines import Description, NoSuchBaseline, load_records, save_records
from web.store.changes import Change, changes


def import_records(
    engine: Engine, records: Records, name: str, *, now: datetime
) -> tuple[Change, ...]:
    """Keep the records, and say how they differ from what was there under the name."""
    try:
        before = load_records(engine, name)
    except NoSuchBaseline:
        before = Records()
    records = with_ratings_kept(before, records)
    save_records(engine, records, describe(records, name), now=now)
    return changes(before, records)


def describe(records: Records, name: str) -> Description:
    """Label records by what they say of themselves, and the day up to which they reach."""
    from scenarios.baseline.baseline import data_hash
    from scenarios.baseline.history_from_records import histories

    about, found = records.about or About(), histories(records)
    only_area = found[0].area if len(found) == 1 else None
    return Description(
        name=name,
        area=about.area or about.name or only_area or name,
        data_date=max((each.known_to for each in found), default=about.data_to),
        data_hash=data_hash(records.files),
        synthetic=about.synthetic,
    )
