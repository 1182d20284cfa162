"""A run: pull the levers, sample the futures, place the children, and read the tables off."""

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version

from forecasting.ages import JERSEY_BANDS, STANDARD_BANDS, AgeBand, band_of_age, month_ends
from forecasting.models.entries_and_stays import EntriesAndStays
from matching.codification import VERSION as CODIFICATION
from matching.policy import Jurisdiction, Policy
from scenarios.baseline.baseline import Baseline
from scenarios.fits import Fits
from scenarios.futures import Lived, Setting, live
from scenarios.headline import headline
from scenarios.needs_to_come import needs_to_come
from scenarios.people import children_to_come, times_as_many
from scenarios.reference.needs_by_age import reference_needs
from scenarios.result import Provenance, Result
from scenarios.routes import routes_by_age
from scenarios.scenario import Scenario
from scenarios.stock import by_band_and_level
from scenarios.supply import supply_of
from scenarios.tables import Counted, children_table, outcomes_table, shortfall_table
from scenarios.today import children_today
from scenarios.world import World

MODEL = EntriesAndStays()
FURTHER_SEED = 1_000_003
"""Keeps the further simulations that rising entries need apart from the first."""

Progress = Callable[[int, int], None]


class BaselineIsShort(ValueError):
    """The baseline lacks what a run needs; the sentence says what to bring."""


def run_scenario(
    scenario: Scenario,
    baseline: Baseline,
    *,
    draws: int | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Answer one scenario. The same baseline, scenario, draws and seed give the same answer.

    `progress` is told the draws done and the draws in all.
    """
    draws = draws or scenario.draws
    seed = scenario.seed if seed is None else seed
    _check(baseline)
    world = World(baseline)
    for lever in scenario.levers:
        world = lever.pull(world)
    counted, setting, lived = futures_of(world, scenario.months, draws, seed, progress)
    return Result(
        name=scenario.name,
        area=baseline.about.area or baseline.name,
        headline=headline(counted),
        provenance=_provenance(scenario, world, setting, lived, draws, seed),
        tables={
            "children": children_table(counted),
            "outcomes": outcomes_table(counted),
            "shortfall": shortfall_table(counted),
        },
    )


def bands_of(baseline: Baseline) -> tuple[AgeBand, ...]:
    """Give the age bands the authority publishes in."""
    return JERSEY_BANDS if baseline.about.jurisdiction == "JEY" else STANDARD_BANDS


def _check(baseline: Baseline) -> None:
    if baseline.history is None:
        raise BaselineIsShort(
            f"{baseline.name} has no history of children looked after. Import SSDA903 returns or a "
            "table of counts (`sufficiency template counts`) and run the scenario again."
        )
    if not baseline.places:
        raise BaselineIsShort(
            f"{baseline.name} has no homes. Fill in `sufficiency template homes`, import it "
            "and run the scenario again."
        )


def futures_of(
    world: World, months: int, draws: int, seed: int, progress: Progress | None
) -> tuple[Counted, Setting, Lived]:
    """Set the stage and live every draw: what was counted, on which stage, and how it went."""
    baseline = world.baseline
    assert baseline.history is not None  # noqa: S101 - checked at the door
    dates, bands = month_ends(baseline.as_of, months), bands_of(baseline)
    fitted = MODEL.fit(baseline.history, baseline.as_of)
    care = fitted.simulate_care(baseline.as_of, months, draws, seed)
    more = [
        fitted.simulate_care(baseline.as_of, months, draws, seed + FURTHER_SEED * number)
        for number in range(1, times_as_many(world.entries_changes) + 1)
    ]
    needs = needs_to_come(baseline.children, reference_needs(), baseline.as_of)
    routes = routes_by_age(baseline.history)
    supply = supply_of(world, months=months, draws=draws, seed=seed)
    policy = Policy(jurisdiction=Jurisdiction(baseline.about.jurisdiction or "JEY"))
    minutes = {(row.from_area, row.to): row.minutes for row in baseline.minutes}
    to_come = children_to_come(
        care,
        more,
        world.entries_changes,
        needs,
        routes,
        assume=world.assumptions,
        dates=dates,
        seed=seed,
    )
    today = children_today(
        baseline, care, supply.places, needs, routes, assume=world.assumptions, seed=seed
    )
    setting = Setting(
        today=today,
        to_come=to_come,
        leaves_today=care.leaves,
        needs=needs,
        supply=supply,
        fits=Fits(supply.places, policy, minutes, dates),
        policy=policy,
        assumptions=world.assumptions,
        dates=dates,
        bands_of_age=band_of_age(bands),
        bands=len(bands),
    )
    lived = live(setting, draws, lambda done: progress(done, draws) if progress else None)
    children = by_band_and_level(to_come, today, care, dates=dates, bands=bands)
    counted = Counted(dates, bands, children, lived.outcomes, lived.short, lived.short_by)
    return counted, setting, lived


def _provenance(
    scenario: Scenario, world: World, setting: Setting, lived: Lived, draws: int, seed: int
) -> Provenance:
    """Gather what the figures rest on."""
    baseline = world.baseline
    levers = tuple(lever.model_dump(mode="json", by_alias=True) for lever in scenario.levers)
    this_version = version("placement-sufficiency")
    identity = [baseline.data_hash, this_version, seed, draws, scenario.months, levers]
    return Provenance(
        run_id=hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16],
        data_date=baseline.as_of.isoformat(),
        data_hash=baseline.data_hash,
        model=MODEL.name,
        version=this_version,
        seed=seed,
        draws=draws,
        months=scenario.months,
        levers=levers,
        assumptions=world.assumptions.to_json(),
        codification=CODIFICATION,
        assessed=setting.needs.assessed,
        unassessed=baseline.unassessed,
        synthetic=baseline.about.synthetic,
        sources=baseline.sources,
        notes=_notes(setting, lived),
    )


def _notes(setting: Setting, lived: Lived) -> tuple[str, ...]:
    """Say in words what a reader must know to trust the figures."""
    notes = [*setting.supply.notes, *setting.today.notes, *setting.policy.not_verified]
    notes.append(_where_needs_come_from(setting.needs.assessed))
    notes.append(
        "Brothers and sisters who arrive together are placed together if possible. Children who "
        "arrive and leave within one month are not counted."
    )
    if lived.not_proved:
        notes.append(
            f"In {lived.not_proved} months the matching was cut short: the best found stands."
        )
    return tuple(notes)


def _where_needs_come_from(assessed: int) -> str:
    if not assessed:
        return (
            "No child's needs are known: they are drawn by age from our reference profiles, which "
            "are an assumption."
        )
    return (
        f"The needs of children to come are drawn by age from {assessed} assessed children, with "
        "our reference profiles weighed in where few of an age are assessed; what is not known of "
        "today's children is drawn likewise."
    )
