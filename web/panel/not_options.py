"""The homes that are not an option for a child, each with the one rule, grouped by that rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.one_child.excluded import Excluded
from matching.rules import RULE_IN_SHORT, RULES
from scenarios.in_words.words import begun
from web.panel.sitting import Sitting
from web.panel.words import counted, home_name, home_where, readable

NEAREST_FIRST = tuple(dict.fromkeys(rule.id for rule in reversed(RULES)))
"""Rules in the reverse of the order in which they are looked at: a home that only fails a late
one keeps all the others, so it is nearer to being an option."""

OPENS_NOTHING = ("none", "")


@dataclass(frozen=True, slots=True)
class NotAnOption:
    """One home, why not, and the nearest change."""

    home: str
    where: str
    reason: str
    change: str


@dataclass(frozen=True, slots=True)
class Group:
    """The homes that one rule excludes."""

    rule: str
    title: str
    homes: tuple[NotAnOption, ...]


def not_options(excluded: Sequence[Excluded], sitting: Sitting) -> tuple[Group, ...]:
    """Group the homes by the one rule that excludes each, nearest to an option first."""
    by_rule: dict[str, list[Excluded]] = {}
    for each in excluded:
        by_rule.setdefault(each.rule, []).append(each)
    known = [rule for rule in NEAREST_FIRST if rule in by_rule]
    others = sorted(set(by_rule) - set(known))
    return tuple(_group(rule, by_rule[rule], sitting) for rule in (*known, *others))


def _group(rule: str, excluded: Sequence[Excluded], sitting: Sitting) -> Group:
    homes = counted(len(excluded), "home")
    return Group(
        rule=rule,
        title=f"{RULE_IN_SHORT.get(rule, f'Rule {rule}')} ({homes}, rule {rule})",
        homes=tuple(not_an_option(each, sitting) for each in excluded),
    )


def why_not(
    excluded: Sequence[Excluded], place: str | None, sitting: Sitting
) -> NotAnOption | None:
    """Say why one home is not an option; None where it is one, or there is no such home."""
    found = next((each for each in excluded if each.place == place), None)
    return None if found is None else not_an_option(found, sitting)


def homes_to_ask_about(
    excluded: Sequence[Excluded], sitting: Sitting
) -> tuple[tuple[str, str], ...]:
    """List the homes that are not options, each with its id and its name, in the order of ids."""
    return tuple(
        (each.place, home_name(sitting.problem.place_by_id[each.place])) for each in excluded
    )


def not_an_option(each: Excluded, sitting: Sitting) -> NotAnOption:
    """Say of one home where it is, why it is not an option, and the nearest change."""
    place = sitting.problem.place_by_id[each.place]
    change = "Nothing opens it" if each.nearest_change in OPENS_NOTHING else each.nearest_change
    return NotAnOption(
        home_name(place), home_where(place), readable(each.reason), begun(readable(change))
    )
