"""Expressions of interest for each approved intensive household, with its range."""

import numpy as np

from matching.in_words.how_many import how_many
from matching.places import PlaceType
from scenarios.in_words.words import begun
from scenarios.pipeline.answers.asked import FEW, SMALL, Answer, Asked, ranged
from scenarios.pipeline.journeys import journeys_of
from scenarios.pipeline.rates import fit_rates
from scenarios.result import Row


def intensive(asked: Asked) -> Answer:
    """Give the ratio from the records of those who enquired about intensive fostering."""
    own = tuple(a for a in asked.baseline.pipeline if a.type == PlaceType.INTENSIVE_FOSTER)
    rates = fit_rates(own, asked.as_of).sample(
        asked.draws, np.random.default_rng([asked.seed, len(own)])
    )
    journeys = journeys_of(own, asked.as_of)
    enquired, approved = len(journeys), sum(journey.is_approved for journey in journeys)
    found = ranged(1 / rates.goes_on.prod(axis=1))
    row: Row = {
        "enquiries": enquired,
        "approved": approved,
        "enquiries_for_an_approval": found["mean"],
        "q10": found["q10"],
        "q90": found["q90"],
        "note": SMALL if enquired < FEW else None,
    }
    return Answer(
        (row,),
        (
            f"Recorded for intensive fostering: {how_many(enquired, 'enquiry', 'enquiries')}, "
            f"{how_many(approved, 'approval', 'approvals')}; one "
            f"approval takes about {found['mean']:.0f} enquiries ({found['q10']:.0f} to "
            f"{found['q90']:.0f})." + (f" {begun(SMALL)}." if enquired < FEW else ""),
        ),
    )
