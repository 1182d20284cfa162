"""What the next campaign could say: the children who need a home here, in words for the public.

The words are of a group, never of a child: a group of fewer than five children has none, for people
on an island would know whom it means. Its homes are looked for one by one.
"""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from matching.in_words.how_many import how_many
from matching.problem import Problem
from matching.profile.recruitment_groups import RULES, Group, group_of
from scenarios.pipeline.answers.asked import Answer
from scenarios.result import Row

FEWEST = 5
MOST_SAID = 3

MESSAGES: Mapping[Group, str] = MappingProxyType(
    {
        Group.UASC: (
            "Young people come here on their own, without family. Could you give one of them a "
            "home, and help them settle?"
        ),
        Group.COMPLEX_HEALTH: (
            "Some children need hands-on care every day because of a disability or an illness. "
            "Could you give one of them a home? You would be trained, and never be alone with it."
        ),
        Group.TEEN_OUTSIDE_HARM: (
            "Some young people of 11 and over need adults who notice, who care where they are, and "
            "who help them stay safe. Could you be there for one of them?"
        ),
        Group.TEEN_RELATIONAL: (
            "Some young people of 11 and over have good reasons to find trust and strong feelings "
            "hard. Could you stay calm, and stay with one of them? You would be trained and "
            "supported."
        ),
        Group.SIBLINGS_3: (
            "Brothers and sisters want to grow up together. Do you have room for three?"
        ),
        Group.UNDER_5: (
            "Babies and children under 5 need a home until it is clear where they will grow up. "
            "Could you give that time?"
        ),
        Group.PRIMARY: (
            "Children of primary school age need a home near their school and friends. Could that "
            "be yours?"
        ),
        Group.PREPARING: (
            "Young people of 16 and over are learning to live on their own. Could you share your "
            "home while they do?"
        ),
    }
)
"""Words for the public, by group [A]; none for children at risk of a secure order."""


def campaign_words(problem: Problem) -> Answer:
    """Give a row for each group, those with most children who need a home here first.

    A child needs a home here who waits, may move, or lives off the island.
    """
    away = {place.id for place in problem.places if not place.on_island}
    group = {child.id: group_of(child, problem) for child in problem.children}
    all_of = Counter(group.values())
    need = Counter(
        group[child.id]
        for child in problem.children
        if child.in_play or child.current_place in away
    )
    rows: list[Row] = [
        {
            "group": rule.group.value,
            "name": rule.name,
            "children": all_of[rule.group],
            "need_a_home_here": need[rule.group],
            "words": MESSAGES.get(rule.group) if all_of[rule.group] >= FEWEST else None,
        }
        for rule in sorted(RULES, key=lambda rule: (-need[rule.group], -all_of[rule.group]))
    ]
    return Answer(tuple(rows), _sentences(rows, sum(need.values()), need[Group.NOT_KNOWN]))


def _sentences(rows: list[Row], need: int, not_known: int) -> tuple[str, ...]:
    said = [row for row in rows if row["words"] and row["need_a_home_here"]][:MOST_SAID]
    if not said:
        return (
            f"No group has {FEWEST} children and one who needs a home here: a campaign would speak "
            "of a child, so homes are looked for one by one.",
        )
    unknown = (
        f"; what {not_known} of them need is not known until they are assessed" if not_known else ""
    )
    return (
        *(
            f"“{row['words']}” ({row['name']}: {row['need_a_home_here']} of {need} children who "
            "need a home here.)"
            for row in said
        ),
        f"Counts are for the team, and not for the campaign. {how_many(need, 'child', 'children')} "
        f"wait, may move or live off the island{unknown}.",
    )
