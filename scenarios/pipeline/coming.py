"""Who will be approved, and when: those on their way, and those who will enquire, in every draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.baseline.records import ApplicationRecord
from scenarios.pipeline.enquiries import enquiries_to_come, of_campaign, season
from scenarios.pipeline.journeys import journeys_of
from scenarios.pipeline.pathway import Pathway, pathway_of
from scenarios.pipeline.rates import Rates, fit_rates
from scenarios.pipeline.stages import ASSESSED, STAGES
from scenarios.pipeline.walk import Walked, Walkers, walk, walkers
from scenarios.world import PathwayChange, World

STREAM = 40
"""Keeps the numbers drawn here apart from those of children and homes."""


@dataclass(frozen=True)
class Coming:
    """Households on their way and to come, as they walk without levers and with them."""

    open: tuple[ApplicationRecord, ...]
    """Those on their way today: they come first among the walkers, draw by draw."""
    who: Walkers
    rates: Rates
    without: Walked
    walked: Walked
    enquired: NDArray[np.float64]
    """The day of the enquiry of each who will enquire; below 0 for those on their way."""

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return len(self.rates.days)


def coming_of(
    world: World, dates: Sequence[date], draws: int, seed: int, *, everyone: bool = True
) -> Coming:
    """Let everyone on their way, and everyone who will enquire, walk to approval or out.

    Those whom a campaign brings come after all others, from numbers of their own. Without
    `everyone`, those who will enquire and leave before stage 2, whatever levers do, are left out:
    they hold up nobody. Approvals are the same.
    """
    as_of, pipeline = dates[0], world.baseline.pipeline
    fitted = fit_rates(pipeline, as_of, world.assumptions)
    rates = fitted.sample(draws, np.random.default_rng([seed, STREAM, 0]))
    journeys = [(j, j.at) for j in journeys_of(pipeline, as_of)]
    at = {j.application_id: (stage, j.since or as_of) for j, stage in journeys if stage is not None}
    on_way = tuple(record for record in pipeline if record.application_id in at)
    here = _walkers_on_their_way([at[r.application_id] for r in on_way], as_of, draws, seed)
    usual = rates.enquiries[:, None] * season(dates)
    far = 1.0 if everyone else _as_far_as_stage_2(rates, world.pathway_changes)
    groups = [here, _new(usual, dates, [seed, STREAM, 2], far)]
    for number, campaign in enumerate(world.campaigns):
        more = of_campaign(campaign, usual, dates)
        groups.append(_new(more, dates, [seed, STREAM, 3, number], far))
    who = _together(groups)
    anyway = _together(groups[:2]) if world.campaigns else who
    pathway = pathway_of(world.pathway_changes, as_of)
    without = walk(anyway, rates, Pathway((), ()))
    walked = walk(who, rates, pathway) if world.pathway_changes or world.campaigns else without
    without = _nobody_else(without, len(who.draw) - len(anyway.draw))
    return Coming(on_way, who, rates, without, walked, who.came)


def _walkers_on_their_way(
    at: Sequence[tuple[int, date]], as_of: date, draws: int, seed: int
) -> Walkers:
    stage = np.array([number for number, _ in at], dtype=np.int64)
    came = np.array([(since - as_of).days for _, since in at], dtype=np.float64)
    return walkers(
        np.repeat(np.arange(draws), len(at)),
        np.tile(stage, draws),
        np.tile(came, draws),
        np.random.default_rng([seed, STREAM, 1]),
    )


def _new(
    a_month: NDArray[np.float64], dates: Sequence[date], seed: list[int], far: float
) -> Walkers:
    """Draw those who will enquire and may come so far.

    Times are drawn in the order of how far they may come: whoever comes further has the same times
    however many others are looked at.
    """
    rng = np.random.default_rng(seed)
    draw, day = enquiries_to_come(a_month, dates, rng)
    fate = rng.random(len(draw))
    order = np.argsort(fate)[: int((fate < far).sum())]
    first = np.zeros(len(order), dtype=np.int64)
    return walkers(draw[order], first, day[order], rng, fate[order])


def _as_far_as_stage_2(rates: Rates, changes: Sequence[PathwayChange]) -> float:
    """Give the largest share, in any draw and with any change, who come to stage 2."""
    share = rates.goes_on[:, :ASSESSED].copy()
    for stage in range(ASSESSED):
        share[:, stage] *= max(
            (1.0, *(_times_in(each.first_month, stage, changes) for each in changes))
        )
    return float(np.minimum(share, 1.0).prod(axis=1).max())


def _times_in(month: date, stage: int, changes: Sequence[PathwayChange]) -> float:
    """Give how many times as many go on from a stage in a month, lowered by no change."""
    return float(
        np.prod(
            [
                max(change.goes_on_times.get(STAGES[stage], 1.0), 1.0)
                for change in changes
                if change.first_month <= month <= (change.last_month or month)
            ]
        )
    )


def _together(groups: Sequence[Walkers]) -> Walkers:
    return Walkers(
        *(
            np.concatenate([getattr(group, field) for group in groups])
            for field in Walkers.__dataclass_fields__
        )
    )


def _nobody_else(walked: Walked, more: int) -> Walked:
    """Add rows for those who would not have come: they come to nothing."""
    never = np.full(more, np.inf)
    return Walked(
        np.vstack([walked.came, np.full((more, walked.came.shape[1]), np.inf)]),
        np.concatenate([walked.began, never]),
        np.concatenate([walked.approved, never]),
        np.concatenate([walked.ended, never]),
    )
