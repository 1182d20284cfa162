"""All answers about the pipeline together, in the order in which a recruitment team asks."""

from dataclasses import dataclass
from datetime import date

from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.answers.assessors import assessors
from scenarios.pipeline.answers.blockage import EACH, blockage, by_month
from scenarios.pipeline.answers.brothers_and_sisters import large_families
from scenarios.pipeline.answers.campaigns import campaigns
from scenarios.pipeline.answers.capacity import capacity, not_available
from scenarios.pipeline.answers.enquiries_needed import enquiries_needed
from scenarios.pipeline.answers.funnel import cohorts, funnel, why_they_left
from scenarios.pipeline.answers.gaps import gaps
from scenarios.pipeline.answers.households_to_come import households_to_come
from scenarios.pipeline.answers.intensive import intensive
from scenarios.pipeline.answers.looking_back import looking_back
from scenarios.pipeline.answers.reviews import reviews
from scenarios.pipeline.answers.stages_now import first_child, stages_now, stuck
from scenarios.pipeline.answers.stepping_up import stepping_up
from scenarios.todays_problem import todays_problem


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a team asks for besides: a target, and how many assessors there are."""

    households: int | None = None
    by: date | None = None
    assessors: int | None = None
    assessments_each: int = EACH


def every_answer(asked: Asked, wanted: Wanted) -> dict[str, Answer]:
    """Give every answer by its name."""
    problem = todays_problem(asked.baseline)
    found = {
        "funnel": funnel(asked),
        "cohorts": cohorts(asked),
        "why_they_left": why_they_left(asked),
        "stages": stages_now(asked),
        "stuck": stuck(asked),
        "first_child": first_child(asked),
        "blockage": blockage(asked, wanted.assessors, wanted.assessments_each),
        "by_month": by_month(asked),
        "assessors": assessors(asked, wanted.assessors, wanted.assessments_each),
        "households_to_come": households_to_come(asked),
        "reviews": reviews(asked, problem),
        "stepping_up": stepping_up(problem),
        "capacity": capacity(problem),
        "not_available": not_available(problem),
        "gaps": gaps(asked, problem),
        "large_families": large_families(problem),
        "intensive": intensive(asked),
        "campaigns": campaigns(asked),
        "looking_back": looking_back(asked, problem),
    }
    if wanted.households is not None and wanted.by is not None:
        found["enquiries_needed"] = enquiries_needed(asked, wanted.households, wanted.by)
    return found
