"""What a sweep rests on: the names of its settings, and where its figures come from."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matching.child.codification import VERSION as CODIFICATION
from matching.version import our_version
from scenarios.in_words.words import day_of, full_day, inside
from scenarios.levers.words import label

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.reading.sweep import Setting
    from scenarios.scenario import Scenario


def names_of(scenario: "Scenario", settings: "Sequence[Setting]") -> dict[str, str]:
    """Say what each setting is, as the form of a scenario has it."""
    found = {}
    for setting in settings:
        lever = scenario.levers[setting.lever - 1]
        words = label(setting.field)
        found[setting.label] = f"{inside(words)} ({lever.title.lower()})"
    return found


def provenance_of(scenario: "Scenario", baseline: "Baseline") -> dict[str, Any]:
    """Give what lets the figures be traced and made again."""
    from scenarios.children.expected import MODEL

    return {
        "data": baseline.name,
        "data_date": baseline.as_of.isoformat(),
        "data_hash": baseline.data_hash,
        "synthetic": baseline.about.synthetic,
        "on_record": len(baseline.children) + len(baseline.elsewhere),
        "unassessed": baseline.unassessed,
        "months": scenario.months,
        "draws": scenario.draws,
        "seed": scenario.seed,
        "model": MODEL.name,
        "codification": CODIFICATION,
        "version": our_version(),
        "assumptions": scenario.assumptions.to_json(),
    }


def facts_of(made: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Say it in words, fact by fact."""
    unassessed = str(made["unassessed"])
    return (
        ("Data", f"{made['data']}, to {full_day(day_of(made['data_date']))}"),
        ("Futures sampled", f"{made['draws']}, from seed {made['seed']}"),
        ("Months", str(made["months"])),
        (
            "Children without a needs assessment",
            unassessed if made["on_record"] else "All: only numbers of children are known",
        ),
        ("Codification of needs", str(made["codification"])),
        ("Version of this software", str(made["version"])),
        ("Data fingerprint", str(made["data_hash"])[:16]),
    )
