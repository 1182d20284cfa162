"""The stage on which futures are lived: children, homes and rules, made ready for every draw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import JERSEY_BANDS, STANDARD_BANDS, AgeBand, band_of_age, month_ends
from forecasting.assumed_ages import with_assumed_ages
from forecasting.history import EpisodeHistory, History
from forecasting.models.entries_and_stays import EntriesAndStays
from forecasting.simulated_care import SimulatedCare
from matching.places import Place
from matching.policy import Jurisdiction, Policy
from scenarios.baseline.baseline import Baseline
from scenarios.children.calibration import Calibration, calibrated
from scenarios.children.extra_arrivals import extra_arrivals
from scenarios.children.happenings import a_month
from scenarios.children.needs_to_come import NeedsToCome, needs_to_come
from scenarios.children.planned_moves import planned_moves
from scenarios.children.routes import routes_by_age
from scenarios.children.stays import changed_stays
from scenarios.children.to_come import Source, children_to_come, times_as_many
from scenarios.children.today import children_today
from scenarios.futures.fits import Fits
from scenarios.futures.setting import Setting
from scenarios.futures.steps import in_months, times_by_step
from scenarios.reference.needs_by_age import reference_needs
from scenarios.supply import supply_of
from scenarios.world import Returns, World

MODEL = EntriesAndStays()
FURTHER_SEED = 1_000_003
EXTRA_STREAM = 1_000
"""Keeps children who come by plans of their own apart from those of further simulations."""
BEYOND_TODAY = 24
"""Keeps the further simulations that rising entries need apart from the first."""

JOINED_UP = (
    "Brothers and sisters who arrive together are placed together if possible. Children who "
    "arrive and leave within one month are not counted."
)
UNCHANGED = (
    "A child's needs stay as they are for the whole run: on average behaviour grew neither better "
    "nor worse in foster care (Goemans and others 2015, 25 studies). One child's may well change."
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
    fitted = MODEL.fit(history, baseline.as_of)
    care = fitted.simulate_care(baseline.as_of, months, draws, seed)
    calibration = _calibration(history, care, bands, dates)
    world = replace(world, entries_changes=(*calibration.changes, *world.entries_changes))
    more = [
        fitted.simulate_care(baseline.as_of, months, draws, seed + FURTHER_SEED * number)
        for number in range(1, times_as_many(world.entries_changes) + 1)
    ]
    needs = needs_to_come(
        baseline.children,
        reference_needs(),
        baseline.as_of,
        followed_apart=bool(care.arrivals.unaccompanied.any()),
        skilled=assume.unaccompanied_skilled_share,
    )
    routes = routes_by_age(history)
    supply = supply_of(world, months=months, draws=draws, seed=seed)
    sources = _sources(world, care, more, dates, seed)
    to_come = children_to_come(
        sources,
        needs,
        routes,
        world.stays_changes,
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
        leaves_today=_leaves_today(world, care, dates, seed),
        needs=needs,
        supply=supply,
        fits=_fits(baseline, supply.places, policy, dates),
        policy=policy,
        assumptions=assume,
        dates=dates,
        bands_of_age=band_of_age(bands),
        bands=len(bands),
        unplanned=_unplanned(world, dates),
        planned_moves=planned_moves(history),
        returning=_reviewed(world.returns, dates),
        stepping_down=_reviewed(world.step_downs, dates),
    )
    notes = (
        *assumed,
        *((calibration.note,) if calibration.note else ()),
        *_said_of_the_data(baseline),
        *supply.notes,
        *today.notes,
        *policy.not_verified,
        *_where_needs_come_from(needs, sources, assume.unaccompanied_skilled_share),
        JOINED_UP,
    )
    return Stage(setting, care, bands, notes)


def _sources(
    world: World,
    care: SimulatedCare,
    more: list[SimulatedCare],
    dates: tuple[date, ...],
    seed: int,
) -> list[Source]:
    """List everyone who may come: by the forecast, by rising entries, by plans of their own."""
    forecast = [
        Source(each.arrivals, stream, world.entries_changes)
        for stream, each in enumerate((care, *more))
    ]
    for number, plan in enumerate(world.extra_arrivals):
        extra = extra_arrivals(plan, number, draws=care.draws, dates=dates, seed=seed)
        forecast.append(
            Source(extra.arrivals, EXTRA_STREAM + number, girl=extra.girl, skilled=plan.skilled)
        )
    return forecast


def _leaves_today(
    world: World, care: SimulatedCare, dates: tuple[date, ...], seed: int
) -> NDArray[np.int16]:
    """Give the steps at which today's children leave, as levers change their stays."""
    chance = np.random.default_rng([seed, BEYOND_TODAY]).random(care.leaves.size)
    changed = changed_stays(
        care.leaves.ravel().astype(np.int64),
        np.zeros(care.leaves.size, dtype=np.int64),
        np.tile(care.today_born, care.draws),
        world.stays_changes,
        dates,
        chance,
    )
    return changed.reshape(care.leaves.shape).astype(np.int16)


def _reviewed(reviews: Sequence[Returns], dates: tuple[date, ...]) -> tuple[float, ...]:
    """Add up how often each child's plan is reviewed by the end of each month."""
    shares = np.zeros(len(dates))
    for review in reviews:
        shares[in_months(review.first_month, review.last_month, dates)] += review.share_a_month
    return tuple(np.cumsum(np.minimum(shares, 1.0)).tolist())


def _unplanned(world: World, dates: tuple[date, ...]) -> tuple[float, ...]:
    """Give the chance that a home breaks down in each month."""
    monthly = a_month(world.assumptions.unplanned_endings_a_year)
    return tuple(float(monthly * times) for times in times_by_step(world.unplanned_changes, dates))


def bands_of(baseline: Baseline) -> tuple[AgeBand, ...]:
    """Give the age bands the authority publishes in."""
    return JERSEY_BANDS if baseline.about.jurisdiction == "JEY" else STANDARD_BANDS


def _history(baseline: Baseline) -> History:
    if baseline.history is None:
        raise ValueError(f"{baseline.name} has no history of children looked after.")
    return baseline.history


def _calibration(
    history: History, care: SimulatedCare, bands: tuple[AgeBand, ...], dates: tuple[date, ...]
) -> Calibration:
    """Follow the blended forecast where only counts are known; episodes carry their own."""
    if isinstance(history, EpisodeHistory):
        return Calibration((), "")
    return calibrated(history, care, bands, dates)


def _fits(
    baseline: Baseline, places: tuple[Place, ...], policy: Policy, dates: tuple[date, ...]
) -> Fits:
    minutes = {(row.from_area, row.to): row.minutes for row in baseline.minutes}
    return Fits(places, policy, minutes, dates, baseline.children)


def _said_of_the_data(baseline: Baseline) -> tuple[str, ...]:
    """Repeat what the authority itself says of its data."""
    return (baseline.about.note,) if baseline.about.note else ()


def _where_needs_come_from(
    needs: NeedsToCome, sources: Sequence[Source], skilled: float
) -> tuple[str, ...]:
    alone = any(source.arrivals.unaccompanied.any() for source in sources)
    of_them = (
        "Unaccompanied children who come have needs of their own kind, drawn from "
        f"{needs.assessed_unaccompanied} assessed ones here and reference profiles (an assumption: "
        f"{skilled:.0%} need more than any approved carer gives)."
    )
    return (_of_all(needs.assessed), *((of_them,) if alone else ()), UNCHANGED)


def _of_all(assessed: int) -> str:
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
