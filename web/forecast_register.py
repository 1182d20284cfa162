"""What commands do with the forecast register: enter, hold against later data, and say it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from forecasting.looking_back.checked import Checked, check
from forecasting.looking_back.past_forecasts import of_bands, sentence, together
from forecasting.register import Entry, Made, figures_of
from web.store.register import Kept, entries_before, keep_checks, kept

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from forecasting.forecast import Row
    from forecasting.history import History
    from scenarios.baseline.baseline import Baseline
    from scenarios.result import Result
    from web.store.results import StoredResult


def check_against(
    engine: "Engine", histories: "Sequence[History]", data_hash: str, *, on: date
) -> int:
    """Hold every earlier forecast of these areas against what is known now; count new figures."""
    checks: list[tuple[str, Sequence[Checked]]] = []
    for history in histories:
        day = last_day_of(history)
        if day is not None:
            checks += [
                (entry.identity, check(entry, history))
                for entry in entries_before(engine, history.area, day)
            ]
    return keep_checks(engine, checks, data_hash=data_hash, on=on)


def last_day_of(history: "History") -> date | None:
    """Give the last day a history knows, or nothing where it counts no children at all."""
    try:
        return history.known_to
    except ValueError:
        return None


def entry_of_stored(baseline: "Baseline", forecast: "StoredResult", *, on: date) -> Entry:
    """Make the entry of a forecast kept for the pages."""
    payload = forecast.payload
    return Entry(
        made=Made(
            area=_area(baseline),
            as_of=date.fromisoformat(payload["as_of"]),
            data_hash=forecast.data_hash,
            months=len({row["date"] for row in payload["rows"]}) - 1,
            bands=tuple(payload["bands"]),
            by_placement=False,
            model=payload["model"],
            draws=forecast.draws,
            seed=forecast.seed,
            version=forecast.version,
        ),
        made_on=on,
        known_to=baseline.as_of,
        model_asked=forecast.model,
        figures=figures_of(payload["rows"]),
    )


def entry_of_run(baseline: "Baseline", result: "Result", *, on: date) -> Entry:
    """Make the entry of a run; where nothing is done differently it is a plain forecast."""
    made = result.provenance
    rows: list[Row] = [
        {**row, "placement": "all", "date": str(row["month"])}  # type: ignore[dict-item]
        for row in result.tables["children"]
        if row["level"] == "all"
    ]
    bands = (band for band in dict.fromkeys(str(r["age_band"]) for r in rows) if band != "all")
    return Entry(
        made=Made(
            area=_area(baseline),
            as_of=date.fromisoformat(made.data_date),
            data_hash=made.data_hash,
            months=made.months,
            bands=tuple(bands),
            by_placement=False,
            model=made.model,
            draws=made.draws,
            seed=made.seed,
            version=made.version,
            scenario=f"{result.name} ({made.run_id})" if made.levers else "",
        ),
        made_on=on,
        known_to=baseline.as_of,
        model_asked=made.model,
        figures=figures_of(rows),
    )


def _area(baseline: "Baseline") -> str:
    """Give the name under which a later history of the same area comes."""
    return baseline.name if baseline.history is None else baseline.history.area


def figures_that_count(entries: Sequence[Kept], *, ahead: bool = True) -> tuple[Checked, ...]:
    """Give the figures of a track record: each said once, by the first forecast of that day.

    A forecast tried again with another seed or model does not count twice, nor in place of the
    first; and what was foretold for a scenario is not expected to come.
    """
    first: dict[tuple[str, date, str, str, date], Checked] = {}
    for entry in entries:
        if entry.made.scenario:
            continue
        for each in entry.checked:
            key = entry.made.area.casefold(), entry.made.as_of, each.age_band
            first.setdefault((*key, each.placement, each.day), each)
    return tuple(each for each in first.values() if each.ahead is ahead)


def said_of(engine: "Engine", area: str | None = None) -> str:
    """Say how earlier forecasts of an area, or of all, turned out; empty where none is known."""
    record = together(of_bands(figures_that_count(kept(engine, area)), ahead=True))
    return "" if record is None else sentence(record)
