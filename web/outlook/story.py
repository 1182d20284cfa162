"""Works out everything the pages say about one authority, from its stored results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.in_words.words import day_of, full_day
from web.charts.drivers import drivers
from web.charts.fan import fan
from web.charts.gap import gap
from web.charts.outcomes import outcomes
from web.charts.picture import Picture, Table
from web.door.standing import Standing, standing
from web.outlook.facts import Fact, assumptions
from web.outlook.facts_of_run import facts_of_run, on_record, stamp
from web.outlook.meaning import meaning
from web.outlook.past_forecasts import register_sentence, register_table
from web.outlook.track_record import record_table, track_record, verdict
from web.store.baselines import StoredBaseline
from web.store.register import Kept
from web.store.results import StoredResult

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """What the newest results of one authority say, in the order in which it is read."""

    name: str
    area: str
    standing: Standing
    data_day: str
    scenario: str
    headline: str
    meaning: tuple[str, ...]
    children: Picture
    drivers: Picture | None
    peers: str
    """How the area stands beside authorities like it, where that is known."""
    outcomes: Picture
    gap: Picture
    facts: tuple[Fact, ...]
    assumptions: tuple[Fact, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    record_table: Table | None
    verdict: str
    register: str
    """How earlier forecasts turned out."""
    register_table: Table | None
    commands: tuple[str, ...]
    stamp: str
    """What every page says of its figures, so that any printed page can be traced."""


def story(
    authority: StoredBaseline,
    run: StoredResult,
    forecast: StoredResult | None,
    back_test: StoredResult | None,
    register: Sequence[Kept] = (),
) -> Story:
    """Tell it from a run, with the forecast and the back-test where they have been made."""
    tables, provenance = run.payload["tables"], run.payload["provenance"]
    condition = "in this scenario" if provenance["levers"] else "if nothing changes"
    if forecast is not None and not _agree(forecast.payload, run.payload):
        forecast = None
    people = forecast.payload if forecast else children_of_run(run.payload)
    beside = forecast.payload if forecast else run.payload
    record = track_record(back_test.payload["rows"], people["model"]) if back_test else ()
    return Story(
        name=authority.name,
        area=authority.area,
        standing=standing(synthetic=authority.synthetic, on_record=on_record(provenance)),
        data_day=full_day(day_of(provenance["data_date"])),
        scenario=run.name if provenance["levers"] else "",
        headline=_sentence(run.payload["headline"]),
        meaning=meaning(people, tables, condition),
        children=fan(people),
        drivers=drivers(beside.get("drivers", ())),
        peers=_sentence(beside["peers"]) if beside.get("peers") else "",
        outcomes=outcomes(tables["outcomes"], condition),
        gap=gap(tables["shortfall"]),
        facts=facts_of_run(run, people),
        assumptions=assumptions(provenance.get("assumptions", {})),
        sources=tuple(provenance.get("sources", ())),
        stamp=stamp(provenance, people),
        notes=_notes(provenance, people),
        record_table=record_table(record),
        verdict=verdict(record),
        register=register_sentence(register),
        register_table=register_table(register),
        commands=_commands(forecast, run, back_test),
    )


def _agree(forecast: Mapping[str, Any], run: Mapping[str, Any]) -> bool:
    """Say whether the forecast has the same futures as the run, so that both may stand on a page.

    They differ when a scenario changes who comes, has another seed, or starts from another day.
    """
    means = {
        (row["date"], row["age_band"]): row["mean"]
        for row in forecast["rows"]
        if row["placement"] == "all"
    }
    return all(
        means.get((row["month"], row["age_band"])) == row["mean"]
        for row in run["tables"]["children"]
        if row["level"] == "all"
    )


def children_of_run(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Take the children of a run for the forecast, where there is none from the same day."""
    rows = [row for row in payload["tables"]["children"] if row["level"] == "all"]
    return {
        "as_of": payload["provenance"]["data_date"],
        "model": payload["provenance"]["model"],
        "bands": [band for band in dict.fromkeys(r["age_band"] for r in rows) if band != "all"],
        "rows": [
            {"q25": None, "q75": None, **row, "placement": "all", "date": row["month"]}
            for row in rows
        ],
        "past": [],
        "notes": [],
    }


def _notes(provenance: Mapping[str, Any], people: Mapping[str, Any]) -> tuple[str, ...]:
    """List what there is to know of the run and of the forecast, each once."""
    notes = (*provenance.get("notes", ()), *people.get("notes", ()))
    return tuple(dict.fromkeys(map(_sentence, notes)))


def _commands(*results: StoredResult | None) -> tuple[str, ...]:
    """List the commands that give the same results again."""
    return tuple(
        each.payload[name]
        for each in results
        for name in ("command", "drivers_command")
        if each is not None and name in each.payload and each.payload.get("rows", True)
    )


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
