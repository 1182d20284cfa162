"""The stage on which futures are lived: children, homes and rules, made ready for every draw."""

from dataclasses import dataclass
from datetime import date

from forecasting.ages import JERSEY_BANDS, STANDARD_BANDS, AgeBand, band_of_age, month_ends
from forecasting.assumed_ages import with_assumed_ages
from forecasting.history import History
from forecasting.models.entries_and_stays import EntriesAndStays
from forecasting.simulated_care import SimulatedCare
from matching.places import Place
from matching.policy import Jurisdiction, Policy
from scenarios.baseline.baseline import Baseline
from scenarios.fits import Fits
from scenarios.happenings import a_month
from scenarios.needs_to_come import needs_to_come
from scenarios.people import children_to_come, times_as_many
from scenarios.planned_moves import planned_moves
from scenarios.reference.needs_by_age import reference_needs
from scenarios.routes import routes_by_age
from scenarios.setting import Setting
from scenarios.supply import supply_of
from scenarios.today import children_today
from scenarios.world import World

MODEL = EntriesAndStays()
FURTHER_SEED = 1_000_003
"""Keeps the further simulations that rising entries need apart from the first."""

JOINED_UP = (
    "Brothers and sisters who arrive together are placed together if possible. Children who "
    "arrive and leave within one month are not counted."
)


@dataclass(frozen=True)
class Stage:
    """What all draws share, the simulated care behind it, and what a reader must know."""

    setting: Setting
    care: SimulatedCare
    bands: tuple[AgeBand, ...]
    notes: tuple[str, ...]


def stage_of(world: World, *, months: int, draws: int, seed: int) -> Stage:
    """Sample the children and the homes of every draw, and make the rules ready."""
    baseline, assume = world.baseline, world.assumptions
    dates, bands = month_ends(baseline.as_of, months), bands_of(baseline)
    history, assumed = with_assumed_ages(_history(baseline))
    care, more = _care(world, history, months, draws, seed)
    needs = needs_to_come(baseline.children, reference_needs(), baseline.as_of)
    routes = routes_by_age(history)
    supply = supply_of(world, months=months, draws=draws, seed=seed)
    to_come = children_to_come(
        care,
        more,
        world.entries_changes,
        needs,
        routes,
        assume=assume,
        dates=dates,
        seed=seed,
    )
    today = children_today(baseline, care, supply.places, needs, routes, assume=assume, seed=seed)
    policy = Policy(jurisdiction=Jurisdiction(baseline.about.jurisdiction or Jurisdiction.JEY))
    setting = Setting(
        today=today,
        to_come=to_come,
        begins=to_come.of_draws(draws),
        leaves_today=care.leaves,
        needs=needs,
        supply=supply,
        fits=_fits(baseline, supply.places, policy, dates),
        policy=policy,
        assumptions=assume,
        dates=dates,
        bands_of_age=band_of_age(bands),
        bands=len(bands),
        unplanned=(a_month(assume.unplanned_endings_a_year),) * len(dates),
        planned_moves=planned_moves(history),
    )
    notes = (
        *assumed,
        *_said_of_the_data(baseline),
        *supply.notes,
        *today.notes,
        *policy.not_verified,
        _where_needs_come_from(needs.assessed),
        JOINED_UP,
    )
    return Stage(setting, care, bands, notes)


def bands_of(baseline: Baseline) -> tuple[AgeBand, ...]:
    """Give the age bands the authority publishes in."""
    return JERSEY_BANDS if baseline.about.jurisdiction == "JEY" else STANDARD_BANDS


def _history(baseline: Baseline) -> History:
    if baseline.history is None:
        raise ValueError(f"{baseline.name} has no history of children looked after.")
    return baseline.history


def _care(
    world: World, history: History, months: int, draws: int, seed: int
) -> tuple[SimulatedCare, list[SimulatedCare]]:
    """Simulate care from the data on, and as often again as rising entries need."""
    as_of = world.baseline.as_of
    fitted = MODEL.fit(history, as_of)
    more = range(1, times_as_many(world.entries_changes) + 1)
    return fitted.simulate_care(as_of, months, draws, seed), [
        fitted.simulate_care(as_of, months, draws, seed + FURTHER_SEED * number) for number in more
    ]


def _fits(
    baseline: Baseline, places: tuple[Place, ...], policy: Policy, dates: tuple[date, ...]
) -> Fits:
    minutes = {(row.from_area, row.to): row.minutes for row in baseline.minutes}
    return Fits(places, policy, minutes, dates)


def _said_of_the_data(baseline: Baseline) -> tuple[str, ...]:
    """Repeat what the authority itself says of its data."""
    return (baseline.about.note,) if baseline.about.note else ()


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
