"""A resolved problem as a whole-number program: choices, their costs, and linear rows over them.

Both large solvers read this one formulation; `docs/explanation/matching.md` writes it out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from matching.resolved import Costs, Group, Home, Resolved

Term = tuple[int, int]
"""A variable's number and its coefficient."""


@dataclass(slots=True)
class Program:
    """Choose exactly one of each group's variables, within the rows, at least cost.

    Variables are numbered: first each group's choices, then those that help to say what groups
    do together. All are 0 or 1.
    """

    levels: int
    choices: list[tuple[str, str | None]] = field(default_factory=list)
    one_of: list[list[int]] = field(default_factory=list)
    costs: list[Costs] = field(default_factory=list)
    rows: list[tuple[list[Term], int]] = field(default_factory=list)
    """Terms that may add up to at most the number beside them."""
    constant: list[int] = field(default_factory=list)
    number: dict[tuple[str, str | None], int] = field(default_factory=dict)

    def add(self, costs: Costs) -> int:
        """Add a variable and give its number."""
        self.costs.append(costs)
        return len(self.costs) - 1

    def at_most(self, terms: Sequence[Term], most: int) -> None:
        """Add a row, unless nothing could break it."""
        if sum(max(0, coefficient) for _, coefficient in terms) > most:
            self.rows.append((list(terms), most))

    def assignment(self, chosen: Sequence[int]) -> dict[str, str | None]:
        """Read a solution's chosen variables back as homes."""
        return dict(self.choices[v] for v in chosen if v < len(self.choices))


def program_of(resolved: Resolved) -> Program | None:
    """Write the program; None when some group has nothing it may be given."""
    program = Program(len(resolved.levels), constant=[0] * len(resolved.levels))
    for group in resolved.groups:
        options = resolved.choices(group.id)
        if not options:
            return None
        numbers = []
        for home, costs in options.items():
            numbers.append(program.add(costs))
            program.choices.append((group.id, home))
            program.number[group.id, home] = numbers[-1]
        program.one_of.append(numbers)
    living: dict[str, list[tuple[Group, int]]] = {home.id: [] for home in resolved.homes}
    groups = {group.id: group for group in resolved.groups}
    for number, (group_id, home_id) in enumerate(program.choices):
        if home_id is not None:
            living[home_id].append((groups[group_id], number))
    for home in resolved.homes:
        _room(program, home, living[home.id], resolved)
    _rather_together(program, resolved)
    return program


def _room(
    program: Program, home: Home, living: list[tuple[Group, int]], resolved: Resolved
) -> None:
    """Keep one home's rows: room, beds kept for emergencies, bedrooms, limit, who is apart."""
    # A group that must be alone fills the home: then room alone keeps others out.
    alone = [(max(g.size, home.places) if g.alone else g.size) for g, _ in living]
    program.at_most([(v, size) for (_, v), size in zip(living, alone, strict=True)], home.places)
    if home.reserved:
        ordinary = [(v, g.size) for g, v in living if not g.emergency]
        program.at_most(ordinary, home.places - home.reserved)
    if home.bedrooms is not None:
        _bedrooms(program, home, living, resolved)
    if home.limit is not None and home.limit < home.places:
        _limit(program, home, living)
    _apart(program, home, living, resolved)


def _bedrooms(
    program: Program, home: Home, living: list[tuple[Group, int]], resolved: Resolved
) -> None:
    rooms = [(v, resolved.pair_bedrooms.get((g.id, home.id), g.bedrooms)) for g, v in living]
    if home.bedrooms is None or sum(n for _, n in rooms) <= home.bedrooms:
        return
    numbers = {group.id: v for group, v in living}
    shares: dict[str, list[Term]] = {}
    saved: list[Term] = []
    for one, other in resolved.sharing:
        if one in numbers and other in numbers:
            share = program.add((0,) * program.levels)
            saved.append((share, -1))
            for group in (one, other):
                program.at_most([(share, 1), (numbers[group], -1)], 0)
                shares.setdefault(group, []).append((share, 1))
    for terms in shares.values():
        program.at_most(terms, 1)
    program.at_most([*rooms, *saved], home.bedrooms)


def _limit(program: Program, home: Home, living: list[tuple[Group, int]]) -> None:
    """Keep within the fostering limit, unless the home is given over to those who may exceed it."""
    limit = home.limit if home.limit is not None else home.places
    size = [(v, group.size) for group, v in living]
    if sum(n for _, n in size) <= limit:
        return
    over = []
    for may_exceed in home.over_limit:
        given = program.add((0,) * program.levels)
        over.append((given, 1))
        for group, v in living:
            if group.id not in may_exceed:
                program.at_most([(given, 1), (v, 1)], 1)
    program.at_most(over, 1)
    extra = home.places - limit
    program.at_most([*size, *((given, -extra) for given, _ in over)], limit)


def _apart(
    program: Program, home: Home, living: list[tuple[Group, int]], resolved: Resolved
) -> None:
    apart = {frozenset(pair) for pair in resolved.apart}
    if not apart and not resolved.flag_apart:
        return
    for (one, v), (other, w) in combinations(living, 2):
        if frozenset((one.id, other.id)) in apart or _clash(one, other, resolved):
            program.at_most([(v, 1), (w, 1)], 1)


def _clash(one: Group, other: Group, resolved: Resolved) -> bool:
    return any(
        (a in one.flags and b in other.flags) or (b in one.flags and a in other.flags)
        for a, b in resolved.flag_apart
    )


def _rather_together(program: Program, resolved: Resolved) -> None:
    """Charge apart beforehand, and give it back in each home where both may live and do."""
    homes = sorted(home.id for home in resolved.homes)
    for one, other, costs in resolved.prefer_together:
        program.constant = [a + b for a, b in zip(program.constant, costs, strict=True)]
        for home in homes:
            v, w = program.number.get((one, home)), program.number.get((other, home))
            if v is None or w is None:
                continue
            both = program.add(tuple(-cost for cost in costs))
            program.at_most([(both, 1), (v, -1)], 0)
            program.at_most([(both, 1), (w, -1)], 0)
            if min(costs) < 0:
                program.at_most([(v, 1), (w, 1), (both, -1)], 1)
