"""Finds the baseline a scenario names, and keeps results where the pages find them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from web.settings import Settings
from web.store.baselines import NoSuchBaseline, StoredBaseline, load_records, stored_baseline
from web.store.engine import open_database
from web.store.results import ResultKind, StoredResult, save_results

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.result import Result


def baseline_for(
    name: str, settings: Settings, *, beside: Path
) -> "tuple[Baseline, StoredBaseline | None]":
    """Take the baseline from the database, or else from a file or folder of that name."""
    from scenarios.baseline.baseline import baseline_from
    from scenarios.baseline.read import read

    try:
        return stored_as_baseline(name, settings)
    except NoSuchBaseline:
        files = [path for path in (Path(name), beside / name) if path.exists()]
        if not files:
            raise
    reading = read(files[:1])
    reading.raise_if_wrong()
    return baseline_from(reading.records, files[0].stem), None


def stored_as_baseline(name: str, settings: Settings) -> "tuple[Baseline, StoredBaseline]":
    """Take the baseline from the database."""
    from scenarios.baseline.baseline import baseline_from

    if not settings.database.exists():
        raise NoSuchBaseline(
            f"There is no database in {settings.instance}, so nothing is called {name!r}. "
            "Make one with `sufficiency demo` or `sufficiency import`, or name a folder."
        )
    engine = open_database(settings.database)
    return baseline_from(load_records(engine, name), name), stored_baseline(engine, name)


def keep(
    settings: Settings,
    baseline: StoredBaseline,
    result: "Result",
    command: str,
    *,
    now: datetime,
    beside: Mapping[str, Any] | None = None,
) -> None:
    """Keep the result for the pages, with the command that gives it again.

    `beside` is what the pages show with it, and no part of the result.
    """
    kept = stored_run(result, command)
    kept = replace(kept, payload={**kept.payload, **(beside or {})})
    save_results(open_database(settings.database), baseline, [kept], now=now)


def stored_run(result: "Result", command: str) -> StoredResult:
    """Label a run's result for the database, apart if something is done differently in it."""
    made = result.provenance
    return StoredResult(
        kind=ResultKind.SCENARIO if made.levers else ResultKind.RUN,
        name=result.name,
        seed=made.seed,
        draws=made.draws,
        model=made.model,
        version=made.version,
        data_hash=made.data_hash,
        payload={**result.to_dict(), "command": command},
    )
