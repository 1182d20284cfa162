"""What each campaign brought: enquiries, applications and approvals of those it is recorded for."""

from collections import defaultdict

from matching.how_many import how_many
from scenarios.pipeline.answers.asked import Answer, Asked
from scenarios.pipeline.journeys import Journey
from scenarios.result import Row

NOT_RECORDED = "Which campaign an enquiry came from is not recorded (column `campaign`)."


def campaigns(asked: Asked) -> Answer:
    """Give a row for each campaign, most approvals first; enquiries of none stand apart."""
    of = {a.application_id: a.campaign for a in asked.baseline.pipeline}
    by_campaign: dict[str | None, list[Journey]] = defaultdict(list)
    for journey in asked.journeys:
        by_campaign[of[journey.application_id]].append(journey)
    if set(by_campaign) <= {None}:
        return Answer((), (NOT_RECORDED,))
    rows: list[Row] = [
        {
            "campaign": campaign,
            "enquiries": len(brought),
            "applied": sum(journey.applied for journey in brought),
            "approved": sum(journey.approved is not None for journey in brought),
            "still_on_the_way": sum(journey.at is not None for journey in brought),
        }
        for campaign, brought in by_campaign.items()
    ]
    rows.sort(key=lambda row: (row["campaign"] is None, -int(row["approved"] or 0)))
    return Answer(
        tuple(rows),
        (
            f"{how_many(len(set(by_campaign) - {None}), 'campaign is', 'campaigns are')} recorded, "
            f"with {how_many(sum(int(row['approved'] or 0) for row in rows), 'approval')} in all. "
            "Those still on the way may yet be approved, so late campaigns look worse than they "
            "are.",
        ),
    )
