"""A resolved problem: eligibility and whole-number costs worked out, what a solver itself sees.

The fields of the published layout keep their names; the others are optional in a file. Everything
is in the order of ids, so the same problem in another order is the same resolved problem.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from matching.resolving.resolved_checks import check

Costs = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Children who are placed together, or one child."""

    id: str
    size: int = 1
    bedrooms: int = 1
    alone: bool = False
    flags: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    emergency: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """A place as room left for those being placed. No bedrooms means they do not bind.

    `reserved` places are for emergency groups alone. With a `limit`, more children than that live
    here only when all of them are in one of the sets of groups in `over_limit`.
    """

    id: str
    places: int
    bedrooms: int | None = None
    reserved: int = 0
    limit: int | None = None
    over_limit: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the optimiser is asked: the least total of cost vectors, level by level."""

    levels: tuple[str, ...]
    groups: tuple[Group, ...]
    homes: tuple[Home, ...]
    pairs: Mapping[str, Mapping[str, Costs]]
    """For each group, the homes it may live in and the cost vector of each."""
    fallback: Mapping[str, Costs | None] = field(default_factory=dict)
    """The cost of no home here; None, or left out, means it is not allowed."""
    apart: tuple[tuple[str, str], ...] = ()
    flag_apart: tuple[tuple[str, str], ...] = ()
    locks: tuple[tuple[str, str | None], ...] = ()
    bans: tuple[tuple[str, str], ...] = ()
    prefer_together: tuple[tuple[str, str, Costs], ...] = ()
    """Pairs of groups, and what it costs when they are not in one home."""
    sharing: tuple[tuple[str, str], ...] = ()
    """Pairs of groups that save a bedroom in one home; each group in one such pair at most."""
    pair_bedrooms: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Bedrooms of a group in one home where they differ from the group's own."""

    def choices(self, group: str) -> dict[str | None, Costs]:
        """List what a group may be given, locks and bans applied: homes by id, then no home."""
        banned = {home for g, home in self.bans if g == group}
        options: dict[str | None, Costs] = {
            home: costs
            for home, costs in sorted(self.pairs.get(group, {}).items())
            if home not in banned
        }
        fallback = self.fallback.get(group)
        if fallback is not None:
            options[None] = fallback
        for locked, home in self.locks:
            if locked == group:
                options = {home: options[home]} if home in options else {}
        return options

    def to_json(self) -> dict[str, Any]:
        """Write the published layout, with our optional fields where they say something."""
        written: dict[str, Any] = {
            "levels": list(self.levels),
            "groups": [_group_json(group) for group in self.groups],
            "homes": [_home_json(home) for home in self.homes],
            "pairs": [
                [group, home, list(costs)]
                for group, homes in self.pairs.items()
                for home, costs in homes.items()
            ],
            "fallback": {
                group: None if costs is None else list(costs)
                for group, costs in self.fallback.items()
            },
            "apart": [list(pair) for pair in self.apart],
            "flag_apart": [list(pair) for pair in self.flag_apart],
            "locks": [list(lock) for lock in self.locks],
            "bans": [list(ban) for ban in self.bans],
        }
        if self.prefer_together:
            written["prefer_together"] = [[a, b, list(c)] for a, b, c in self.prefer_together]
        if self.sharing:
            written["sharing"] = [list(pair) for pair in self.sharing]
        if self.pair_bedrooms:
            written["pair_bedrooms"] = [[g, h, n] for (g, h), n in self.pair_bedrooms.items()]
        return written

    @classmethod
    def from_json(cls, read: Mapping[str, Any]) -> "Resolved":
        """Read the published layout, whatever order it is in.

        Raises `ResolvedIsWrong`, a ValueError, with the first thing wrong with it.
        """
        check(read)
        pairs: dict[str, dict[str, Costs]] = {}
        for group, home, costs in sorted(read["pairs"], key=lambda pair: (pair[0], pair[1])):
            pairs.setdefault(group, {})[home] = tuple(costs)
        return cls(
            levels=tuple(read["levels"]),
            groups=tuple(sorted(map(_group, read["groups"]), key=lambda group: group.id)),
            homes=tuple(sorted(map(_home, read["homes"]), key=lambda home: home.id)),
            pairs=pairs,
            fallback={
                group: None if costs is None else tuple(costs)
                for group, costs in sorted(read.get("fallback", {}).items())
            },
            apart=_sorted_pairs(read.get("apart", [])),
            flag_apart=tuple((a, b) for a, b in read.get("flag_apart", [])),
            locks=tuple((group, home) for group, home in read.get("locks", [])),
            bans=tuple((group, home) for group, home in read.get("bans", [])),
            prefer_together=tuple(
                sorted(
                    (min(a, b), max(a, b), tuple(c)) for a, b, c in read.get("prefer_together", [])
                )
            ),
            sharing=_sorted_pairs(read.get("sharing", [])),
            pair_bedrooms={(g, h): n for g, h, n in read.get("pair_bedrooms", [])},
        )

    @staticmethod
    def home_from_json(read: Mapping[str, Any]) -> Home:
        """Read one home of the published layout, already checked."""
        return _home(read)


@dataclass(frozen=True, slots=True)
class Solved:
    """An answer of the optimiser: optimal means the bound equals the objective."""

    status: str
    """`optimal`, `feasible`, `infeasible` or `unknown`."""
    assignment: Mapping[str, str | None]
    objective: Costs = ()
    bound: Costs | None = None


def _group_json(group: Group) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": group.id,
        "size": group.size,
        "bedrooms": group.bedrooms,
        "alone": group.alone,
        "flags": list(group.flags),
    }
    if group.members:
        written["members"] = list(group.members)
    if group.emergency:
        written["emergency"] = True
    return written


def _home_json(home: Home) -> dict[str, Any]:
    written: dict[str, Any] = {"id": home.id, "places": home.places, "bedrooms": home.bedrooms}
    if home.reserved:
        written["reserved"] = home.reserved
    if home.limit is not None:
        written["limit"] = home.limit
        written["over_limit"] = [sorted(groups) for groups in home.over_limit]
    return written


def _group(read: Mapping[str, Any]) -> Group:
    size = read.get("size", 1)
    return Group(
        id=read["id"],
        size=size,
        bedrooms=read.get("bedrooms", size),
        alone=bool(read.get("alone", False)),
        flags=tuple(sorted(read.get("flags", []))),
        members=tuple(read.get("members", [])),
        emergency=bool(read.get("emergency", False)),
    )


def _home(read: Mapping[str, Any]) -> Home:
    return Home(
        id=read["id"],
        places=read["places"],
        bedrooms=read.get("bedrooms"),
        reserved=read.get("reserved", 0),
        limit=read.get("limit"),
        over_limit=tuple(frozenset(groups) for groups in read.get("over_limit", [])),
    )


def _sorted_pairs(pairs: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((min(a, b), max(a, b)) for a, b in pairs))
