"""A resolved problem as a whole-number program, in the shape whose relaxations are nearly whole.

A column is a home and some groups of one cluster living there; a cluster is groups that gain by
being together (brothers and sisters placed on their own), most often one group alone. Every group
is in exactly one chosen column. `docs/explanation/matching.md` writes the program out.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from matching.optimiser.one_home import Together
from matching.resolved import Costs, Group, Home, Resolved

Term = tuple[int, int]
"""A variable's number and its coefficient."""


@dataclass(frozen=True, slots=True)
class Column:
    """Some groups of a cluster in one home, or one group in none."""

    cluster: int
    groups: tuple[Group, ...]
    mask: int
    """Which of the cluster's groups these are, a bit for each."""
    home: str | None


@dataclass(slots=True)
class Program:
    """Choose columns so that each group is in exactly one, within the rows, at least cost.

    Variables are the columns, then helpers: "this home may go over its fostering limit".
    """

    levels: int
    clusters: list[tuple[Group, ...]] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    costs: list[Costs] = field(default_factory=list)
    helpers: int = 0
    rows: list[tuple[list[Term], int]] = field(default_factory=list)
    """Terms that may add up to at most the number beside them."""
    constant: Costs = ()

    def at_most(self, terms: Sequence[Term], most: int) -> None:
        """Add a row, unless nothing could break it."""
        if sum(max(0, coefficient) for _, coefficient in terms) > most:
            self.rows.append((list(terms), most))

    def assignment(self, chosen: Sequence[int]) -> dict[str, str | None]:
        """Read chosen variables back as the home of each group."""
        homes = {
            group.id: self.columns[v].home
            for v in chosen
            if v < len(self.columns)
            for group in self.columns[v].groups
        }
        return {group: homes[group] for group in sorted(homes)}


def program_of(resolved: Resolved) -> Program | None:
    """Write the program; None when some group has nothing it may be given."""
    apart = [costs for _, _, costs in resolved.prefer_together]
    constant = tuple(sum(costs[i] for costs in apart) for i in range(len(resolved.levels)))
    program = Program(len(resolved.levels), constant=constant)
    choices = {group.id: resolved.choices(group.id) for group in resolved.groups}
    if not all(choices.values()):
        return None
    program.clusters = list(_clusters(resolved))
    together = Together.of(resolved)
    enemies = together.enemies(resolved.groups)
    homes = {home.id: home for home in resolved.homes}
    for number, cluster in enumerate(program.clusters):
        for column, costs in _columns(number, cluster, choices, homes, together, resolved):
            program.columns.append(column)
            program.costs.append(costs)
    if len({g.id for column in program.columns for g in column.groups}) < len(resolved.groups):
        return None
    living: dict[str, list[tuple[Column, int]]] = {home: [] for home in homes}
    for number, column in enumerate(program.columns):
        if column.home is not None:
            living[column.home].append((column, number))
    for home in resolved.homes:
        _rows(program, home, living[home.id], together, enemies)
        if any(cost < 0 for _, _, costs in resolved.prefer_together for cost in costs):
            _one_part_a_home(program, living[home.id])
    return program


def _clusters(resolved: Resolved) -> Iterator[tuple[Group, ...]]:
    """Gather groups that gain by being in one home: a shared bedroom, or being together."""
    cluster_of = {group.id: {group.id} for group in resolved.groups}
    for one, other in (*((a, b) for a, b, _ in resolved.prefer_together), *resolved.sharing):
        joined = cluster_of[one] | cluster_of[other]
        for each in joined:
            cluster_of[each] = joined
    seen: set[str] = set()
    groups = {group.id: group for group in resolved.groups}
    for group in resolved.groups:
        if group.id not in seen:
            seen |= cluster_of[group.id]
            yield tuple(groups[each] for each in sorted(cluster_of[group.id]))


def _columns(
    number: int,
    cluster: tuple[Group, ...],
    choices: Mapping[str, Mapping[str | None, Costs]],
    homes: Mapping[str, Home],
    together: Together,
    resolved: Resolved,
) -> Iterator[tuple[Column, Costs]]:
    """List every part of a cluster that fits in a home, with what it costs there."""
    gains = {frozenset((a, b)): costs for a, b, costs in resolved.prefer_together}
    for home_id in sorted({h for g in cluster for h in choices[g.id] if h is not None}):
        home = homes[home_id]
        able = [(i, g) for i, g in enumerate(cluster) if home_id in choices[g.id]]
        for size in range(1, len(able) + 1):
            fitting = 0
            for part in combinations(able, size):
                groups = tuple(group for _, group in part)
                if together.fits(home, groups):
                    fitting += 1
                    costs = [choices[group.id][home_id] for group in groups]
                    mask = sum(1 << i for i, _ in part)
                    yield Column(number, groups, mask, home_id), _add(costs, groups, gains)
            if not fitting:
                break
    for i, group in enumerate(cluster):
        if None in choices[group.id]:
            yield Column(number, (group,), 1 << i, None), choices[group.id][None]


def _add(
    costs: Sequence[Costs], groups: Sequence[Group], gains: Mapping[frozenset[str], Costs]
) -> Costs:
    """Add costs up and give back what was charged beforehand for being apart."""
    if len(groups) == 1:
        return costs[0]
    total = [sum(each) for each in zip(*costs, strict=True)]
    for one, other in combinations(groups, 2):
        gain = gains.get(frozenset((one.id, other.id)))
        if gain is not None:
            total = [a - b for a, b in zip(total, gain, strict=True)]
    return tuple(total)


def _rows(
    program: Program,
    home: Home,
    living: list[tuple[Column, int]],
    together: Together,
    enemies: Mapping[str, frozenset[str]],
) -> None:
    """Keep one home's room, beds for emergencies, bedrooms, fostering limit, and who is apart."""
    program.at_most([(v, _room(column, home)) for column, v in living], home.places)
    if home.reserved:
        ordinary = [(v, sum(g.size for g in c.groups if not g.emergency)) for c, v in living]
        program.at_most([(v, size) for v, size in ordinary if size], home.places - home.reserved)
    if home.bedrooms is not None:
        rooms = [(v, together.rooms(home, column.groups)) for column, v in living]
        program.at_most([(v, n) for v, n in rooms if n], home.bedrooms)
    if home.limit is not None and home.limit < home.places:
        _limit(program, home, living)
    _big_parts(program, home, living)
    _apart(program, home, living, enemies)


def _big_parts(program: Program, home: Home, living: list[tuple[Column, int]]) -> None:
    """Of parts that fill more than half a home, one at most: sharper than counting children."""
    big = [v for column, v in living if 2 * _room(column, home) > home.places]
    if home.places > 1:
        program.at_most([(v, 1) for v in big], 1)


def _room(column: Column, home: Home) -> int:
    """Count a column's children; one who must be alone fills the home and keeps others out."""
    size = sum(group.size for group in column.groups)
    return max(size, home.places) if any(group.alone for group in column.groups) else size


def _limit(program: Program, home: Home, living: list[tuple[Column, int]]) -> None:
    """Keep within the fostering limit, unless the home is given over to those who may exceed it."""
    limit = home.limit if home.limit is not None else home.places
    size = [(v, sum(g.size for g in column.groups)) for column, v in living]
    if sum(n for _, n in size) <= limit:
        return
    over: list[Term] = []
    for may_exceed in home.over_limit:
        if _most(living, may_exceed) <= limit:
            continue
        given = len(program.costs)
        program.costs.append((0,) * program.levels)
        program.helpers += 1
        over.append((given, 1))
        for column, v in living:
            if any(group.id not in may_exceed for group in column.groups):
                program.at_most([(given, 1), (v, 1)], 1)
    program.at_most(over, 1)
    program.at_most([*size, *((v, limit - home.places) for v, _ in over)], limit)


def _most(living: list[tuple[Column, int]], groups: frozenset[str]) -> int:
    """Count the children of those of the groups that could live here."""
    sizes = {g.id: g.size for column, _ in living for g in column.groups if g.id in groups}
    return sum(sizes.values())


def _one_part_a_home(program: Program, living: list[tuple[Column, int]]) -> None:
    """Where being together costs rather than gains, two parts of a cluster do not meet unseen."""
    by_cluster: dict[int, list[int]] = {}
    for column, v in living:
        if len(program.clusters[column.cluster]) > 1:
            by_cluster.setdefault(column.cluster, []).append(v)
    for numbers in by_cluster.values():
        program.at_most([(v, 1) for v in numbers], 1)


def _apart(
    program: Program,
    home: Home,
    living: list[tuple[Column, int]],
    enemies: Mapping[str, frozenset[str]],
) -> None:
    """Keep groups apart, as many as are all apart from each other in one row.

    Two for whom there is no room together are kept apart by that.
    """
    if not enemies:
        return
    numbers: dict[str, list[int]] = {}
    sizes: dict[str, int] = {}
    for column, v in living:
        for group in column.groups:
            sizes[group.id] = group.size
            numbers.setdefault(group.id, []).append(v)
    done: set[tuple[str, str]] = set()
    for one in sorted(sizes.keys() & enemies.keys()):
        for other in sorted(enemies[one] & sizes.keys()):
            if other < one or (one, other) in done or sizes[one] + sizes[other] > home.places:
                continue
            clique = _clique(one, other, enemies, sizes.keys())
            done.update(combinations(sorted(clique), 2))
            columns = dict.fromkeys(v for group in clique for v in numbers[group])
            program.at_most([(v, 1) for v in columns], 1)


def _clique(
    one: str, other: str, enemies: Mapping[str, frozenset[str]], here: Set[str]
) -> list[str]:
    """Gather groups that are all apart from each other, beginning with two."""
    clique = [one, other]
    common = enemies[one] & enemies[other] & here
    while common:
        third = min(common)
        clique.append(third)
        common &= enemies[third]
    return clique
