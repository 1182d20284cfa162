"""The form that tries one setting of a scenario's changes at several strengths."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scenarios.in_words.words import in_full
from scenarios.scenario import Scenario
from web.planning.fields import NAMES, Choice, Kind, fields_of
from web.planning.form import Typed, form_of
from web.planning.scenario_from_form import lever_from
from web.planning.start import Start
from web.planning.sweep_words import setting_in_words

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline

FEWEST, MOST = 2, 12
KEYS = ("setting", "values")


@dataclass(frozen=True, slots=True)
class SweepForm:
    """Everything the form shows."""

    name: str
    asked_by: Mapping[str, str]
    settings: tuple[Choice, ...]
    """The numbers that may be tried; none where the scenario changes no number."""
    texts: Mapping[str, str]
    wrong: Mapping[str, str]
    months: int
    draws: int

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """Fields that are wrong, in the order of the page, each with its sentence."""
        return tuple((key, self.wrong[key]) for key in KEYS if key in self.wrong)


def sweep_form(start: Start, texts: Mapping[str, str] | None = None) -> SweepForm:
    """Lay the form out; the first number stands chosen."""
    scenario = start.scenario
    settings = _settings(scenario)
    usual = {"setting": settings[0].value if settings else "", "values": ""}
    return SweepForm(
        name=scenario.name,
        asked_by=start.asked_by,
        settings=settings,
        texts=usual if texts is None else texts,
        wrong={},
        months=scenario.months,
        draws=scenario.draws,
    )


def read_sweep(
    start: Start, texts: Mapping[str, str], baseline: "Baseline"
) -> dict[str, Any] | SweepForm:
    """Give the question as it is stored, or the form with everything wrong with it."""
    form = sweep_form(start, texts)
    wrong: dict[str, str] = {}
    chosen = texts.get("setting", "")
    if chosen not in [each.value for each in form.settings]:
        wrong["setting"] = "Choose one of the list"
        return replace(form, wrong=wrong)
    lever, _, field = chosen.partition(".")
    values = _values(texts.get("values", ""), wrong)
    said = _refused(start.scenario, int(lever), field, values, baseline)
    if said and not wrong:
        wrong["values"] = said
    if wrong:
        return replace(form, wrong=wrong)
    laid_out = start.scenario.model_dump(mode="json", by_alias=True)
    return {"scenario": laid_out, "lever": int(lever), "field": field, "values": values}


def _settings(scenario: Scenario) -> tuple[Choice, ...]:
    """List every number of every change, each with what it is in the scenario."""
    found = []
    for number, lever in enumerate(scenario.levers, 1):
        laid_out = lever.model_dump(mode="json", by_alias=True)
        several = f"Change {number}. " if len(scenario.levers) > 1 else ""
        for each in fields_of(NAMES[laid_out["lever"]]):
            value = laid_out.get(each.name)
            if each.kind in (Kind.WHOLE, Kind.NUMBER) and value is not None:
                words = f"{several}{setting_in_words(laid_out, each.name)} (now {in_full(value)})"
                found.append(Choice(f"{number}.{each.name}", words))
    return tuple(found)


def _values(text: str, wrong: dict[str, str]) -> list[float]:
    """Read the values, in rising order and each once."""
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    if not all(re.fullmatch(r"-?\d{1,9}(\.\d{1,4})?", part, re.ASCII) for part in parts):
        wrong["values"] = "Write numbers with commas between them, such as 0, 5, 10, 15"
        return []
    values = sorted({float(part) for part in parts})
    if not FEWEST <= len(values) <= MOST:
        wrong["values"] = f"Write {FEWEST} to {MOST} different numbers, such as 0, 5, 10, 15"
    return values


def _refused(
    scenario: Scenario, lever: int, field: str, values: list[float], baseline: "Baseline"
) -> str:
    """Say what is wrong with the first value the change cannot take; nothing where all will do."""
    typed = form_of(scenario.model_dump(mode="json", by_alias=True)).changes[lever - 1]
    for value in values:
        wrong: dict[str, str] = {}
        lever_from(0, Typed(typed.lever, {**typed.texts, field: f"{value:.12g}"}), baseline, wrong)
        if wrong:
            return f"{in_full(value)} cannot be tried: {next(iter(wrong.values()))}"
    return ""
