"""Works out everything the pages say about one authority, from its stored results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.words import day_of, full_day, month_and_year, one_decimal, per_cent, whole
from web.charts.drivers import drivers
from web.charts.fan import fan
from web.charts.gap import gap, most_often_missing
from web.charts.outcomes import not_well_placed, outcomes
from web.charts.picture import Picture, Table
from web.pages.facts import Fact, assumptions
from web.pages.past_forecasts import register_sentence, register_table
from web.pages.track_record import Horizon, track_record, verdict
from web.standing import Standing, standing
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
        standing=standing(synthetic=authority.synthetic, on_record=_on_record(provenance)),
        data_day=full_day(day_of(provenance["data_date"])),
        scenario=run.name if provenance["levers"] else "",
        headline=_sentence(run.payload["headline"]),
        meaning=_meaning(people, tables, condition),
        children=fan(people),
        drivers=drivers(beside.get("drivers", ())),
        peers=_sentence(beside["peers"]) if beside.get("peers") else "",
        outcomes=outcomes(tables["outcomes"], condition),
        gap=gap(tables["shortfall"]),
        facts=_facts(run, people),
        assumptions=assumptions(provenance.get("assumptions", {})),
        sources=tuple(provenance.get("sources", ())),
        stamp=_stamp(provenance, people),
        notes=tuple(
            dict.fromkeys(
                _sentence(note) for note in (*provenance.get("notes", ()), *people.get("notes", ()))
            )
        ),
        record_table=_record_table(record),
        verdict=verdict(record),
        register=register_sentence(register),
        register_table=register_table(register),
        commands=tuple(
            each.payload[name]
            for each in (forecast, run, back_test)
            for name in ("command", "drivers_command")
            if each is not None and name in each.payload and each.payload.get("rows", True)
        ),
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


def _on_record(provenance: Mapping[str, Any]) -> int:
    """Count the children with records; results of an earlier release say only who is assessed."""
    known = provenance.get("assessed", 0) + provenance["unassessed"]
    return int(provenance.get("on_record", known))


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _meaning(
    people: Mapping[str, Any], tables: Mapping[str, Sequence[Row]], condition: str
) -> tuple[str, ...]:
    """Say in three short sentences what the headline rests on."""
    now, later = not_well_placed(tables["outcomes"])
    missing = most_often_missing(tables["shortfall"])
    sentences = [
        _direction([row for row in people["rows"] if row["age_band"] == "all"]),
        f"{whole(now)} of them lived off the island, waited for "
        f"a home, or lived in one that did not suit them. {condition.capitalize()}, that will be "
        f"{whole(later)} on average by then.",
    ]
    if missing is not None:
        sentences.append(
            f"Most often missing: {missing.name.lower()}. In an average month of the last year "
            f"shown, the chance that at least one child goes without is "
            f"{per_cent(missing.last_year('probability'))}."
        )
    return tuple(sentences)


def _direction(total: Sequence[Row]) -> str:
    """Say whether there will be more, fewer or about as many children."""
    now, last = total[0]["q50"], total[-1]
    day = month_and_year(day_of(last["date"]))
    start = f"On {full_day(day_of(total[0]['date']))}, {whole(now)} children were looked after."
    middle = f"the middle of all futures is {whole(last['q50'])}"
    if last["q10"] > now:
        return f"{start} There will very likely be more: by {day} {middle}."
    if last["q90"] < now:
        return f"{start} There will very likely be fewer: by {day} {middle}."
    return f"{start} There may be more or fewer by {day}: {middle}."


def _facts(run: StoredResult, people: Mapping[str, Any]) -> tuple[Fact, ...]:
    provenance = run.payload["provenance"]
    assessed, unassessed = provenance.get("assessed"), provenance["unassessed"]
    known = "" if assessed is None else f" (assessed in full: {assessed})"
    return (
        Fact("Day of the data", full_day(day_of(provenance["data_date"]))),
        Fact("What is done differently", _levers(provenance.get("levers", ()))),
        Fact("Futures sampled", f"{provenance['draws']:,}, from seed {provenance['seed']}"),
        Fact("Forecasting model", _model(people)),
        Fact("Children without a needs assessment", f"{unassessed}{known}"),
        Fact("Version of this software", str(provenance["version"])),
        Fact("Data fingerprint", str(provenance["data_hash"])[:16]),
        Fact("Run", str(provenance["run_id"])),
    )


def _stamp(provenance: Mapping[str, Any], people: Mapping[str, Any]) -> str:
    return (
        f"Data to {full_day(day_of(provenance['data_date']))}. "
        f"{provenance['draws']:,} futures from seed {provenance['seed']}, "
        f"model {_model(people)}, version {provenance['version']}. "
        f"Children without a needs assessment: {provenance['unassessed']}."
    )


def _model(people: Mapping[str, Any]) -> str:
    return str(people["model"]).replace("_", " ")


def _levers(levers: Sequence[Mapping[str, Any]]) -> str:
    if not levers:
        return "Nothing: as things are"
    return ", ".join(str(each["lever"]).replace("_", " ") for each in levers)


def _record_table(record: Sequence[Horizon]) -> Table | None:
    """Lay out the back-test: how far off each was on average, and how often the range held."""
    if not record:
        return None
    return Table(
        caption="Children missed by, on average, for each age band",
        head=(
            "Months ahead",
            "Starting dates",
            "This model",
            "Last count carried forward",
            "Inside the 8-in-10 range",
        ),
        rows=tuple(
            (
                str(each.months),
                str(each.origins),
                one_decimal(each.miss),
                one_decimal(each.miss_of_last_value),
                per_cent(each.inside_range),
            )
            for each in record
        ),
    )
