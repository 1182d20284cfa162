"""Why not everyone has a home: a shortage counted by a cut, or rules that cannot all be kept.

A cut: these children can only use these places, and there are too few of them. Where no cut is
short, something else than room stands in the way, and a minimal conflict names it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matching.in_words.how_many import how_many
from matching.joint import Joint
from matching.optimiser.conflict import conflict
from matching.optimiser.hard_rules import HardRule
from matching.problem import Problem
from matching.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Shortage:
    """Children who can only use these homes, and how many places short they are together."""

    children: tuple[str, ...]
    homes: tuple[str, ...]
    places: int
    short: int
    sentence: str


@dataclass(frozen=True, slots=True)
class WhyNotEveryone:
    """Children no home may take at all, a shortage of places, or a conflict; each may be empty."""

    no_home_at_all: tuple[str, ...]
    shortage: Shortage | None
    conflict: tuple[str, ...]
    """Rules that cannot all be kept, though all but any one of them can; in words."""
    sentences: tuple[str, ...]


def why_not_everyone(joint: Joint, *, time_limit: float = 5.0) -> WhyNotEveryone | None:
    """Explain why someone has no home; None where everyone has one or the answer is not proved."""
    resolved = joint.resolved
    if not joint.proved or all(home is not None for home in joint.solved.assignment.values()):
        return None
    nowhere = [group for group in resolved.groups if not resolved.pairs.get(group.id)]
    rest = _must_all_have_a_home(resolved, {group.id for group in nowhere})
    short = shortage(rest)
    rules = () if short is not None else _conflict(rest, time_limit)
    none_at_all = tuple(member for group in nowhere for member in group.members or (group.id,))
    said = tuple(_in_words(rule, joint.problem, resolved) for rule in rules)
    return WhyNotEveryone(none_at_all, short, said, tuple(_sentences(none_at_all, short, said)))


def shortage(resolved: Resolved) -> Shortage | None:
    """Find children short of places by a minimum cut; None where room alone is enough for all.

    Groups may be divided between homes here, so what is short is short however they are placed.
    """
    from ortools.graph.python import max_flow

    flow = max_flow.SimpleMaxFlow()
    groups = {group.id: number for number, group in enumerate(resolved.groups, 2)}
    homes = {home.id: number for number, home in enumerate(resolved.homes, 2 + len(groups))}
    for group in resolved.groups:
        flow.add_arc_with_capacity(0, groups[group.id], group.size)
        for name in resolved.choices(group.id):
            if name is not None:
                flow.add_arc_with_capacity(groups[group.id], homes[name], group.size)
    for home in resolved.homes:
        flow.add_arc_with_capacity(homes[home.id], 1, max(0, home.places))
    wanted = sum(group.size for group in resolved.groups)
    if not groups or flow.solve(0, 1) != flow.OPTIMAL or flow.optimal_flow() == wanted:
        return None
    reached = set(flow.get_source_side_min_cut())
    children = tuple(
        member
        for group in resolved.groups
        if groups[group.id] in reached
        for member in group.members or (group.id,)
    )
    used = {
        home
        for group in resolved.groups
        if groups[group.id] in reached
        for home in resolved.choices(group.id)
        if home is not None
    }
    places = sum(max(0, home.places) for home in resolved.homes if home.id in used)
    short = len(children) - places
    who = how_many(len(children), "child", "children")
    where = how_many(places, "place")
    sentence = f"{who} can only use {where}: {short} short"
    return Shortage(children, tuple(sorted(used)), places, short, sentence)


def _must_all_have_a_home(resolved: Resolved, but: set[str]) -> Resolved:
    """Leave out groups no home may take, and ask for a home for all the others."""
    return replace(
        resolved,
        groups=tuple(group for group in resolved.groups if group.id not in but),
        pairs={group: homes for group, homes in resolved.pairs.items() if group not in but},
        fallback={group: None for group in resolved.fallback if group not in but},
        apart=tuple(pair for pair in resolved.apart if not but & set(pair)),
        prefer_together=(),
        sharing=tuple(pair for pair in resolved.sharing if not but & set(pair)),
    )


def _conflict(resolved: Resolved, time_limit: float) -> tuple[HardRule, ...]:
    try:
        return conflict(resolved, time_limit)
    except TimeoutError:
        return ()


ABOUT_GROUPS = {
    "place": "{} needs a home",
    "alone": "{} must live without other children",
    "lock": "it is decided where {} lives",
    "ban": "a home is ruled out for {}",
}


def _in_words(rule: HardRule, problem: Problem, resolved: Resolved) -> str:
    names = {group.id: group.members or (group.id,) for group in resolved.groups}
    homes = {home.id: home for home in resolved.homes}

    def who(group: str) -> str:
        members = names[group]
        return f"child {members[0]}" if len(members) == 1 else f"children {', '.join(members)}"

    first = rule.about[0]
    if rule.kind == "apart":
        return f"{' and '.join(map(who, rule.about))} live apart"
    if rule.kind in ABOUT_GROUPS:
        return ABOUT_GROUPS[rule.kind].format(who(first))
    label, home = problem.place_by_id[first].label, homes[first]
    return {
        "places": f"{label} has room for {home.places}",
        "bedrooms": f"{label} has {home.bedrooms} free bedrooms",
        "reserved": f"{label} keeps {home.reserved} for emergencies",
        "limit": f"{label} stays within the fostering limit",
        "flags": f"flags that clash do not meet at {label}",
    }[rule.kind]


def _sentences(
    nowhere: Sequence[str], short: Shortage | None, conflict: Sequence[str]
) -> list[str]:
    said = []
    if nowhere:
        count = how_many(len(nowhere), "child", "children")
        said.append(f"{count} can use no place at all: {', '.join(nowhere)}")
    if short is not None:
        said.append(short.sentence)
    if conflict:
        said.append(f"These cannot all be kept: {'; '.join(conflict)}")
    return said
