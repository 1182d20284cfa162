"""The stage on which futures are lived: children, homes and rules, made ready for every draw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand, band_of_age, month_ends
from forecasting.simulated_care import SimulatedCare
from matching.home.known_costs import known_costs
from matching.places import Place
from matching.policy import Jurisdiction, Policy
from scenarios.baseline.baseline import Baseline
from scenarios.children.expected import Expected, bands_of, expected
from scenarios.children.extra_arrivals import extra_arrivals
from scenarios.children.happenings import a_month
from scenarios.children.needs_to_come import needs_to_come
from scenarios.children.planned_moves import planned_moves
from scenarios.children.routes import routes_by_age
from scenarios.children.stays import changed_stays
from scenarios.children.to_come import Source, children_to_come
from scenarios.children.today import children_today
from scenarios.futures.fits import Fits
from scenarios.futures.notes import JOINED_UP, said_of_the_data, where_needs_come_from
from scenarios.futures.setting import Setting
from scenarios.futures.steps import in_months, times_by_step
from scenarios.homes.supply import supply_of
from scenarios.reference.needs_by_age import reference_needs
from scenarios.world import Returns, World

EXTRA_STREAM = 1_000
"""Keeps children who come by plans of their own apart from those of further simulations."""
BEYOND_TODAY = 24
"""Keeps chances of stays beyond a simulation's end apart from all others."""


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
    forecast = expected(world, dates, draws, seed)
    world = replace(world, entries_changes=forecast.changes)
    care, routes = forecast.care, routes_by_age(forecast.history)
    needs = needs_to_come(
        baseline.children,
        reference_needs(),
        baseline.as_of,
        followed_apart=bool(care.arrivals.unaccompanied.any()),
        skilled=assume.unaccompanied_skilled_share,
    )
    supply = supply_of(world, months=months, draws=draws, seed=seed)
    sources = _sources(world, forecast, dates, seed)
    to_come = children_to_come(
        sources, needs, routes, world.stays_changes, assume=assume, dates=dates, seed=seed
    )
    places_today = supply.places[: supply.today]
    today = children_today(baseline, care, places_today, needs, routes, assume=assume, seed=seed)
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
        planned_moves=planned_moves(forecast.history),
        returning=_reviewed(world.returns, dates),
        stepping_down=_reviewed(world.step_downs, dates),
    )
    notes = (
        *forecast.notes,
        *said_of_the_data(baseline),
        *supply.notes,
        *today.notes,
        *policy.not_verified,
        *where_needs_come_from(needs, sources, assume.unaccompanied_skilled_share),
        JOINED_UP,
    )
    return Stage(setting, care, bands, notes)


def _sources(world: World, forecast: Expected, dates: tuple[date, ...], seed: int) -> list[Source]:
    """List everyone who may come: by the forecast, by rising entries, by plans of their own."""
    draws = forecast.care.draws
    sources = [
        Source(each.arrivals, stream, forecast.changes)
        for stream, each in enumerate((forecast.care, *forecast.more))
    ]
    for number, plan in enumerate(world.extra_arrivals):
        extra = extra_arrivals(plan, number, draws=draws, dates=dates, seed=seed)
        sources.append(
            Source(extra.arrivals, EXTRA_STREAM + number, girl=extra.girl, skilled=plan.skilled)
        )
    return sources


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


def _fits(
    baseline: Baseline, places: tuple[Place, ...], policy: Policy, dates: tuple[date, ...]
) -> Fits:
    minutes = {(row.from_area, row.to): row.minutes for row in baseline.minutes}
    # As today's homes say, so that a home a lever adds changes nothing before it is there.
    costs = known_costs(baseline.places)
    return Fits(places, policy, minutes, dates, baseline.children, costs)
