"""All answers about the pipeline together, each by its name and what it is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.answers.assessors import assessors
from scenarios.pipeline.answers.blockage import EACH, blockage, by_month
from scenarios.pipeline.answers.brothers_and_sisters import large_families
from scenarios.pipeline.answers.campaign_words import campaign_words
from scenarios.pipeline.answers.campaigns import campaigns
from scenarios.pipeline.answers.capacity import capacity, not_available
from scenarios.pipeline.answers.enquiries_needed import enquiries_needed
from scenarios.pipeline.answers.funnel import cohorts, funnel, why_they_left
from scenarios.pipeline.answers.gaps import gaps
from scenarios.pipeline.answers.households_to_come import households_to_come
from scenarios.pipeline.answers.intensive import intensive
from scenarios.pipeline.answers.looking_back import looking_back
from scenarios.pipeline.answers.reviews import reviews
from scenarios.pipeline.answers.short_breaks import short_breaks
from scenarios.pipeline.answers.stages_now import first_child, stages_now, stuck
from scenarios.pipeline.answers.stepping_up import stepping_up
from scenarios.todays_problem import todays_problem

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "enquiries_needed": "How many enquiries a month, and from when",
        "blockage": "Where it is blocked",
        "funnel": "Who goes on",
        "cohorts": "How far those of each month have come",
        "why_they_left": "Why people leave",
        "stages": "How quick each stage is",
        "stuck": "Who is over the target of days",
        "assessors": "What one more assessor would do",
        "campaigns": "What each campaign brought",
        "campaign_words": "What the next campaign could say",
        "intensive": "Enquiries for one intensive household",
        "first_child": "From approval to the first child",
        "by_month": "Households at each stage, month by month",
        "households_to_come": "If carers stop as usual",
        "gaps": "Which gap each open application would close",
        "stepping_up": "Carers who could do more",
        "capacity": "From approved places to free ones",
        "not_available": "Places that cannot be used",
        "short_breaks": "Short breaks, a service apart",
        "large_families": "Homes for three or more brothers and sisters",
        "reviews": "What is coming up",
        "looking_back": "Whether new carers care for those they were recruited for",
    }
)
"""What each answer is called, in the order in which they are read out and shown."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a team asks for besides: a target, and how many assessors there are."""

    households: int | None = None
    by: date | None = None
    assessors: int | None = None
    assessments_each: int = EACH


def every_answer(asked: Asked, wanted: Wanted) -> dict[str, Answer]:
    """Give every answer by its name."""
    found = {
        **on_the_way(asked, wanted),
        "by_month": by_month(asked),
        **of_carers(asked),
        "campaign_words": campaign_words(todays_problem(asked.baseline)),
    }
    return {name: found[name] for name in QUESTIONS if name in found}


def on_the_way(asked: Asked, wanted: Wanted) -> dict[str, Answer]:
    """Give the answers about households on their way to approval, all but the monthly counts."""
    found = {
        "funnel": funnel(asked),
        "cohorts": cohorts(asked),
        "why_they_left": why_they_left(asked),
        "stages": stages_now(asked),
        "stuck": stuck(asked),
        "first_child": first_child(asked),
        "blockage": blockage(asked, wanted.assessors, wanted.assessments_each),
        "assessors": assessors(asked, wanted.assessors, wanted.assessments_each),
        "intensive": intensive(asked),
        "campaigns": campaigns(asked),
    }
    if wanted.households is not None and wanted.by is not None:
        found["enquiries_needed"] = enquiries_needed(asked, wanted.households, wanted.by)
    return found


def of_carers(asked: Asked) -> dict[str, Answer]:
    """Give the answers about carers, places and children, which need no household on its way."""
    problem = todays_problem(asked.baseline)
    return {
        "households_to_come": households_to_come(asked),
        "reviews": reviews(asked, problem),
        "stepping_up": stepping_up(problem),
        "capacity": capacity(problem),
        "not_available": not_available(problem),
        "gaps": gaps(asked, problem),
        "short_breaks": short_breaks(asked.baseline),
        "large_families": large_families(asked, problem),
        "looking_back": looking_back(asked, problem),
    }
