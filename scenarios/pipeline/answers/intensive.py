"""Expressions of interest for each approved intensive household, with its range."""

import numpy as np

from matching.how_many import how_many
from matching.places import PlaceType
from scenarios.pipeline.answers.asked import FEW, SMALL, Answer, Asked, ranged
from scenarios.pipeline.rates import fit_rates
from scenarios.result import Row


def intensive(asked: Asked) -> Answer:
    """Give the ratio from the records of those who enquired about intensive fostering."""
    own = tuple(a for a in asked.baseline.pipeline if a.type == PlaceType.INTENSIVE_FOSTER)
    rates = fit_rates(own, asked.as_of).sample(
        asked.draws, np.random.default_rng([asked.seed, len(own)])
    )
    approved = sum(a.approved_on is not None and a.approved_on <= asked.as_of for a in own)
    found = ranged(1 / rates.goes_on.prod(axis=1))
    row: Row = {
        "enquiries": len(own),
        "approved": approved,
        "enquiries_for_an_approval": found["mean"],
        "q10": found["q10"],
        "q90": found["q90"],
        "note": SMALL if len(own) < FEW else None,
    }
    return Answer(
        (row,),
        (
            f"Recorded for intensive fostering: {how_many(len(own), 'enquiry', 'enquiries')}, "
            f"{how_many(approved, 'approval', 'approvals')}; one "
            f"approval takes about {found['mean']:g} enquiries ({found['q10']:g} to "
            f"{found['q90']:g})" + (f"; {SMALL}." if len(own) < FEW else "."),
        ),
    )
