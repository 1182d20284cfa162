"""Keeps the scenarios people ask for in the pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Engine, insert, select, update

from web.store.baselines import StoredBaseline
from web.store.engine import reading, writing
from web.store.scenario_tables import scenarios


@dataclass(frozen=True, slots=True)
class StoredScenario:
    """A scenario as it was asked for, by a random id."""

    id: str
    baseline_id: int
    name: str
    made_on: date
    scenario: dict[str, Any]


def save_scenario(
    engine: Engine, baseline: StoredBaseline, new: str, scenario: dict[str, Any], *, on: date
) -> str:
    """Keep a new scenario under a random id, and give that."""
    values = {
        "id": new,
        "baseline_id": baseline.id,
        "name": scenario["name"],
        "made_on": on,
        "scenario": scenario,
    }
    with writing(engine) as connection:
        connection.execute(insert(scenarios).values(values))
    return new


def change_scenario(engine: Engine, scenario_id: str, scenario: dict[str, Any]) -> None:
    """Keep a scenario as it now is; jobs carry their own copy of what they answer."""
    values = {"name": scenario["name"], "scenario": scenario}
    with writing(engine) as connection:
        connection.execute(update(scenarios).where(scenarios.c.id == scenario_id).values(values))


def scenarios_of(engine: Engine, baseline: StoredBaseline) -> tuple[StoredScenario, ...]:
    """List an authority's scenarios, the last made first."""
    wanted = (
        select(scenarios)
        .where(scenarios.c.baseline_id == baseline.id)
        .order_by(scenarios.c.made_on.desc(), scenarios.c.name)
    )
    with reading(engine) as connection:
        return tuple(StoredScenario(**dict(row)) for row in connection.execute(wanted).mappings())


def scenario_of(
    engine: Engine, baseline: StoredBaseline, scenario_id: str
) -> StoredScenario | None:
    """Give one scenario of this authority, or None."""
    wanted = select(scenarios).where(
        scenarios.c.id == scenario_id, scenarios.c.baseline_id == baseline.id
    )
    with reading(engine) as connection:
        row = connection.execute(wanted).mappings().first()
    return None if row is None else StoredScenario(**dict(row))
