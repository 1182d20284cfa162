"""Brings records into the database under a name, with what a reader must know of them."""

from datetime import datetime

from sqlalchemy import Engine

from scenarios.baseline.records import Records
from web.store.baselines import Description, NoSuchBaseline, load_records, save_records
from web.store.changes import Change, changes


def import_records(
    engine: Engine, records: Records, name: str, *, now: datetime
) -> tuple[Change, ...]:
    """Keep the records, and say how they differ from what was there under the name."""
    from scenarios.baseline.baseline import baseline_from

    baseline = baseline_from(records, name)
    try:
        before = load_records(engine, name)
    except NoSuchBaseline:
        before = Records()
    about = baseline.about
    label = Description(
        name=name,
        area=about.area or about.name or name,
        data_date=baseline.as_of,
        data_hash=baseline.data_hash,
        synthetic=about.synthetic,
    )
    save_records(engine, records, label, now=now)
    return changes(before, records)
