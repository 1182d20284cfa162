"""The form that asks for a plan: what must hold, and how surely."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.reading.targets import OF_TARGET
from scenarios.scenario import Scenario
from web.planning.start import Start
from web.planning.targets import (
    SURE,
    TARGETS,
    TargetFields,
    key_of,
    target_fields,
    target_from,
    target_texts,
)
from web.planning.whole_time import whole_time


@dataclass(frozen=True, slots=True)
class PlanForm:
    """Everything the form shows."""

    name: str
    asked_by: Mapping[str, str]
    targets: tuple[TargetFields, ...]
    errors: tuple[tuple[str, str], ...]
    months: int
    levers: tuple[Mapping[str, object], ...]


def plan_form(
    start: Start, texts: Mapping[str, str] | None = None, wrong: Mapping[str, str] | None = None
) -> PlanForm:
    """Lay the form out: as it was typed, or with the targets the scenario has already."""
    wrong = wrong or {}
    filled = _texts_of(start.scenario) if texts is None else texts
    order = [f"{key_of(each)}{part}" for each in TARGETS for part in ("", SURE)]
    return PlanForm(
        name=start.scenario.name,
        asked_by=start.asked_by,
        targets=tuple(
            target_fields(each, filled, wrong, _without_a_plan(start, each)) for each in TARGETS
        ),
        errors=tuple((key, wrong[key]) for key in order if key in wrong),
        months=start.scenario.months,
        levers=tuple(each.model_dump(mode="json", by_alias=True) for each in start.scenario.levers),
    )


def read_plan(start: Start, texts: Mapping[str, str]) -> Scenario | PlanForm:
    """Give the scenario with the targets typed, or the form with everything wrong with them."""
    wrong: dict[str, str] = {}
    found = [target_from(each, texts, wrong) for each in TARGETS]
    targets = tuple(each for each in found if each is not None)
    if not targets and not wrong:
        wrong[key_of(TARGETS[0])] = "Say what must hold: fill in this target, the other, or both"
    if wrong:
        return plan_form(start, texts, wrong)
    return start.scenario.model_copy(update={"targets": targets})


def _texts_of(scenario: Scenario) -> dict[str, str]:
    texts: dict[str, str] = {}
    for target in scenario.targets:
        texts |= target_texts(target.model_dump())
    return texts


def _without_a_plan(start: Start, measure: str) -> str:
    """Say what holds without a plan, by the run there is."""
    if start.run is None:
        return ""
    found = whole_time(start.run.payload.get("by_draw", {}), OF_TARGET[measure])
    if found is None:
        return ""
    return f"Without a plan: {found[0]} on average, {found[1]} to {found[2]} in 8 futures of 10"
