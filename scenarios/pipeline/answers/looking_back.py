"""Whether carers approved in the last two years care for those they were recruited for."""

from datetime import date

from forecasting.ages import months_after
from matching.in_words.how_many import how_many
from matching.problem import Problem
from scenarios.baseline.records import ApplicationRecord
from scenarios.homes.households_to_come import RECRUITED
from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.answers.best_tier import best_tier
from scenarios.result import Row

MONTHS_BACK = 24
NOT_RECORDED = (
    "For whom households were recruited is not recorded (columns `recruited_for` and "
    "`became_place`), so whether they care for them cannot be said."
)


def looking_back(asked: Asked, problem: Problem) -> Answer:
    """Give a row for each such household: the children who live there now, and their tiers.

    The kind of home that suits a child best is compared with the tier the household was recruited
    for. Children who lived there before are not seen. Homes approved in that time of which no
    record says for whom are counted: of them it is not known.
    """
    places = {place.id for place in problem.places}
    since = months_after(asked.as_of, -MONTHS_BACK)
    approved_on = {journey.application_id: journey.approved for journey in asked.journeys}
    rows = [
        _row(application, place, approved, tier, asked, problem)
        for application in asked.baseline.pipeline
        if (approved := approved_on.get(application.application_id)) is not None
        and since <= approved
        and (tier := application.recruited_for) is not None
        and (place := application.became_place) in places
    ]
    if not rows:
        return Answer((), (NOT_RECORDED,))
    known = {row["place"] for row in rows}
    others = sum(
        place.type in RECRUITED and place.on_island and place.id not in known
        for place in problem.places
        if since <= asked.baseline.approved_from.get(place.id, date.min) <= asked.as_of
    )
    return Answer(tuple(rows), (_sentence(rows, others),))


def _sentence(rows: list[Row], others: int) -> str:
    """Say how many care for somebody, how many for those they were recruited for, what is open."""
    children = sum(int(row["children_now"] or 0) for row in rows)
    as_meant = sum(int(row["of_them_of_that_tier"] or 0) for row in rows)
    caring = sum(bool(row["children_now"]) for row in rows)
    carers = how_many(len(rows), "household", "households")
    said = f"Of {carers} recruited for a known kind of care and approved in the last two years, "
    said += (
        f"{caring} {'cares' if caring == 1 else 'care'} for a child now. "
        f"For {as_meant} of {how_many(children, 'child', 'children')} there the home that suits "
        "best is of the kind their carers were recruited for."
        if children
        else "none cares for a child yet."
    )
    if others:
        more = how_many(others, "other household", "other households")
        said += f" For whom {more} approved in that time were recruited is not recorded."
    return said


def _row(
    application: ApplicationRecord,
    place: str,
    approved: date,
    tier: str,
    asked: Asked,
    problem: Problem,
) -> Row:
    """Count the children of one household, and those whom its tier suits best."""
    first = application.first_child_on
    first = first if first is not None and first <= asked.as_of else None
    living = problem.residents_of(place)
    best = [best_tier(child, problem) for child in living]
    return {
        "application_id": application.application_id,
        "place": place,
        "approved_on": approved.isoformat(),
        "recruited_for": tier,
        "children_now": len(living),
        "of_them_of_that_tier": best.count(tier),
        "what_suits_them_best": ";".join(best) or None,
        "first_child_on": first.isoformat() if first else None,
    }
