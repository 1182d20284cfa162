"""Where newcomers share a bedroom with a brother or sister who is settled in the home."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from matching.children import Child
from matching.problem import Problem
from matching.rules.bedrooms import rooms_needed

Coming = tuple[str, tuple[Child, ...]]
"""A group that may come: its id and its children."""


def shared_with_settled(
    groups: Sequence[Coming],
    places: Mapping[str, int],
    eligible: Mapping[str, Collection[str]],
    sharing: Collection[tuple[str, str]],
    problem: Problem,
) -> dict[tuple[str, str], int]:
    """Give, for a group and a home, the bedrooms it adds there, where not those it needs alone.

    Where several groups of one family are being placed, a group counts as sharing only if no
    two of them could then be counted in one bedroom too few: counting one too many is careful.
    Those who live there already come first.
    """
    related: dict[str, list[Coming]] = {}
    for group in groups:
        name = group[1][0].siblings
        if name is not None:
            related.setdefault(name, []).append(group)
    found = {}
    for family in related.values():
        settled = problem.brothers_and_sisters_of(family[0][1][0])
        homes = {c.current_place for c in settled if not c.in_play and c.current_place is not None}
        for home in sorted(homes):
            coming = [each for each in family if home in eligible[each[0]]]
            fewer = _fewer(coming, home, places[home], sharing, problem)
            found.update({(group, home): rooms for group, rooms in fewer.items()})
    return found


def _fewer(
    groups: Sequence[Coming],
    home: str,
    places: int,
    sharing: Collection[tuple[str, str]],
    problem: Problem,
) -> dict[str, int]:
    staying = problem.staying_in(home)
    before = rooms_needed(staying, problem.date, problem.policy)

    def added(coming: Sequence[Coming]) -> int:
        everyone = (*staying, *(child for _, children in coming for child in children))
        return rooms_needed(everyone, problem.date, problem.policy) - before

    def enough(rooms: Mapping[str, int]) -> bool:
        """Whether no groups that fit in together are given fewer rooms than they would need."""
        return all(
            sum(rooms[name] for name, _ in coming) - _most_pairs([n for n, _ in coming], sharing)
            >= added(coming)
            for size in range(2, len(groups) + 1)
            for coming in combinations(groups, size)
            if sum(len(children) for _, children in coming) <= places
        )

    usual = {name: rooms_needed(c, problem.date, problem.policy) for name, c in groups}
    found: dict[str, int] = {}
    for group in sorted(groups, key=lambda g: (g[1][0].lives_here != home, g[0])):
        name, rooms = group[0], added([group])
        if rooms != usual[name] and (len(groups) == 1 or enough({**usual, **found, name: rooms})):
            found[name] = rooms
    return found


def _most_pairs(names: Sequence[str], sharing: Collection[tuple[str, str]]) -> int:
    """Count the most pairs of these groups who share a bedroom, each in one pair at most."""
    if len(names) < 2:
        return 0
    first, rest = names[0], names[1:]
    best = _most_pairs(rest, sharing)
    for other in rest:
        if (first, other) in sharing or (other, first) in sharing:
            left = [name for name in rest if name != other]
            best = max(best, 1 + _most_pairs(left, sharing))
    return best
