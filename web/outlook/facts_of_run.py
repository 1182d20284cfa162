"""What a run was made from: fact by fact, and in the one line that stands on every page."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.words import day_of, full_day
from scenarios.levers.titles import title_of
from web.outlook.facts import Fact
from web.store.results import StoredResult


def facts_of_run(run: StoredResult, people: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Give the facts that let a figure be traced: data, levers, seed, model, version."""
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


def stamp(provenance: Mapping[str, Any], people: Mapping[str, Any]) -> str:
    """Say what figures come from, so that any printed page can be traced."""
    return (
        f"Data to {full_day(day_of(provenance['data_date']))}. "
        f"{provenance['draws']:,} futures from seed {provenance['seed']}, "
        f"model {_model(people)}, version {provenance['version']}. "
        f"Children without a needs assessment: {provenance['unassessed']}."
    )


def on_record(provenance: Mapping[str, Any]) -> int:
    """Count the children with records; results of an earlier release say only who is assessed."""
    known = provenance.get("assessed", 0) + provenance["unassessed"]
    return int(provenance.get("on_record", known))


def _model(people: Mapping[str, Any]) -> str:
    return str(people["model"]).replace("_", " ")


def _levers(levers: Sequence[Mapping[str, Any]]) -> str:
    if not levers:
        return "Nothing: as things are"
    return "; ".join(title_of(str(each["lever"])) for each in levers)
