"""How likely and how fast an authority's households go through the stages, draw by draw.

Every authority dates enquiry, application and approval, so the two legs between are fitted from its
own cohorts. How a leg divides over its stages is fitted from the days recorded of each stage, where
there are any, and usual otherwise; the stages always make up the leg.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scenarios.assumptions import Assumptions
from scenarios.baseline.records import ApplicationRecord
from scenarios.pipeline.going_on import Beforehand, Believed, believed
from scenarios.pipeline.journeys import Journey, journeys_of, leg_observed, stage_observed
from scenarios.pipeline.stages import LEGS, NUMBER, STAGES, STEPS_IN_A_STAGE, USUAL, Leg, Stage

Numbers = NDArray[np.float64]

MEAN_DAYS_IN_A_MONTH = 365.25 / 12
WORTH = (40.0, 15.0)
"""The published shares weigh as much as so many enquiries and so many applications [A]."""
STAGE_WORTH = 10.0
"""The usual share of a stage weighs as much as so many households [A]."""
DAYS_LEAVING = (60.0, 120.0)
"""How long those take who leave between enquiry and application, and after it [A]."""
NEVER = 0.001
"""No share is believed to be nothing, or all."""
ENQUIRIES_OVER = 365
"""Enquiries are counted over the last so many days."""


@dataclass(frozen=True)
class Rates:
    """What may be true of this authority's pipeline, one row a draw."""

    goes_on: Numbers
    """Draws × stages: of those who come to a stage, the share who go on from it."""
    days: Numbers
    """Draws × stages: mean days there."""
    enquiries: Numbers
    """Draws: enquiries a month, over the year."""


@dataclass(frozen=True)
class Fitted:
    """What is believed of the legs, of the stages, and of how many enquire."""

    legs: tuple[Believed, ...]
    stages: tuple[Believed, ...]
    enquiries: int
    """Enquiries of the last twelve months; for how many a month, half a one is added."""

    def sample(self, draws: int, rng: np.random.Generator) -> Rates:
        """Draw what may be true."""
        goes_on, days = np.empty((draws, len(STAGES))), np.empty((draws, len(STAGES)))
        of_legs = np.array([leg.sample(rng.random((3, draws))) for leg in self.legs])
        of_stages = [stage.sample(rng.random((3, draws))) for stage in self.stages]
        for number, leg in enumerate(LEGS):
            own = [NUMBER[stage] for stage in leg.stages]
            going = np.log(np.array([of_stages[n][0] for n in own]))
            taking = np.array([of_stages[n][1] for n in own])
            # The stages share out the leg's conversion and days; together they are the leg's.
            goes_on[:, own] = np.exp(going / going.sum(axis=0) * np.log(of_legs[number, 0])).T
            days[:, own] = (taking / taking.sum(axis=0) * of_legs[number, 1]).T
        return Rates(
            goes_on,
            days,
            rng.gamma(self.enquiries + 0.5, 1.0, draws) / 12,
        )


def fit_rates(
    pipeline: Sequence[ApplicationRecord], as_of: date, assume: Assumptions | None = None
) -> Fitted:
    """Fit the legs and the stages to the records of an authority, as known on a day."""
    assume = assume or Assumptions()
    journeys = journeys_of(pipeline, as_of)
    legs = tuple(_leg(journeys, number, leg, as_of, assume) for number, leg in enumerate(LEGS))
    stages = tuple(_stage(journeys, stage, as_of) for stage in STAGES)
    return Fitted(legs, stages, enquiries_in_a_year(journeys, as_of))


def enquiries_in_a_year(journeys: Sequence[Journey], as_of: date) -> int:
    """Count the enquiries of the last twelve months."""
    year_ago = as_of - timedelta(days=ENQUIRIES_OVER)
    dates = [journey.enquired for journey in journeys]
    return sum(day is not None and year_ago < day <= as_of for day in dates)


def _leg(
    journeys: Sequence[Journey], number: int, leg: Leg, as_of: date, assume: Assumptions
) -> Believed:
    share = (assume.enquiry_to_application, assume.application_to_approval)[number]
    months = (assume.months_from_enquiry_to_application, assume.months_from_application_to_approval)
    before = Beforehand(
        min(max(share, NEVER), 1 - NEVER),
        WORTH[number],
        months[number] * MEAN_DAYS_IN_A_MONTH,
        DAYS_LEAVING[number],
        leg.shape,
    )
    after = LEGS[number + 1].stages[0] if number + 1 < len(LEGS) else None
    return believed(before, leg_observed(journeys, leg.stages[0], after, as_of))


def _stage(journeys: Sequence[Journey], stage: Stage, as_of: date) -> Believed:
    usual = USUAL[stage]
    before = Beforehand(usual.goes_on, STAGE_WORTH, usual.days, usual.days, STEPS_IN_A_STAGE)
    return believed(before, stage_observed(journeys, stage, as_of))
