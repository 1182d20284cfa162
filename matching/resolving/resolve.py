"""From a placement problem to a resolved one: rules prune, preferences count."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from matching.child.families import Family, families_to_place, planned_together, related_families
from matching.children import Child, NeededBy
from matching.home.occupancy import Occupancy
from matching.home.shared_bedrooms import beside_relatives
from matching.places import Place
from matching.policy import Policy
from matching.preferences.preference import Wanting
from matching.problem import Problem
from matching.resolved import Costs, Group, Home, Resolved
from matching.resolving.costs import costs_of, wanting_of
from matching.resolving.eligibility import every_reason
from matching.rules.bedrooms import rooms_needed
from matching.rules.flags_apart import ages_against
from matching.rules.foster_limit import within_foster_limit
from matching.rules.not_together import must_be_apart
from matching.rules.rule import Reason


def resolve(
    problem: Problem,
    families: Sequence[Family] | None = None,
    known: Resolved | None = None,
) -> Resolved:
    """Work out who may live where and what each choice counts, for everyone being placed.

    `families` divides the children another way than the sibling plans do. Where the same problem
    is already resolved, `known` spares working out again what is the same for a family.
    """
    families = families_to_place(problem) if families is None else families
    wanting = {child.id: wanting_of(child, problem) for child in problem.children if child.in_play}
    homes = tuple(_home(place, problem, families) for place in problem.places)
    pairs = {
        family.id: _known_pairs(family, known) or _pairs(family, problem, wanting)
        for family in families
    }
    sharing = _sharing(families, problem)
    beside = beside_relatives(
        [(family.id, family.children) for family in families],
        {home.id: home.places for home in homes if home.bedrooms is not None},
        pairs,
        sharing,
        problem,
    )
    return Resolved(
        levels=problem.policy.order,
        groups=tuple(_group(family, problem) for family in families),
        homes=tuple(
            replace(home, bedrooms=None) if home.id in beside.nobody_new else home for home in homes
        ),
        pairs={
            family.id: _but_newcomers(family, pairs[family.id], beside.nobody_new)
            for family in families
        },
        fallback={family.id: _fallback(family, problem, wanting) for family in families},
        apart=_apart(families, problem),
        flag_apart=_flag_apart(families, problem),
        prefer_together=_prefer_together(families, problem),
        sharing=sharing,
        pair_bedrooms=beside.bedrooms,
    )


def around(family: Family, place: Place, problem: Problem) -> Occupancy:
    """Say who stays in a place whatever is decided, and the room that could be left.

    A place that holds more children today than it may takes nobody new until that is put right.
    """
    residents = problem.residents_of(place.id)
    newcomers = any(child.lives_here != place.id for child in family.children)
    if newcomers and overfull(residents, place, problem.date, problem.policy):
        return Occupancy.of(place, tuple(c for c in residents if c not in family.children))
    return Occupancy.of(place, problem.staying_in(place.id))


def overfull(residents: Sequence[Child], place: Place, day: date, policy: Policy) -> bool:
    """Say whether a place holds more children today than its terms, bedrooms or limit allow."""
    rooms = place.bedrooms is not None and (rooms_needed(residents, day, policy) > place.bedrooms)
    return (
        rooms
        or len(residents) > place.capacity
        or not within_foster_limit(residents, place, policy)
    )


def reason_against(family: Family, place: Place, problem: Problem) -> Reason | None:
    """Give the one rule that keeps a family out of a place, those in play counted as gone."""
    return next(reasons_against(family, place, problem), None)


def reasons_against(family: Family, place: Place, problem: Problem) -> Iterator[Reason]:
    """Give every reason that keeps a family out of a place, those in play counted as gone."""
    return every_reason(
        family.children,
        place,
        around(family, place, problem),
        problem.date,
        problem.policy,
        problem.minutes,
    )


def _group(family: Family, problem: Problem) -> Group:
    children = family.children
    return Group(
        id=family.id,
        size=len(children),
        bedrooms=rooms_needed(children, problem.date, problem.policy),
        alone=any(child.sole_child for child in children),
        flags=_flags(children, problem),
        members=tuple(child.id for child in children),
        emergency=all(child.needed_by is NeededBy.TODAY for child in children),
    )


def _flags(children: Sequence[Child], problem: Problem) -> tuple[str, ...]:
    """Give the flags that may keep children apart; others say nothing to the optimiser."""
    that_matter = {flag for pair in problem.policy.flags_apart for flag in pair}
    return tuple(sorted({f for child in children for f in child.flags} & that_matter))


def _home(place: Place, problem: Problem, families: Sequence[Family]) -> Home:
    residents = problem.residents_of(place.id)
    staying = problem.staying_in(place.id)
    may_leave = len(residents) - len(staying)
    if overfull(residents, place, problem.date, problem.policy):
        return Home(place.id, may_leave)
    places = place.capacity - len(staying)
    bedrooms = None
    if place.bedrooms is not None:
        bedrooms = place.bedrooms - rooms_needed(staying, problem.date, problem.policy)
    limit, over = _limit(place, staying, families, problem)
    return Home(
        id=place.id,
        places=places,
        bedrooms=bedrooms,
        reserved=max(0, min(place.reserved_for_emergencies, places - may_leave)),
        limit=limit,
        over_limit=over,
    )


def _limit(
    place: Place, staying: Sequence[Child], families: Sequence[Family], problem: Problem
) -> tuple[int | None, tuple[frozenset[str], ...]]:
    """Give the room under the fostering limit, and who may go over it: one family, or exempt."""
    policy = problem.policy
    if policy.foster_limit is None or not place.type.is_foster:
        return None, ()
    if place.capacity <= policy.foster_limit:
        return None, ()
    settled_in = {child.siblings for child in staying}
    over = [
        _sharers(families, name) for name in sorted(_family_names(families)) if settled_in <= {name}
    ]
    if all(child.id in place.exemptions for child in staying):
        over.append(
            frozenset(f.id for f in families if all(c.id in place.exemptions for c in f.children))
        )
    # Brothers and sisters who live there already may be more than the limit: then there is no room.
    room = max(0, policy.foster_limit - len(staying))
    return room, tuple(groups for groups in over if groups)


def _family_names(families: Sequence[Family]) -> set[str]:
    return {c.siblings for f in families for c in f.children if c.siblings is not None}


def _sharers(families: Sequence[Family], name: str) -> frozenset[str]:
    return frozenset(f.id for f in families if f.children[0].siblings == name)


def _known_pairs(family: Family, known: Resolved | None) -> Mapping[str, Costs]:
    if known is None:
        return {}
    members = tuple(child.id for child in family.children)
    same = any(g.id == family.id and g.members == members for g in known.groups)
    return known.pairs[family.id] if same else {}


def _pairs(family: Family, problem: Problem, wanting: Mapping[str, Wanting]) -> dict[str, Costs]:
    return {
        place.id: costs_of(family.children, place, problem, wanting)
        for place in problem.places
        if reason_against(family, place, problem) is None
    }


def _but_newcomers(
    family: Family, costs: Mapping[str, Costs], nobody_new: frozenset[str]
) -> Mapping[str, Costs]:
    """Leave out the homes that only those who live there may have."""
    if nobody_new.isdisjoint(costs):
        return costs
    return {
        home: each
        for home, each in costs.items()
        if home not in nobody_new or all(child.lives_here == home for child in family.children)
    }


def _fallback(family: Family, problem: Problem, wanting: Mapping[str, Wanting]) -> Costs:
    return costs_of(family.children, None, problem, wanting)


def _apart(families: Sequence[Family], problem: Problem) -> tuple[tuple[str, str], ...]:
    day = problem.date
    return tuple(
        (one.id, other.id)
        for one, other in combinations(families, 2)
        if any(
            must_be_apart(a, b) or ages_against(a, b, day)
            for a in one.children
            for b in other.children
        )
    )


def _flag_apart(families: Sequence[Family], problem: Problem) -> tuple[tuple[str, str], ...]:
    """Keep the pairs of flags that concern children of two families."""
    raised = {flag for family in families for child in family.children for flag in child.flags}
    return tuple(pair for pair in problem.policy.flags_apart if raised.issuperset(pair))


def _prefer_together(
    families: Sequence[Family], problem: Problem
) -> tuple[tuple[str, str, Costs], ...]:
    """List pairs planned together whose members are placed on their own, and what apart counts."""
    level = problem.policy.order.index("siblings_apart")
    found = []
    for one, other in related_families(families):
        pairs = sum(planned_together(a, b) for a in one.children for b in other.children)
        if pairs:
            costs = tuple(pairs if i == level else 0 for i in range(len(problem.policy.order)))
            found.append((one.id, other.id, costs))
    return tuple(sorted(found))


def _sharing(families: Sequence[Family], problem: Problem) -> tuple[tuple[str, str], ...]:
    def rooms(*children: Child) -> int:
        return rooms_needed(children, problem.date, problem.policy)

    return tuple(
        sorted(
            (one.id, other.id)
            for one, other in related_families(families)
            if rooms(*one.children, *other.children) < rooms(*one.children) + rooms(*other.children)
        )
    )
