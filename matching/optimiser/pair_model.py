"""The model of pairs: one variable for a group in a home it may have, and every hard rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from matching.resolved import Costs, Group, Home, Resolved

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(slots=True)
class Model:
    """The model, its choice variables by group and home, and the cost vector of each variable."""

    model: "cp_model.CpModel"
    choices: dict[str, dict[str | None, Any]]
    constant: list[int]
    costs: list[tuple[Any, Costs]] = field(default_factory=list)

    def living_in(self, home: str) -> list[tuple[str, Any]]:
        """List the groups that may live in a home, with their variables."""
        return [(g, options[home]) for g, options in self.choices.items() if home in options]


def build(resolved: Resolved) -> Model | None:
    """Make the model; None when some group has nothing it may be given."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    built = Model(model, {}, [0] * len(resolved.levels))
    for group in resolved.groups:
        options = resolved.choices(group.id)
        if not options:
            return None
        variables = {home: model.new_bool_var("") for home in options}
        model.add_exactly_one(variables.values())
        built.choices[group.id] = variables
        # Everyone's own least is paid in any case: leaving it out keeps the numbers small.
        least = tuple(map(min, zip(*options.values(), strict=True)))
        built.constant = [a + b for a, b in zip(built.constant, least, strict=True)]
        built.costs += [
            (variables[home], tuple(cost - low for cost, low in zip(costs, least, strict=True)))
            for home, costs in options.items()
        ]
    groups = {group.id: group for group in resolved.groups}
    shared = _shared_bedrooms(resolved, built)
    for home in resolved.homes:
        _room(built, home, groups)
        _bedrooms(built, home, groups, resolved, shared.get(home.id, []))
        _limit(built, home, groups)
        _not_together(built, home, groups, resolved)
    _rather_together(built, resolved)
    return built


def read(built: Model, solver: Any) -> dict[str, str | None]:
    """Read the answer that the solver found."""
    return {
        group: next(home for home, x in options.items() if solver.boolean_value(x))
        for group, options in built.choices.items()
    }


def hint(built: Model, assignment: Mapping[str, str | None]) -> None:
    """Begin with an answer at hand."""
    built.model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
    for group, options in built.choices.items():
        for home, x in options.items():
            built.model.add_hint(x, int(assignment[group] == home))


def _room(built: Model, home: Home, groups: Mapping[str, Group]) -> None:
    living = built.living_in(home.id)
    if sum(groups[g].size for g, _ in living) > home.places:
        built.model.add(sum(groups[g].size * x for g, x in living) <= home.places)
    ordinary = [(g, x) for g, x in living if not groups[g].emergency]
    if home.reserved and ordinary:
        left = home.places - home.reserved
        built.model.add(sum(groups[g].size * x for g, x in ordinary) <= left)


def _bedrooms(
    built: Model, home: Home, groups: Mapping[str, Group], resolved: Resolved, shared: list[Any]
) -> None:
    if home.bedrooms is None:
        return
    living = [
        (resolved.pair_bedrooms.get((g, home.id), groups[g].bedrooms), x)
        for g, x in built.living_in(home.id)
    ]
    if sum(rooms for rooms, _ in living) > home.bedrooms:
        rooms = sum(rooms * x for rooms, x in living)
        built.model.add(rooms - sum(shared) <= home.bedrooms)


def _shared_bedrooms(resolved: Resolved, built: Model) -> dict[str, list[Any]]:
    """Add a choice for each pair that would share a bedroom in a home; each group shares once."""
    shared: dict[str, list[Any]] = {}
    once: dict[tuple[str, str], list[Any]] = {}
    binding = {home.id for home in resolved.homes if home.bedrooms is not None}
    for one, other in resolved.sharing:
        for home, x in built.choices[one].items():
            if home in binding and home in built.choices[other] and home is not None:
                share = built.model.new_bool_var("")
                built.model.add_implication(share, x)
                built.model.add_implication(share, built.choices[other][home])
                shared.setdefault(home, []).append(share)
                once.setdefault((one, home), []).append(share)
                once.setdefault((other, home), []).append(share)
    for shares in once.values():
        if len(shares) > 1:
            built.model.add_at_most_one(shares)
    return shared


def _limit(built: Model, home: Home, groups: Mapping[str, Group]) -> None:
    """Keep within the fostering limit, unless the home is given over to those who may exceed it."""
    if home.limit is None or home.limit >= home.places:
        return
    living = built.living_in(home.id)
    over = [built.model.new_bool_var("") for _ in home.over_limit]
    for groups_over, given in zip(home.over_limit, over, strict=True):
        for group, x in living:
            if group not in groups_over:
                built.model.add_implication(given, x.negated())
    if over:
        built.model.add_at_most_one(over)
    size = sum(groups[g].size * x for g, x in living)
    extra = home.places - home.limit
    built.model.add(size - extra * sum(over) <= home.limit)


def _not_together(
    built: Model, home: Home, groups: Mapping[str, Group], resolved: Resolved
) -> None:
    apart = {frozenset(pair) for pair in resolved.apart}
    flagged = any(groups[g].flags for g in groups) and bool(resolved.flag_apart)
    if not apart and not flagged and not any(group.alone for group in groups.values()):
        return
    for (one, x), (other, y) in combinations(built.living_in(home.id), 2):
        a, b = groups[one], groups[other]
        if a.size + b.size > home.places:
            continue
        if a.alone or b.alone or frozenset((one, other)) in apart or _clash(a, b, resolved):
            built.model.add_bool_or([x.negated(), y.negated()])


def _clash(one: Group, other: Group, resolved: Resolved) -> bool:
    return any(
        (a in one.flags and b in other.flags) or (b in one.flags and a in other.flags)
        for a, b in resolved.flag_apart
    )


def _rather_together(built: Model, resolved: Resolved) -> None:
    """Count what it costs when two groups that would rather be together are not."""
    for one, other, costs in resolved.prefer_together:
        for level, cost in enumerate(costs):
            built.constant[level] += cost
        saved = tuple(-cost for cost in costs)
        for home, x in built.choices[one].items():
            y = built.choices[other].get(home)
            if home is None or y is None:
                continue
            both = built.model.new_bool_var("")
            built.model.add_implication(both, x)
            built.model.add_implication(both, y)
            built.model.add_bool_or([both, x.negated(), y.negated()])
            built.costs.append((both, saved))
