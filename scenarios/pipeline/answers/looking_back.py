"""Whether carers approved in the last two years care for those they were recruited for."""

from datetime import date

from forecasting.ages import months_after
from matching.children import Child
from matching.how_many import how_many
from matching.problem import Problem
from matching.tiers_of_child import tiers_of_child
from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.result import Row

MONTHS_BACK = 24
NOT_RECORDED = (
    "For whom households were recruited is not recorded (columns `recruited_for` and "
    "`became_place`), so whether they care for them cannot be said."
)


def looking_back(asked: Asked, problem: Problem) -> Answer:
    """Give a row for each such household: the children who live there now, and their tiers.

    The kind of home that suits a child best is compared with the tier the household was recruited
    for. Children who lived there before are not seen.
    """
    places = {place.id for place in problem.places}
    since = months_after(asked.as_of, -MONTHS_BACK)
    rows = [
        _row(application.application_id, place, approved, application.recruited_for, problem)
        for application in asked.baseline.pipeline
        if (approved := application.approved_on) is not None
        and since <= approved <= asked.as_of
        and application.recruited_for is not None
        and (place := application.became_place) in places
    ]
    if not rows:
        return Answer((), (NOT_RECORDED,))
    children = sum(int(row["children_now"] or 0) for row in rows)
    as_meant = sum(int(row["of_them_of_that_tier"] or 0) for row in rows)
    living = how_many(children, "child lives", "children live")
    return Answer(
        tuple(rows),
        (
            f"Households approved in the last two years whose purpose is recorded: {len(rows)}. "
            + (
                f"{living} there now; for {as_meant} of them the kind of home that suits best is "
                "the one their carers were recruited for."
                if children
                else "No child lives there yet."
            ),
        ),
    )


def _row(application_id: str, place: str, approved: date, tier: str, problem: Problem) -> Row:
    """Count the children of one household, and those whom its tier suits best."""
    living = problem.residents_of(place)
    return {
        "application_id": application_id,
        "place": place,
        "approved_on": approved.isoformat(),
        "recruited_for": tier,
        "children_now": len(living),
        "of_them_of_that_tier": sum(_best_tier(child, problem) == tier for child in living),
    }


def _best_tier(child: Child, problem: Problem) -> str | None:
    tiers = tiers_of_child(child, problem)
    return tiers[0].value if tiers else None
