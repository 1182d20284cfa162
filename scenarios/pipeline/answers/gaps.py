"""Which gap each open application would close: whom, of those who need a home, it could take."""

from matching.children import Child
from matching.home.effective_capacity import capacity_today
from matching.in_words.how_many import how_many
from matching.places import Place
from matching.problem import Problem
from matching.resolving.eligibility import static_reason
from scenarios.children.expected import bands_of
from scenarios.homes.households_to_come import RECRUITED, ages_taken, household_of
from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.answers.best_tier import best_tier
from scenarios.result import Row

NO_GAP = (None, None)
"""Of an application that could take nobody who needs a home today."""


def gaps(asked: Asked, problem: Problem) -> Answer:
    """Give a row for each open application and gap: a kind of home and an age, children counted.

    The rules about a child and a home alone decide, those of the panel. What a household can do
    before it is assessed is not known: it then counts as plain fostering. An application that
    could take none of these children has one row, of no kind and age.
    """
    seeking = [child for child in problem.children if child.in_play]
    usual = [p for p in asked.baseline.places if p.type in RECRUITED and not p.named_children]
    if not usual or not asked.coming.open:
        return Answer((), ("No application is open.",))
    free = {each.place for each in capacity_today(problem) if each.free and each.on_island}
    homes = [place for place in problem.places if place.id in free]
    none_free = {c.id for c in seeking if not any(_may_live(c, home, problem) for home in homes)}
    gap_of = {child.id: (best_tier(child, problem), _age(child, asked)) for child in seeking}
    rows: list[Row] = []
    for application in asked.coming.open:
        home = household_of(application, usual)
        could = [child for child in seeking if _may_live(child, home, problem)]
        for gap in (*sorted({gap_of[child.id] for child in could}),) or (NO_GAP,):
            here = [child.id for child in could if gap_of[child.id] == gap]
            rows.append(
                {
                    "application_id": application.application_id,
                    "stage": application.stage,
                    "assessed": bool(application.capability),
                    "tier": gap[0],
                    "ages": gap[1],
                    "need_a_home": sum(each == gap for each in gap_of.values()),
                    "could_live_there": len(here),
                    "of_them_no_free_home_now": sum(child in none_free for child in here),
                }
            )
    said = _sentences(rows, asked, len(seeking), len(none_free))
    return Answer(tuple(rows), (*said, *ages_taken(asked.coming.open, usual)))


def _sentences(rows: list[Row], asked: Asked, seeking: int, none_free: int) -> tuple[str, ...]:
    able = {row["application_id"] for row in rows if row["could_live_there"]}
    closing = {row["application_id"] for row in rows if row["of_them_no_free_home_now"]}
    return (
        f"{how_many(seeking, 'child needs', 'children need')} a home, or may move to "
        f"a better one; for {none_free} no home here with a free place is allowed. "
        f"{len(able)} of {how_many(len(asked.coming.open), 'open application')} could take one of "
        f"them, {len(closing)} a child for whom nothing is free. Before a household is assessed it "
        "counts as plain fostering.",
    )


def _may_live(child: Child, place: Place, problem: Problem) -> bool:
    reason = static_reason(child, place, problem.date, problem.policy, problem.minutes)
    return reason is None


def _age(child: Child, asked: Asked) -> str:
    age = child.age_on(asked.as_of)
    return next((band.label for band in bands_of(asked.baseline) if band.holds(age)), "18+")
