"""What a statement says beside a result: how forecasts did in the past, and similar authorities."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from scenarios.in_words.words import day_of, full_day
from scenarios.statement.content import Column, Holds, Table
from scenarios.statement.stated import Besides
from web.outlook.track_record import CAPTION, HEAD, Horizon, track_record, verdict
from web.settings import Settings
from web.store.engine import open_database
from web.store.results import Newest, StoredResult, newest_results, result_of
from web.stored_forecasts import beside_peers

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from scenarios.baseline.baseline import Baseline

HOLDS = (Holds.WHOLE, Holds.WHOLE, Holds.NUMBER, Holds.NUMBER, Holds.SHARE)


def statement_besides(
    result: Mapping[str, Any], *, settings: Settings, baseline: "Baseline | None" = None
) -> Besides:
    """Find what is known of the data a result was made from; what is not known is left out."""
    if not settings.database.exists():
        return Besides(peers="" if baseline is None else beside_peers(baseline))
    engine = open_database(settings.database)
    made = result["provenance"]
    newest = next(
        (n for n in newest_results(engine) if n.authority.data_hash == made["data_hash"]), None
    )
    tested = _tested(engine, newest)
    record = () if tested is None else track_record(tested.payload["rows"], made["model"])
    return Besides(
        how_it_did=verdict(record) if record else "",
        record=None if tested is None or not record else _table(record, made, tested.seed),
        peers=_peers(engine, newest) if baseline is None else beside_peers(baseline),
    )


def _tested(engine: "Engine", newest: Newest | None) -> StoredResult | None:
    """Give the back-test that the page about the numbers shows; none where none was made."""
    if newest is None or newest.back_test is None:
        return None
    return result_of(engine, newest.back_test)


def _table(record: tuple[Horizon, ...], made: Mapping[str, Any], seed: int) -> Table:
    return Table(
        "How it did in the past",
        f"{CAPTION}. Data of {full_day(day_of(made['data_date']))}, seed {seed}.",
        tuple(Column(head, holds) for head, holds in zip(HEAD, HOLDS, strict=True)),
        tuple((e.months, e.origins, e.miss, e.miss_of_last_value, e.inside_range) for e in record),
    )


def _peers(engine: "Engine", newest: Newest | None) -> str:
    """Take what a stored forecast says of similar authorities."""
    if newest is None or newest.forecast is None:
        return ""
    return str(result_of(engine, newest.forecast).payload.get("peers", ""))
