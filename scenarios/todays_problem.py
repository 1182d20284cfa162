"""Today's placement problem: the children and homes of a baseline, put as the panel's question."""

from matching.policy import Jurisdiction, Policy
from matching.problem import Problem
from scenarios.baseline.baseline import Baseline

USUAL_JURISDICTION = Jurisdiction.JEY
"""Whose law holds where an authority's files do not say."""


def todays_problem(baseline: Baseline) -> Problem:
    """Put the question of the day the data are of; ProblemIsWrong says what does not fit."""
    jurisdiction = baseline.about.jurisdiction
    return Problem(
        date=baseline.as_of,
        children=baseline.children,
        places=baseline.places,
        policy=Policy(
            jurisdiction=Jurisdiction(jurisdiction) if jurisdiction else USUAL_JURISDICTION
        ),
        minutes={(row.from_area, row.to): row.minutes for row in baseline.minutes},
    )
