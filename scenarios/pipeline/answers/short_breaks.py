"""Short breaks: a service apart, with places of its own and the days that were used of them."""

from matching.in_words.how_many import how_many
from scenarios.baseline.baseline import Baseline
from scenarios.baseline.short_breaks import LONGEST_STAY, MOST_IN_A_YEAR
from scenarios.pipeline.answers.asked import Answer
from scenarios.tables.short_breaks import short_breaks_table


def short_breaks(baseline: Baseline) -> Answer:
    """Give the table of a scenario's result, and say it; these places are in no other answer."""
    rows = short_breaks_table(baseline)
    if not rows:
        return Answer((), ("No home for short breaks and no short break is recorded.",))
    found = {row["measure"]: int(row["value"] or 0) for row in rows}
    places = how_many(found["places"], "place")
    offered = f"{places} for short breaks offer {found['nights_offered_a_year']:,} nights a year"
    if "days_used_last_year" not in found:
        return Answer(tuple(rows), (f"{offered}; what was used is not recorded.",))
    children = how_many(found["children_last_year"], "child", "children")
    return Answer(
        tuple(rows),
        (
            f"{offered}. In the last year {children} used {found['days_used_last_year']:,} days of "
            f"them. {found['children_over_75_days']} had more than {MOST_IN_A_YEAR} days, and "
            f"{how_many(found['stays_over_17_days'], 'stay was', 'stays were')} longer than "
            f"{LONGEST_STAY} days, the most that England allows.",
        ),
    )
