"""The bedrooms that brothers and sisters count in a home where others of their family live."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from matching.children import Child
from matching.problem import Problem
from matching.rules.bedrooms import rooms_needed

Group = tuple[str, tuple[Child, ...]]
"""A group being placed: its id and its children."""

MOST_GROUPS = 10
"""Beyond so many groups of one family for one home each counts what it needs alone, which is
careful: the ways in which they could live there would run to thousands."""


@dataclass(frozen=True, slots=True)
class BesideRelatives:
    """What families count where some of them live."""

    bedrooms: Mapping[tuple[str, str], int]
    """For a group and a home, the bedrooms it adds there, where not those it needs alone."""
    nobody_new: frozenset[str]
    """Homes whose bedrooms cannot be added up group by group: who lives there fits in all the same.
    """


def beside_relatives(
    groups: Sequence[Group],
    homes: Mapping[str, int],
    eligible: Mapping[str, Collection[str]],
    sharing: Collection[tuple[str, str]],
    problem: Problem,
) -> BesideRelatives:
    """Work out the bedrooms each group adds in a home where others of its family live.

    `homes` are those where bedrooms bind, with the places left in each. Groups of one family are
    never counted in one bedroom too few together. Those who live there already come first, so that
    they may stay; for those who come, one too many is careful.
    """
    related: dict[str, list[Group]] = {}
    for group in groups:
        name = group[1][0].siblings
        if name is not None:
            related.setdefault(name, []).append(group)
    bedrooms: dict[tuple[str, str], int] = {}
    too_many: Counter[str] = Counter()
    for family in related.values():
        for home in sorted(_homes_of(family, problem) & homes.keys()):
            able = [each for each in family if home in eligible[each[0]]]
            counting = _Home(home, homes[home], sharing, problem)
            counted = counting.counted(able)
            bedrooms |= {
                (name, home): counted[name]
                for name, children in able
                if counted[name] != counting.rooms(children)
            }
            too_many[home] += counting.too_many(able, counted)
    full = {home for home, number in too_many.items() if number > _bedrooms_left(home, problem)}
    return BesideRelatives(bedrooms, frozenset(full))


def _bedrooms_left(home: str, problem: Problem) -> int:
    """Count the bedrooms that nobody who lives there today needs."""
    needed = rooms_needed(problem.residents_of(home), problem.date, problem.policy)
    return (problem.place_by_id[home].bedrooms or 0) - needed


def _homes_of(family: Sequence[Group], problem: Problem) -> set[str]:
    """List the homes where somebody of the family is settled, or several live who may move."""
    settled = problem.brothers_and_sisters_of(family[0][1][0])
    homes = {c.current_place for c in settled if not c.in_play and c.current_place is not None}
    may_move = [child.lives_here for _, children in family for child in children]
    return homes | {home for home in may_move if home is not None and may_move.count(home) > 1}


@dataclass(frozen=True, slots=True)
class _Home:
    """One home, and what may be counted in it."""

    id: str
    places: int
    sharing: Collection[tuple[str, str]]
    problem: Problem

    def counted(self, groups: Sequence[Group]) -> dict[str, int]:
        """Give the bedrooms that each group counts."""
        stay = [group for group in groups if self._lives_here(group)]
        come = [group for group in groups if not self._lives_here(group)]
        alone = {name: self.rooms(children) for name, children in groups}
        if len(groups) > MOST_GROUPS:
            return alone
        beside_each_other = self._fewer(stay, stay, alone)
        beside_those_who_stay = self._enough_for_all(come, stay, beside_each_other)
        return self._fewer(come, groups, beside_those_who_stay)

    def too_many(self, groups: Sequence[Group], rooms: Mapping[str, int]) -> int:
        """Say how many bedrooms too many those who live there count at most, whoever stays."""
        stay = [group for group in groups if self._lives_here(group)]
        if len(stay) > MOST_GROUPS:
            return sum(rooms[name] for name, _ in stay) - self._added(stay)
        counts = (
            self._count([name for name, _ in together], rooms)
            for size in range(1, len(stay) + 1)
            for together in combinations(stay, size)
        )
        return max(0, max(counts, default=0) - self._added(stay))

    def _lives_here(self, group: Group) -> bool:
        return all(child.lives_here == self.id for child in group[1])

    def _fewer(
        self, groups: Sequence[Group], beside: Sequence[Group], rooms: Mapping[str, int]
    ) -> dict[str, int]:
        """Count what one group after another adds alone, where that is enough beside the others."""
        found = dict(rooms)
        for name, children in groups:
            fewer = {**found, name: self._added([(name, children)])}
            if not any(short for _, short in self._too_few(beside, fewer)):
                found = fewer
        return found

    def _enough_for_all(
        self, come: Sequence[Group], stay: Sequence[Group], rooms: Mapping[str, int]
    ) -> dict[str, int]:
        """Count more for those who come, where they could share with one of those who stay."""
        found = dict(rooms)
        order = {name: i for i, (name, _) in enumerate((*stay, *come))}
        for names, short in self._too_few((*stay, *come), found):
            last = max(names, key=order.__getitem__)
            found[last] += short
        return found

    def _too_few(
        self, groups: Sequence[Group], rooms: Mapping[str, int]
    ) -> Iterator[tuple[tuple[str, ...], int]]:
        """List groups who would be counted in too few bedrooms together, and how many."""
        for size in range(2, len(groups) + 1):
            for together in combinations(groups, size):
                if sum(len(children) for _, children in together) <= self.places:
                    names = tuple(name for name, _ in together)
                    short = self._added(together) - self._count(names, rooms)
                    if short > 0:
                        yield names, short

    def _count(self, names: Sequence[str], rooms: Mapping[str, int]) -> int:
        return sum(rooms[name] for name in names) - _most_pairs(names, self.sharing)

    def _added(self, groups: Sequence[Group]) -> int:
        """Count the bedrooms needed for groups on top of those for whoever is settled there."""
        settled = self.problem.staying_in(self.id)
        everyone = (*settled, *(child for _, children in groups for child in children))
        return self.rooms(everyone) - self.rooms(settled)

    def rooms(self, children: Sequence[Child]) -> int:
        """Count the bedrooms that children need by themselves."""
        return rooms_needed(children, self.problem.date, self.problem.policy)


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
