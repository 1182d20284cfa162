"""What each campaign brought, and cost: enquiries, applications and approvals recorded for it."""

from collections import defaultdict

from matching.in_words.how_many import how_many
from matching.in_words.listed import listed
from scenarios.in_words.amounts import pounds
from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.journeys import Journey
from scenarios.result import Row

PAID_FOR = "campaign"
"""The category of the costs table."""
NOT_RECORDED = "Which campaign an enquiry came from is not recorded (column `campaign`)."


def campaigns(asked: Asked) -> Answer:
    """Give a row for each campaign, most approvals first; enquiries of none stand apart.

    A cost is that of the costs table, in pounds of its price year; without one it is not known.
    What an approval cost is not known before there is one; a campaign that brought nobody has its
    cost alone.
    """
    of = {a.application_id: a.campaign for a in asked.baseline.pipeline}
    by_campaign: dict[str | None, list[Journey]] = defaultdict(list)
    for journey in asked.journeys:
        by_campaign[of[journey.application_id]].append(journey)
    if set(by_campaign) <= {None}:
        return Answer((), (NOT_RECORDED,))
    for cost in asked.baseline.costs:
        if cost.category == PAID_FOR and cost.campaign is not None:
            by_campaign.setdefault(cost.campaign, [])  # one that brought nobody cost money too
    rows = [_row(campaign, brought, asked) for campaign, brought in by_campaign.items()]
    rows.sort(key=lambda row: (row["campaign"] is None, -int(row["approved"] or 0)))
    return Answer(tuple(rows), _sentences(rows))


def _row(campaign: str | None, brought: list[Journey], asked: Asked) -> Row:
    approved = sum(journey.is_approved for journey in brought)
    spent = [c for c in asked.baseline.costs if c.category == PAID_FOR and c.campaign == campaign]
    cost = sum(each.amount_pence for each in spent) / 100 if spent else None
    return {
        "campaign": campaign,
        "enquiries": len(brought),
        "applied": sum(journey.applied for journey in brought),
        "approved": approved,
        "still_on_the_way": sum(journey.at is not None for journey in brought),
        "cost": cost,
        "price_year": max(each.price_year for each in spent) if spent else None,
        "cost_of_an_enquiry": round(cost / len(brought), 2)
        if cost is not None and brought
        else None,
        "cost_of_an_approval": round(cost / approved, 2) if cost is not None and approved else None,
    }


def _sentences(rows: list[Row]) -> tuple[str, ...]:
    named = [row for row in rows if row["campaign"] is not None]
    approved = sum(int(row["approved"] or 0) for row in named)
    paid = [float(row["cost"]) for row in named if row["cost"] is not None]
    cost = f"{len(paid)} of them cost {pounds(sum(paid))} in all" if paid else (
        "What they cost is not recorded (category `campaign` of the costs table)."
    )  # fmt: skip
    if paid:
        more = len(named) - len(paid)
        cost += f"; what {more} cost is not recorded." if more else "."
    without = sum(int(row["enquiries"] or 0) for row in rows if row["campaign"] is None)
    return (
        f"{how_many(len(named), 'campaign is', 'campaigns are')} recorded, with "
        f"{how_many(approved, 'approval')} so far{_which(named)}. {cost}",
        "Those still on the way may yet be approved, so late campaigns look worse than they are."
        + (
            f" Of {how_many(without, 'enquiry', 'enquiries')} it is not recorded what brought them."
            if without
            else ""
        ),
    )


def _which(named: list[Row]) -> str:
    """Name those that brought an approval, and what one cost."""
    brought = [
        f"{row['approved']} from {row['campaign']}"
        + (f" ({pounds(float(each))} each)" if (each := row["cost_of_an_approval"]) else "")
        for row in named
        if row["approved"]
    ]
    return f": {listed(brought)}" if brought else ""
