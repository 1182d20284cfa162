"""The hard rules of a resolved problem by name, and whether some of them can all be kept."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from matching.optimiser.interruptible import solved
from matching.optimiser.one_home import Together
from matching.optimiser.one_worker import one_worker
from matching.resolved import Group, Home, Resolved


@dataclass(frozen=True, slots=True, order=True)
class HardRule:
    """One rule and whom it concerns."""

    kind: str
    about: tuple[str, ...]

    @property
    def id(self) -> str:
        """Write it as people and machines read it: `places:h1`, `ban:g1|h1`."""
        return f"{self.kind}:{'|'.join(self.about)}"


def hard_rules(resolved: Resolved) -> list[HardRule]:
    """List every hard rule of a problem, in order."""
    return sorted(set(_hard_rules(resolved)))


def _hard_rules(resolved: Resolved) -> Iterator[HardRule]:
    for group in resolved.groups:
        yield HardRule("place", (group.id,))
        if group.alone:
            yield HardRule("alone", (group.id,))
    for home in resolved.homes:
        yield HardRule("places", (home.id,))
        if home.bedrooms is not None:
            yield HardRule("bedrooms", (home.id,))
        if home.reserved:
            yield HardRule("reserved", (home.id,))
        if home.limit is not None:
            yield HardRule("limit", (home.id,))
        if resolved.flag_apart:
            yield HardRule("flags", (home.id,))
    yield from (HardRule("apart", (min(a, b), max(a, b))) for a, b in resolved.apart)
    yield from (HardRule("lock", (group,)) for group, _ in resolved.locks)
    yield from (HardRule("ban", ban) for ban in resolved.bans)


class Kept:
    """Some of the rules of a problem, to be kept together."""

    def __init__(self, resolved: Resolved, rules: Collection[HardRule]) -> None:
        self.resolved = resolved
        self.rules = frozenset(rules)
        self.together = Together.of(resolved)

    def has(self, kind: str, *about: str) -> bool:
        """Say whether a rule is among those to be kept."""
        return HardRule(kind, about) in self.rules

    def must_choose(self) -> dict[str, list[str]] | None:
        """List the homes of each group that must have one; None where one has no choice at all."""
        locks: dict[str, set[str | None]] = {}
        for group, home in self.resolved.locks:
            if self.has("lock", group):
                locks.setdefault(group, set()).add(home)
        found: dict[str, list[str]] = {}
        for each in self.resolved.groups:
            homes = self._choices(each.id, locks.get(each.id))
            if not homes:
                return None
            if None not in homes:
                found[each.id] = sorted(home for home in homes if home is not None)
        return found

    def _choices(self, group: str, locked: set[str | None] | None) -> set[str | None]:
        if self.has("place", group):
            homes: set[str | None] = set(self.resolved.pairs.get(group, {}))
            if self.resolved.fallback.get(group) is not None:
                homes.add(None)
        else:
            # Nothing asks for a home: nowhere will do, and a lock may name any.
            homes = {None, *(locked or ())}
        homes -= {home for g, home in self.resolved.bans if g == group and self.has("ban", g, home)}
        if locked is not None:
            homes = homes & locked if len(locked) == 1 else set()
        return homes

    def clash(self, one: Group, other: Group, home: str) -> bool:
        """Say whether a rule to be kept keeps two groups from being in this home together."""
        if (one.alone and self.has("alone", one.id)) or (
            other.alone and self.has("alone", other.id)
        ):
            return True
        first, second = sorted((one.id, other.id))
        return self.has("apart", first, second) or (
            self.has("flags", home) and self.together.flags_clash(one, other)
        )


def can_be_kept(resolved: Resolved, rules: Collection[HardRule], seconds: float = 10.0) -> bool:
    """Say whether some answer keeps all of these rules."""
    from ortools.sat.python import cp_model

    kept = Kept(resolved, rules)
    must = kept.must_choose()
    if must is None:
        return False
    must = _without_free(kept, must)
    if not must:
        return True
    model = cp_model.CpModel()
    choices = {g: {h: model.new_bool_var("") for h in homes} for g, homes in must.items()}
    for options in choices.values():
        model.add_exactly_one(options.values())
    write_homes(model, kept, choices)
    solver = one_worker(seconds=seconds)
    status = solved(solver, model)
    if status == cp_model.UNKNOWN:
        raise TimeoutError("Why the problem is impossible was not found in time.")
    return bool(status != cp_model.INFEASIBLE)


def _without_free(kept: Kept, must: dict[str, list[str]]) -> dict[str, list[str]]:
    """Leave out the groups that some home takes whatever the others do."""
    bounded = {r.about[0] for r in kept.rules if r.kind not in ("place", "alone", "apart", "lock")}
    shy = {g for r in kept.rules if r.kind in ("alone", "apart") for g in r.about}
    shunned = {home for group in shy if group in must for home in must[group]}
    busy = bounded | shunned
    return {g: homes for g, homes in must.items() if g in shy or all(h in busy for h in homes)}


def write_homes(model: Any, kept: Kept, choices: dict[str, dict[str, Any]]) -> None:
    """Write the rules of every home on the choices made for it."""
    groups = {group.id: group for group in kept.resolved.groups}
    for home in kept.resolved.homes:
        living = [(groups[g], xs[home.id]) for g, xs in choices.items() if home.id in xs]
        if living:
            _room(model, kept, home, living)
            _bedrooms(model, kept, home, living)
            if kept.has("limit", home.id):
                _limit(model, home, living)
            for (one, x), (other, y) in combinations(living, 2):
                if kept.clash(one, other, home.id):
                    model.add_bool_or([x.negated(), y.negated()])


def _room(model: Any, kept: Kept, home: Home, living: Sequence[tuple[Group, Any]]) -> None:
    if kept.has("places", home.id):
        model.add(sum(group.size * x for group, x in living) <= home.places)
    ordinary = [group.size * x for group, x in living if not group.emergency]
    if kept.has("reserved", home.id) and ordinary:
        model.add(sum(ordinary) <= home.places - home.reserved)


def _bedrooms(model: Any, kept: Kept, home: Home, living: Sequence[tuple[Group, Any]]) -> None:
    if not kept.has("bedrooms", home.id):
        return
    here = {group.id: x for group, x in living}
    shares: dict[tuple[str, str], Any] = {}
    for one, other in kept.resolved.sharing:
        if one in here and other in here:
            share = shares[one, other] = model.new_bool_var("")
            model.add_implication(share, here[one])
            model.add_implication(share, here[other])
    for group in here:
        model.add_at_most_one([x for pair, x in shares.items() if group in pair])
    rooms = sum(kept.resolved.pair_bedrooms.get((g.id, home.id), g.bedrooms) * x for g, x in living)
    model.add(rooms - sum(shares.values()) <= home.bedrooms)


def _limit(model: Any, home: Home, living: Sequence[tuple[Group, Any]]) -> None:
    over = [model.new_bool_var("") for _ in home.over_limit]
    for allowed, given in zip(home.over_limit, over, strict=True):
        for group, x in living:
            if group.id not in allowed:
                model.add_implication(given, x.negated())
    everyone = sum(group.size for group, _ in living)
    size = sum(group.size * x for group, x in living)
    model.add(size - everyone * sum(over) <= home.limit)
